import type { RawOutcome } from '../transport'

/**
 * Sends a JSON text that says nothing of who sends it. Not by `uni.request`: a browser adds this origin's cookies to that, and the address of the page.
 */
export async function postNameless(url: string, body: string, timeoutMs: number): Promise<RawOutcome> {
  const deadline = new AbortController()
  const timer = setTimeout(() => deadline.abort(), timeoutMs)
  try {
    const answer = await fetch(url, {
      method: 'POST',
      headers: { Accept: 'application/json', 'Content-Type': 'application/json' },
      body,
      credentials: 'omit',
      referrerPolicy: 'no-referrer',
      cache: 'no-store',
      signal: deadline.signal,
    })
    return { reply: { status: answer.status, headers: Object.fromEntries(answer.headers), body: await answer.json().catch(() => null) } }
  } catch {
    return { lost: deadline.signal.aborted ? 'timeout' : 'offline' }
  } finally {
    clearTimeout(timer)
  }
}
