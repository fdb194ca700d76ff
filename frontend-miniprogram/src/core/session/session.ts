import { clearOutbox } from '../outbox/outbox'
import { clearCache } from '../resource/cache'
import { clearTokens, setTokens, type Tokens } from './tokens'

const endings: (() => void)[] = []

/** Whatever else belongs to the person (who they are, counts) registers here to be forgotten with the session. */
export function onSessionEnd(action: () => void): void {
  endings.push(action)
}

export function beginSession(tokens: Tokens): void {
  setTokens(tokens)
}

/** Leaves nothing of the person on the device. */
export function endSession(): void {
  clearTokens()
  clearCache()
  clearOutbox()
  endings.forEach((action) => action())
}
