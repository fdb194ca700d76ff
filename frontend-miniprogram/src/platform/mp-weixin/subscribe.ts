import type { SubscribeOutcome } from '../contract'

/** WeChat can be asked, inside a tap. */
export const canSubscribe = true

/** Asks for one message of each template. WeChat allows it only inside a tap, and one tap buys one message. */
export function askSubscription(templateIds: readonly string[]): Promise<SubscribeOutcome> {
  return new Promise((resolve) => {
    uni.requestSubscribeMessage({
      tmplIds: [...templateIds],
      success: (answer) => {
        const answers = answer as unknown as Record<string, string>
        resolve(templateIds.some((id) => answers[id] === 'accept') ? 'accepted' : 'refused')
      },
      fail: () => resolve('unavailable'),
    })
  })
}
