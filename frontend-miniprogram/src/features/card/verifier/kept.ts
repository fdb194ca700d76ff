import { now } from '@/core/clock'
import type { KeySet } from '@/domains/identity/card'
import { readKeySet, readStatusListText } from '@/domains/identity/card-api'
import { keep, readKept } from '@/platform/storage'
import { keysOf } from '../dm1/dm1'
import { readStatusList, type StatusList } from '../dm1/status-list'
import type { Known } from './verdict'

/**
 * The issuer's keys and the lists of withdrawn cards, kept on the device for verifying without a network. Both are public and belong to
 * nobody, so they stay when somebody signs out. Here is when they are asked for; how old they may be is the verdict's business.
 */

const VERSION = 1
const KEYS = 'verifier.keys'
const listKey = (number: number) => `verifier.list.${number}`
const KEYS_FRESH_MS = 60 * 60_000
const KEYS_AGAIN_MS = 5 * 60_000
const LIST_FRESH_MS = 60_000

interface KeptKeys {
  readonly set: KeySet
  /** By the server's clock, milliseconds. */
  readonly at: number
}

/** The signed text as it came: it is verified anew each time it is used. */
interface KeptList {
  readonly text: string
  readonly at: number
}

let askedForUnknownAt = Number.NEGATIVE_INFINITY

const keptKeys = () => readKept<KeptKeys>(KEYS, VERSION)
const isWithin = (at: number, ms: number) => Math.abs(now().getTime() - at) < ms

export function knownKeys(): Known['keys'] {
  const kept = keptKeys()
  return kept && { byKid: keysOf(kept.set), at: kept.at / 1000 }
}

export function knownList(number: number): StatusList | undefined {
  const kept = readKept<KeptList>(listKey(number), VERSION)
  const keys = knownKeys()
  return kept === null || keys === null ? undefined : readStatusList(kept.text, number, keys.byKid)
}

/** Asks for the keys once an hour, and for one that is not among them at most once in five minutes. */
export async function renewKeys(isOneUnknown = false): Promise<void> {
  const keptAt = keptKeys()?.at ?? Number.NEGATIVE_INFINITY
  if (isOneUnknown ? isWithin(Math.max(keptAt, askedForUnknownAt), KEYS_AGAIN_MS) : isWithin(keptAt, KEYS_FRESH_MS)) return
  if (isOneUnknown) askedForUnknownAt = now().getTime()
  const answer = await readKeySet()
  if (answer.ok) keep(KEYS, VERSION, { set: answer.value, at: now().getTime() } satisfies KeptKeys)
}

/** Asks for a list once a minute: as often as it changes. One that is not signed by a known key does not take the place of another. */
export async function renewList(number: number): Promise<void> {
  const kept = readKept<KeptList>(listKey(number), VERSION)
  if (kept !== null && isWithin(kept.at, LIST_FRESH_MS)) return
  const answer = await readStatusListText(number)
  const keys = knownKeys()
  if (!answer.ok || keys === null || readStatusList(answer.value, number, keys.byKid) === undefined) return
  keep(listKey(number), VERSION, { text: answer.value, at: now().getTime() } satisfies KeptList)
}
