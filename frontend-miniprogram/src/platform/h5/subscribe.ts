import type { SubscribeOutcome } from '../contract'

/** A browser can't be asked. */
export const canSubscribe = false

/** Subscription messages exist in the mini-program only. */
export function askSubscription(_templateIds: readonly string[]): Promise<SubscribeOutcome> {
  return Promise.resolve('unavailable')
}
