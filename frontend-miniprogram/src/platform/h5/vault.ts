import { exclusively } from './exclusive'
import { forget, keep, readKept } from '../storage'

/**
 * Secrets of this browser, under AES-GCM with a key that it keeps and gives out to nobody (not extractable, in IndexedDB). So a copy of the
 * storage opens nothing; whoever runs a program on this origin, or holds the unlocked phone, can still have it opened. A browser without
 * WebCrypto or IndexedDB (a page without HTTPS, some private windows) has no better place than its storage, and there they lie as they are.
 */

const PLAIN = 1
const SEALED = 2
const NONCE_BYTES = 12
const PLACE = 'keys'
const NAME = 'vault'

interface Sealed {
  readonly nonce: string
  readonly text: string
}

/** Null when nothing is kept, or it can't be opened. */
export async function readSecret(key: string): Promise<string | null> {
  const sealed = readKept<Sealed>(key, SEALED)
  if (sealed === null) return readKept<string>(key, PLAIN)
  const own = await ownKey()
  if (own === null) return null
  try {
    const opened = await crypto.subtle.decrypt({ name: 'AES-GCM', iv: bytesOf(sealed.nonce) }, own, bytesOf(sealed.text))
    return new TextDecoder().decode(opened)
  } catch {
    return null
  }
}

/** False when the browser could not keep it. */
export async function keepSecret(key: string, value: string): Promise<boolean> {
  const own = await ownKey()
  if (own === null) return keep(key, PLAIN, value)
  const nonce = await randomBytes(NONCE_BYTES)
  const text = await crypto.subtle.encrypt({ name: 'AES-GCM', iv: nonce }, own, new TextEncoder().encode(value))
  return keep<Sealed>(key, SEALED, { nonce: textOf(nonce), text: textOf(new Uint8Array(text)) })
}

export function forgetSecret(key: string): void {
  forget(key)
}

export function randomBytes(length: number): Promise<Uint8Array> {
  return Promise.resolve(crypto.getRandomValues(new Uint8Array(length)))
}

let finding: Promise<CryptoKey | null> | undefined

/** Null where the browser has no place for one. */
function ownKey(): Promise<CryptoKey | null> {
  finding ??= exclusively('vault-key', findKey).catch(() => null)
  return finding
}

/** Made the first time. */
async function findKey(): Promise<CryptoKey> {
  const opening = indexedDB.open(NAME, 1)
  opening.onupgradeneeded = () => void opening.result.createObjectStore(PLACE)
  const database = await answerOf(opening)
  const found = await answerOf<CryptoKey | undefined>(database.transaction(PLACE).objectStore(PLACE).get(NAME))
  if (found !== undefined) return found
  const made = await crypto.subtle.generateKey({ name: 'AES-GCM', length: 256 }, false, ['encrypt', 'decrypt'])
  await answerOf(database.transaction(PLACE, 'readwrite').objectStore(PLACE).put(made, NAME))
  return made
}

function answerOf<T>(request: IDBRequest<T>): Promise<T> {
  return new Promise((resolve, reject) => {
    request.onsuccess = () => resolve(request.result)
    request.onerror = () => reject(request.error as unknown as Error)
  })
}

function textOf(bytes: Uint8Array): string {
  return btoa(String.fromCharCode(...bytes))
}

function bytesOf(text: string): Uint8Array {
  return Uint8Array.from(atob(text), (character) => character.charCodeAt(0))
}
