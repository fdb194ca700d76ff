import { computed, ref } from 'vue'
import { forget, keep, readKept } from '@/platform/storage'

/** What proves who is calling, and until when the server takes it unless it is renewed (RFC 3339). Never a person's data. */
export interface Tokens {
  readonly access: string
  readonly refresh: string
  readonly until?: string
  /** The renewal of these that has been sent and not yet answered. */
  readonly renewal?: string
}

const KEY = 'session'
const VERSION = 1

const held = ref<Tokens | null>(readKept<Tokens>(KEY, VERSION))

/** Reactive: somebody is signed in on this device (their access may still be ended by the server). */
export const isSignedIn = computed(() => held.value !== null)

/** The current tokens; read from the device again, because another tab may have renewed them. */
export function currentTokens(): Tokens | null {
  held.value = readKept<Tokens>(KEY, VERSION) ?? held.value
  return held.value
}

export function setTokens(tokens: Tokens): void {
  keep(KEY, VERSION, tokens)
  held.value = tokens
}

export function clearTokens(): void {
  forget(KEY)
  held.value = null
}
