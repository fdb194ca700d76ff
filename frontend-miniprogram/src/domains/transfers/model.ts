import type { Shape } from '@/core/http/shapes'

export type TransferKind = Shape<'TransferKind'>
export type TransferStatus = Shape<'TransferStatus'>
export type TransferStep = Shape<'TransferStep'>
export type TransferAction = Shape<'TransferAction'>
export type TransferReason = Shape<'TransferReason'>
export type ReplyReason = Shape<'ReplyReason'>
/** What is asked for; the same fields when it is written anew. */
export type TransferForm = Shape<'TransferCreate'>
export type TransferChange = Shape<'TransferUpdate'>
/** A line of a list. */
export type TransferItem = Shape<'TransferItem'>
/** One transfer whole, with what the caller may do and has to acknowledge. */
export type Transfer = Shape<'TransferRead'>
export type TransferHolder = Shape<'TransferHolder'>
/** What would become of an application, before it is one. */
export type TransferPreflight = Shape<'TransferPreflight'>
export type TransferCommand = Shape<'TransferActionCommand'>
export type TimelineEntry = Shape<'TimelineEntry'>
/** Where somebody can move to. */
export type TransferTarget = Shape<'TransferTarget'>
export type ExternalOrganization = Shape<'ExternalOrganizationRead'>
