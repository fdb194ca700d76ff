import { forget, keep, readKept } from '../storage'

/** Secrets of this browser. It has no better place for them than its storage: who can read that can sign. */

const VERSION = 1

/** Null when nothing is kept. */
export function readSecret(key: string): Promise<string | null> {
  return Promise.resolve(readKept<string>(key, VERSION))
}

/** False when the browser could not keep it. */
export function keepSecret(key: string, value: string): Promise<boolean> {
  return Promise.resolve(keep(key, VERSION, value))
}

export function forgetSecret(key: string): void {
  forget(key)
}

export function randomBytes(length: number): Promise<Uint8Array> {
  return Promise.resolve(crypto.getRandomValues(new Uint8Array(length)))
}
