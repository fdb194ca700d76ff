import { forget, keep, keptKeys, readKept } from '@/platform/storage'

/**
 * The last good answer of a page, so that it opens with something when the network is slow or gone.
 * Only masked data reaches the client's lists; everything here goes at sign-out.
 */
const PREFIX = 'cache:'
const VERSION = 1
const MAX_CHARS = 60_000

export interface Cached<T> {
  readonly value: T
  /** Device time, milliseconds. */
  readonly savedAt: number
}

export function readCached<T>(key: string): Cached<T> | null {
  return readKept<Cached<T>>(PREFIX + key, VERSION)
}

export function writeCached<T>(key: string, value: T, nowMs: number): void {
  if (JSON.stringify(value).length <= MAX_CHARS) keep(PREFIX + key, VERSION, { value, savedAt: nowMs })
}

export function forgetCached(key: string): void {
  forget(PREFIX + key)
}

export function clearCache(): void {
  keptKeys()
    .filter((key) => key.startsWith(PREFIX))
    .forEach(forget)
}
