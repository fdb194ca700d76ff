/**
 * The server's time. Phones are minutes wrong often enough to matter: a check-in made offline carries this offset,
 * and rotating codes are judged by the server's steps.
 */

/** Of a longer way nobody knows which half was long: the device may have slept in between. */
const LONGEST_WAY_MS = 10_000

let offset = 0

/** Server time minus device time, in milliseconds. */
export function clockOffsetMs(): number {
  return offset
}

/** Now, by the server's clock. */
export function now(): Date {
  return new Date(Date.now() + offset)
}

/** Learns from an answer's `Date` header; half the round trip is taken as the way back. The header counts whole seconds. */
export function learnServerTime(dateHeader: string | undefined, sentAtMs: number, receivedAtMs: number): void {
  const server = Date.parse(dateHeader ?? '')
  if (Number.isNaN(server) || receivedAtMs - sentAtMs > LONGEST_WAY_MS) return
  offset = Math.round(server + 500 - (sentAtMs + receivedAtMs) / 2)
}
