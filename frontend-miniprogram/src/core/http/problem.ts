import type { AppError, ErrorKind } from './errors'
import { headerOf, type RawReply } from '@/platform/transport'

interface ProblemItem {
  readonly pointer?: string
  readonly message?: string
}

interface Problem {
  readonly code?: string
  readonly title?: string
  readonly by?: string
  readonly at?: string
  readonly errors?: readonly ProblemItem[]
}

/** Turns an answer of 400 or more into an AppError (RFC 9457; anything else the server or a proxy may say is survived). */
export function readProblem(reply: RawReply): AppError {
  const problem = asProblem(reply.body)
  const requestId = headerOf(reply, 'x-request-id')
  const retryAfterS = Number(headerOf(reply, 'retry-after') ?? Number.NaN)
  return {
    code: problem.code ?? (reply.status >= 500 ? 'server.busy' : 'unknown'),
    kind: kindOf(reply.status),
    status: reply.status,
    ...(problem.title !== undefined && { title: problem.title }),
    ...(problem.by !== undefined && { by: problem.by }),
    ...(problem.at !== undefined && { at: problem.at }),
    ...(requestId !== undefined && { requestId }),
    ...readPlaces(problem.errors),
    ...(Number.isFinite(retryAfterS) && { retryAfterS }),
  }
}

function kindOf(status: number): ErrorKind {
  if (status >= 500 || status === 429) return 'server'
  return status === 400 || status === 422 ? 'invalid' : 'refused'
}

function asProblem(body: unknown): Problem {
  return typeof body === 'object' && body !== null ? body : {}
}

/** Where in what was sent the fault lies: in which fields, and in which line of a list (`/entries/12/member_id` → 12). */
function readPlaces(items: Problem['errors']): Pick<AppError, 'fields' | 'line'> {
  const fields = readFields(items)
  const line = /\/(\d+)(?:\/|$)/.exec(items?.[0]?.pointer ?? '')?.[1]
  return { ...(fields !== undefined && { fields }), ...(line !== undefined && { line: Number(line) }) }
}

/** `/people/0/phone` → `phone`: the page knows which form it has sent, so the last named step is enough. */
function readFields(items: Problem['errors']): Record<string, string> | undefined {
  const named = (items ?? []).flatMap((item) => {
    const name = item.pointer?.split('/').filter((step) => step !== '' && !/^\d+$/.test(step)).pop()
    return name === undefined || item.message === undefined ? [] : [[name, item.message] as const]
  })
  return named.length === 0 ? undefined : Object.fromEntries(named)
}
