import { headerOf, type RawOutcome, type RawReply } from '@/platform/transport'
import { learnServerTime } from '../clock'
import { sessionReady } from '../session/ready'
import { currentTokens } from '../session/tokens'
import { failure, OFFLINE, SIGNED_OUT, success, TIMEOUT, type Result } from './errors'
import { renew } from './refresh'

/** `required`: without a session nothing is sent. `optional`: sent with one if there is one. `never`: sent bare. */
export type Identity = 'required' | 'optional' | 'never'

/** Runs one attempt with the caller's token; after a 401 waits for the one renewal and repeats exactly once. */
export async function withIdentity(
  identity: Identity,
  attempt: (headers: Record<string, string>) => Promise<RawOutcome>,
): Promise<Result<RawReply>> {
  if (identity === 'never') return ending(await timed(() => attempt({})))
  await sessionReady()
  const token = currentTokens()?.access
  if (token === undefined) return identity === 'required' ? failure(SIGNED_OUT) : ending(await timed(() => attempt({})))
  const first = ending(await timed(() => attempt(bearer(token))))
  if (!first.ok || first.value.status !== 401) return first
  const renewed = await renew(token)
  return renewed.ok ? ending(await timed(() => attempt(bearer(renewed.value.access)))) : renewed
}

const bearer = (token: string) => ({ Authorization: `Bearer ${token}` })

export function ending(outcome: RawOutcome): Result<RawReply> {
  if ('reply' in outcome) return success(outcome.reply)
  return failure(outcome.lost === 'timeout' ? TIMEOUT : OFFLINE)
}

async function timed(attempt: () => Promise<RawOutcome>): Promise<RawOutcome> {
  const sentAt = Date.now()
  const outcome = await attempt()
  if ('reply' in outcome && isOfNow(outcome.reply)) learnServerTime(outcome.reply.headers.date, sentAt, Date.now())
  return outcome
}

/** A browser gives an answer that lasts once more from its own store, with the date of when it came. */
function isOfNow(reply: RawReply): boolean {
  return !/max-age=[1-9]/.test(headerOf(reply, 'cache-control') ?? '')
}
