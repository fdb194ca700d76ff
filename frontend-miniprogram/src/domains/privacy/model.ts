import type { Shape } from '@/core/http/shapes'

/** The own record, its numbers masked. */
export type OwnRecord = Shape<'OwnRecord'>
/** The own numbers and address in full: never kept on the device. */
export type OwnValues = Shape<'OwnValues'>
/** Something the member agreed to, with the words of that day. */
export type Consent = Shape<'ConsentRead'>
