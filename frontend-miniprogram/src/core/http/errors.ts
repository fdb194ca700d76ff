/** What went wrong, in the terms a page can act on. Words for people are in `copy/errors.ts`, never here. */

/**
 * - `offline`: there is no network, nothing was sent or nothing came back.
 * - `timeout`: the network is there, the answer did not come in time.
 * - `server`: the server failed or is busy (5xx, 429).
 * - `refused`: the server understood and will not (401, 403, 404, 409, 412 …).
 * - `invalid`: what was sent has to be mended (400, 422); `fields` says where.
 */
export type ErrorKind = 'offline' | 'timeout' | 'server' | 'refused' | 'invalid'

export interface AppError {
  /** Stable code of the server (`activities.closed`) or one of our own (`network.offline`). */
  readonly code: string
  readonly kind: ErrorKind
  readonly status?: number
  /** The server's own plain sentence; shown when `copy/errors.ts` has none for the code. */
  readonly title?: string
  /** Names this request in the server's log, for whoever reports the fault. */
  readonly requestId?: string
  /** Field name → sentence that says the mend. */
  readonly fields?: Readonly<Record<string, string>>
  /** Which line of a list that was sent is at fault, counted from 0. */
  readonly line?: number
  readonly retryAfterS?: number
  /** Who acted first, and when: sent with a stale decision. */
  readonly by?: string
  readonly at?: string
}

export type Result<T> = { readonly ok: true; readonly value: T } | { readonly ok: false; readonly error: AppError }

export const success = <T>(value: T): Result<T> => ({ ok: true, value })
export const failure = (error: AppError): { ok: false; error: AppError } => ({ ok: false, error })

/** Codes this client makes itself, because no server was there to make them. */
export const OFFLINE: AppError = { code: 'network.offline', kind: 'offline' }
export const TIMEOUT: AppError = { code: 'network.timeout', kind: 'timeout' }
export const SIGNED_OUT: AppError = { code: 'session.missing', kind: 'refused', status: 401 }
export const SESSION_EXPIRED: AppError = { code: 'accounts.session_expired', kind: 'refused', status: 401 }

/** True when the same request may succeed later without anybody changing anything. */
export function mayPass(error: AppError): boolean {
  return error.kind === 'offline' || error.kind === 'timeout' || error.kind === 'server'
}
