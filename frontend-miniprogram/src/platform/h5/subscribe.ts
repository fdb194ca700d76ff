import type { SubscribeOutcome } from '../contract'

/** Subscription messages exist in the mini-program only. */
export function askSubscription(_templateIds: readonly string[]): Promise<SubscribeOutcome> {
  return Promise.resolve('unavailable')
}
