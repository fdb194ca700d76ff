import { exclusively } from '@platform/exclusive'
import { send, type RawOutcome } from '@/platform/transport'
import { apiBase } from '../env'
import { newId } from '../ids'
import { clearTokens, currentTokens, setTokens, type Tokens } from '../session/tokens'
import { failure, OFFLINE, SESSION_EXPIRED, success, TIMEOUT, type Result } from './errors'
import { readProblem } from './problem'
import type { Shape } from './shapes'

/** One renewal for everybody: whoever meets a 401 while it runs waits for the same promise. */
let running: Promise<Result<Tokens>> | null = null

/**
 * Renews the tokens after `spent` was refused. Refresh tokens work once, and a second use ends the session, so there is
 * never more than one renewal at a time: neither in this page (the shared promise) nor in another tab (the lock).
 */
export function renew(spent: string): Promise<Result<Tokens>> {
  running ??= exclusively('session-renewal', () => renewOnce(spent)).finally(() => {
    running = null
  })
  return running
}

async function renewOnce(spent: string): Promise<Result<Tokens>> {
  const tokens = currentTokens()
  if (tokens === null) return failure(SESSION_EXPIRED)
  if (tokens.access !== spent) return success(tokens)
  // The server may renew and its answer get lost: for a minute it gives that answer again, to the same renewal alone.
  const asked = { ...tokens, renewal: tokens.renewal ?? newId() }
  setTokens(asked)
  const first = await ask(asked)
  const outcome = 'lost' in first ? await ask(asked) : first
  if ('lost' in outcome) return failure(outcome.lost === 'timeout' ? TIMEOUT : OFFLINE)
  if (outcome.reply.status === 200) return success(accept(outcome.reply.body))
  const problem = readProblem(outcome.reply)
  if (problem.kind === 'server') return failure(problem)
  clearTokens()
  return failure(SESSION_EXPIRED)
}

function ask({ refresh, renewal }: Tokens): Promise<RawOutcome> {
  return send({
    method: 'POST',
    url: `${apiBase}/api/v1/auth/refresh`,
    headers: { 'Content-Type': 'application/json', 'X-Request-Id': newId() },
    body: { refresh_token: refresh, renewal_id: renewal },
    timeoutMs: 5_000,
  })
}

function accept(body: unknown): Tokens {
  const answer = body as Shape<'Tokens'>
  const tokens = { access: answer.access_token, refresh: answer.refresh_token, until: answer.session_expires_at }
  setTokens(tokens)
  return tokens
}
