import { forget, keep, readKept } from '@/platform/storage'
import type { Shape } from '../http/shapes'
import { clearOutbox } from '../outbox/outbox'
import { clearCache } from '../resource/cache'
import { clearTokens, setTokens } from './tokens'

const KEY = 'owner'
const VERSION = 1

const endings: (() => void)[] = []

/** Whatever else belongs to the person (who they are, counts) registers here to be forgotten with the session. */
export function onSessionEnd(action: () => void): void {
  endings.push(action)
}

/**
 * Whose account it is that outbox and cache were filled for. It outlives the tokens: a session that ends by itself leaves what waits to
 * the same person's next one. Null when nobody has signed in here, or the last one signed out.
 */
export function keptFor(): string | null {
  return readKept<string>(KEY, VERSION)
}

/** What is here of anybody but this person goes first; it must not be shown to them, nor sent in their name. */
export function beginSession(session: Shape<'Tokens'>): void {
  const before = keptFor()
  // Where nobody was signed in, what was said without a name is as likely their own, and its number is kept nowhere else.
  if (before !== session.account_id) forgetPerson((item) => before === null && item.isAnonymous)
  keep(KEY, VERSION, session.account_id)
  setTokens({ access: session.access_token, refresh: session.refresh_token, until: session.session_expires_at })
}

/** Leaves nothing of the person on the device. */
export function endSession(): void {
  forgetPerson(() => false)
}

function forgetPerson(mayStay: Parameters<typeof clearOutbox>[0]): void {
  clearTokens()
  forget(KEY)
  clearCache()
  clearOutbox(mayStay)
  endings.forEach((action) => action())
}
