import { keep, readKept } from '@/platform/storage'

/** Codes that this device has found good lately: the same one again is a copy. A code is good for two minutes at the most. */

const KEY = 'verifier.seen'
const VERSION = 1
const MEMORY_MS = 120_000

interface Seen {
  readonly key: string
  readonly at: number
}

/** Also where the device keeps nothing. */
let seen: readonly Seen[] = readKept<readonly Seen[]>(KEY, VERSION) ?? []

export function wasSeen(replayKey: string, nowMs: number): boolean {
  return seen.some(({ key, at }) => key === replayKey && Math.abs(nowMs - at) <= MEMORY_MS)
}

export function remember(replayKey: string, nowMs: number): void {
  seen = [...seen.filter(({ at }) => Math.abs(nowMs - at) <= MEMORY_MS), { key: replayKey, at: nowMs }]
  keep(KEY, VERSION, seen)
}
