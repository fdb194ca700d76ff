import type { WechatCode } from '../contract'

const PARAMETER = 'code'

/**
 * Inside WeChat's browser the 公众号 sends people back with `?code=…`. It works once, so it is taken out of the address:
 * a reload must not offer it again.
 */
export function takeWechatCode(): Promise<WechatCode | null> {
  const address = new URL(location.href)
  const code = address.searchParams.get(PARAMETER)
  if (code === null) return Promise.resolve(null)
  address.searchParams.delete(PARAMETER)
  address.searchParams.delete('state')
  history.replaceState(history.state, '', address)
  return Promise.resolve({ code, app: 'official' })
}

/** A browser has no silent sign-in of its own. */
export const canSignInSilently = false

/** Staff sign in with password and TOTP at a desk. */
export const offersPassword = true

/** A browser knows no phone number. */
export const canAskPhone = false
