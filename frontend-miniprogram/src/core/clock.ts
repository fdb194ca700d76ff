/**
 * The server's time. Phones are minutes wrong often enough to matter: a check-in made offline carries this offset,
 * and rotating codes are judged by the server's steps.
 */

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
  if (Number.isNaN(server)) return
  offset = Math.round(server + 500 - (sentAtMs + receivedAtMs) / 2)
}
