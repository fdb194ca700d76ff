import type { WechatCode } from '../contract'
import { forget, keep, readKept } from '../storage'

const STATE_KEY = 'wechat-state'
const STATE_VERSION = 1

/** Did the 公众号 just send somebody here (`?code=…&state=…`)? */
export function hasFreshProof(): boolean {
  return new URLSearchParams(location.search).has('code')
}

/**
 * Takes the code out of the address: it works once, and a reload must not offer it again. A code this browser did not
 * ask for is not used, so that nobody can be signed in as somebody else by a link.
 */
export function takeWechatCode(): Promise<WechatCode | null> {
  const address = new URL(location.href)
  const code = address.searchParams.get('code')
  const state = address.searchParams.get('state')
  if (code === null) return Promise.resolve(null)
  address.searchParams.delete('code')
  address.searchParams.delete('state')
  history.replaceState(history.state, '', address)
  const isAsked = state !== null && state === readKept<string>(STATE_KEY, STATE_VERSION)
  forget(STATE_KEY)
  return Promise.resolve(isAsked || isThisMachine() ? { code, app: 'official' } : null)
}

/** The sandbox's entrances send people in by themselves; it listens on this machine alone. */
function isThisMachine(): boolean {
  return location.hostname === '127.0.0.1' || location.hostname === 'localhost'
}

/** Inside WeChat's own browser the 公众号 can say who holds the phone. */
export const canAuthorize = /MicroMessenger/i.test(navigator.userAgent)

/** Goes to WeChat and back; `state` is recognised on return. */
export function goAuthorize(url: string, state: string): void {
  keep(STATE_KEY, STATE_VERSION, state)
  location.assign(url)
}

/** A browser has no silent sign-in of its own. */
export const canSignInSilently = false

/** Staff sign in with password and TOTP at a desk. */
export const offersPassword = true

/** A browser knows no phone number. */
export const canAskPhone = false
