import type { WechatCode } from '../contract'

/** Nobody is sent in from outside: WeChat is asked at each launch without a session. */
export function hasFreshProof(): boolean {
  return false
}

/** A code that proves to our server whose WeChat this is. No dialog is shown. Null when WeChat can't be reached. */
export function takeWechatCode(): Promise<WechatCode | null> {
  return new Promise((resolve) => {
    uni.login({ provider: 'weixin', success: ({ code }) => resolve({ code, app: 'mini' }), fail: () => resolve(null) })
  })
}

export const canSignInSilently = true

/** Passwords belong at a desk. */
export const offersPassword = false

/** WeChat hands the number over after its own question. */
export const canAskPhone = true

/** The mini-program asks WeChat itself; the 公众号's detour is for browsers. */
export const canAuthorize = false

export function goAuthorize(_url: string, _state: string): void {}
