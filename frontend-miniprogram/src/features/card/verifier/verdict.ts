import { verify, type Card, type Keys, type Reason } from '../dm1/dm1'
import { isWithdrawn, listOf, type StatusList } from '../dm1/status-list'

/** A verifier's answer without the server, and for how long what it knows may be trusted: docs/dm1.md. */

/** Why there is no answer: what this device knows is missing, too old, or its clock is wrong. */
export type Doubt = 'no_keys' | 'old_keys' | 'no_list' | 'old_list' | 'wrong_clock'

export type Judgement =
  | { readonly answer: 'valid'; readonly card: Card }
  | { readonly answer: 'invalid'; readonly reason: Reason | 'revoked' | 'replayed'; readonly card?: Card | undefined }
  | { readonly answer: 'unknown'; readonly doubt: Doubt }

/** What this device knows; times in seconds since 1970. */
export interface Known {
  /** The issuer's keys, and when they were fetched. */
  readonly keys: { readonly byKid: Keys; readonly at: number } | null
  readonly listNumbered: (number: number) => StatusList | undefined
  readonly wasSeen: (replayKey: string) => boolean
}

const DAY_S = 24 * 3600
const KEYS_LAST_S = 14 * DAY_S
const LIST_LASTS_S = 3 * DAY_S
export const LIST_WARNS_MS = DAY_S * 1000
/** By so much the clocks of server and device may differ. */
const CLOCKS_DIFFER_S = 300

/** Refuses what is wrong whatever else is unknown; says yes only to what is known to be right. */
export function judge(text: string, known: Known, now: number, challenge?: string): Judgement {
  const { reason, card } = verify(text, known.keys?.byKid ?? new Map(), now, challenge)
  const doubt = doubtOfKeys(known.keys?.at, now)
  if (reason === 'unknown_key' && doubt !== undefined) return { answer: 'unknown', doubt }
  return reason === undefined ? judgeGenuine(card, known, now, doubt) : { answer: 'invalid', reason, card }
}

function judgeGenuine(card: Card, known: Known, now: number, doubtOfItsKey: Doubt | undefined): Judgement {
  const list = known.listNumbered(listOf(card.statusIndex))
  if (list !== undefined && isWithdrawn(list, card.statusIndex)) return { answer: 'invalid', reason: 'revoked', card }
  const doubt = doubtOfItsKey ?? doubtOfList(list, now)
  if (doubt !== undefined) return { answer: 'unknown', doubt }
  return card.replayKey !== undefined && known.wasSeen(card.replayKey) ? { answer: 'invalid', reason: 'replayed', card } : { answer: 'valid', card }
}

function doubtOfKeys(at: number | undefined, now: number): Doubt | undefined {
  if (at === undefined) return 'no_keys'
  if (at > now + CLOCKS_DIFFER_S) return 'wrong_clock'
  return now - at > KEYS_LAST_S ? 'old_keys' : undefined
}

function doubtOfList(list: StatusList | undefined, now: number): Doubt | undefined {
  if (list === undefined) return 'no_list'
  if (list.issuedAt > now + CLOCKS_DIFFER_S) return 'wrong_clock'
  return now - list.issuedAt > LIST_LASTS_S ? 'old_list' : undefined
}
