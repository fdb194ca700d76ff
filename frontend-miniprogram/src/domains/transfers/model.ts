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
/** An entry of the address book as it is written. */
export type ExternalOrganizationForm = Shape<'ExternalOrganizationCreate'>
/** What came on paper, as it is typed in. */
export type IncomingForm = Shape<'IncomingTransferCreate'>
/** How a transfer stands in the national system, as it is copied from there. */
export type MirrorForm = Shape<'MirrorCommand'>
/** What an office may do with the papers of a transfer. */
export type Paperwork = Shape<'Paperwork'>

/** Nothing more will happen to it. */
const OVER: readonly TransferStatus[] = ['closed', 'rejected', 'withdrawn', 'cancelled']
/** While one of these stands, the member can ask for no other. */
const OPEN: readonly TransferStatus[] = ['draft', 'pending', 'in_transit', 'returned', 'refused']
/** The affiliation stays where it is, and the person comes back to it. */
const STAYS: readonly TransferKind[] = ['abroad', 'temporary']

export function isStay({ kind }: { readonly kind: TransferKind | '' }): boolean {
  return kind !== '' && STAYS.includes(kind)
}

export function isOver({ status }: Pick<TransferItem, 'status'>): boolean {
  return OVER.includes(status)
}

export function isOpen({ status }: Pick<TransferItem, 'status'>): boolean {
  return OPEN.includes(status)
}

/** The other side, outside this system, has answered over the letter's code; the committee that sends has still to file it. */
export function isReceiptSaid({ status, receipt_handler: handler }: Pick<Transfer, 'status' | 'receipt_handler'>): boolean {
  return handler !== '' && (status === 'in_transit' || status === 'expired')
}

/** The one that is on its way, the newest first; undefined when there is none. */
export function openOne<T extends Pick<TransferItem, 'status'>>(items: readonly T[]): T | undefined {
  return items.find((item) => !isOver(item))
}
