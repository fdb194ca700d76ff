import type { AppError } from '@/core/http/errors'

/** What can go wrong with a ticket on this phone. Codes of this client; their words are in `copy/errors.ts`. */

export const faultOf = (code: string): AppError => ({ code, kind: 'refused' })
export const KEY_WRONG = faultOf('ballot.key_wrong')
export const NOT_KEPT = faultOf('ballot.not_kept')
export const TICKET_WRONG = faultOf('ballot.ticket_wrong')
export const TICKET_MISSING = faultOf('ballot.ticket_missing')
