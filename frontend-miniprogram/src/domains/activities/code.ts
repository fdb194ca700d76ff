import type { Shape } from '@/core/http/shapes'

/**
 * The rotating check-in code: fetched some steps ahead, so that a screen goes on showing it without a network. `url` is of
 * the step in which it was fetched, `following` of those after it. A code is taken during its own step and the next, at
 * whose end `valid_until` lies.
 */
export type CheckInCode = Pick<Shape<'CheckInCodeRead'>, 'url' | 'valid_until' | 'step_seconds' | 'following'>

/** How many steps have passed since the code was fetched, by the server's clock. */
function stepsPassed(code: CheckInCode, now: Date): number {
  const stepMs = code.step_seconds * 1000
  const startedMs = Date.parse(code.valid_until) - 2 * stepMs
  return Math.max(0, Math.floor((now.getTime() - startedMs) / stepMs))
}

/** The address to show now; null when the last one known is over. */
export function addressNow(code: CheckInCode, now: Date): string | null {
  return [code.url, ...code.following][stepsPassed(code, now)] ?? null
}

/** True when it is time to fetch the next ones: after every step while the network is there, so that enough stay in hand. */
export function isWorn(code: CheckInCode, now: Date): boolean {
  return stepsPassed(code, now) > 0
}
