import type { Shape } from '@/core/http/shapes'

export type MemberItem = Shape<'MemberItem'>
/** A record in full, its numbers masked. */
export type Member = Shape<'MemberRead'>
export type MemberStatus = Shape<'Status'>
export type MemberCategory = Shape<'Category'>
export type Revealed = Shape<'Revealed'>
