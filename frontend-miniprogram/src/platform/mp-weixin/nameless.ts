import { send, type RawOutcome } from '../transport'

/** Sends a JSON text that says nothing of who sends it. WeChat adds no cookies to a request, only the mini-program's own address. */
export function postNameless(url: string, body: string, timeoutMs: number): Promise<RawOutcome> {
  return send({ method: 'POST', url, headers: { Accept: 'application/json', 'Content-Type': 'application/json' }, body, timeoutMs })
}
