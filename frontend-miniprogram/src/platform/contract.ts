/**
 * What each target provides under `@platform`: `h5/` and `mp-weixin/` hold the same files with the same exports, and
 * both are type-checked against every use. Shapes that both share are here.
 */

export type ScanOutcome =
  | { readonly kind: 'scanned'; readonly text: string }
  /** The person closed the camera: not an error. */
  | { readonly kind: 'cancelled' }
  /** No camera, or no permission: offer typing instead. */
  | { readonly kind: 'unavailable' }

/** A picture may hold no code. */
export type PictureOutcome = ScanOutcome | { readonly kind: 'no-code' }

/** What stands around something that covers the page. */
export interface ViewWords {
  readonly title: string
  readonly close: string
}

/** What stands around the camera's picture; WeChat's scanner has words of its own. */
export interface ScanWords extends ViewWords {
  readonly hint: string
}

export type SubscribeOutcome = 'accepted' | 'refused' | 'unavailable'

/** WeChat's proof of who holds the phone; `app` says which of the township's two WeChat accounts it comes from. */
export interface WechatCode {
  readonly code: string
  readonly app: 'mini' | 'official'
}

/** How the client was opened. */
export interface Launch {
  /** The token of a check-in code, when the ordinary link was opened (`https://HOST/c?t=…`). */
  readonly checkInToken?: string
}
