/**
 * At launch the client may sign in silently. Pages open at the same moment; their calls wait here instead of finding
 * nobody signed in.
 */
let start: Promise<unknown> = Promise.resolve()

export function sessionStarts(promise: Promise<unknown>): void {
  start = promise
}

export function sessionReady(): Promise<unknown> {
  return start
}
