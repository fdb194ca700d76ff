import { headerOf, send, type RawReply } from '@/platform/transport'
import { postNameless } from '@platform/nameless'
import { readOnline } from '@platform/network'
import { apiBase } from '../env'
import { newId } from '../ids'
import { ending, withIdentity, type Identity } from './authorize'
import { failure, mayPass, success, type AppError, type Result } from './errors'
import { readProblem } from './problem'
import type { ApiPath, ApiTarget } from './shapes'

export type Call = ApiTarget & Options

interface Options {
  /** A list becomes one pair for each of its values. */
  readonly query?: Readonly<Record<string, string | number | boolean | readonly string[] | undefined>>
  readonly body?: unknown
  /** Default `required`. */
  readonly identity?: Identity
  /** The version a change or decision rests on: the `ETag` the resource came with. */
  readonly ifMatch?: string
  /** The `ETag` of an answer already here: an unchanged thing comes back as status 304 without a body. */
  readonly ifNoneMatch?: string
  /** Default: a fresh one for each POST. Pass your own to repeat a POST of earlier. */
  readonly idempotencyKey?: string
}

/** What the server said yes with. */
export interface Reply<T> {
  readonly status: number
  readonly body: T
  readonly etag?: string
}

const TIMEOUT_MS = 10_000
/** Waits before the second and the third try. All our methods may be repeated: POST carries an idempotency key. */
const RETRY_WAITS_MS = [600, 2000]

/** Sends a call and turns every ending into a value. Shows nothing, logs nothing, goes nowhere. */
export function call<T>(request: Call): Promise<Result<Reply<T>>> {
  const headers = headersOf(request)
  return repeatedly(() => attempt<T>(request, headers))
}

/** Sends a JSON text by nobody in particular: no session, no cookie, no key, no id of the request. Sent again as it is, so the server must bear repeats. */
export function callNameless<T>(path: ApiPath<'POST'>, body: string): Promise<Result<Reply<T>>> {
  return repeatedly(async () => judged<T>(ending(await postNameless(apiBase + path, body, TIMEOUT_MS))))
}

async function repeatedly<T>(attempt: () => Promise<Result<T>>): Promise<Result<T>> {
  let result = await attempt()
  for (const wait of RETRY_WAITS_MS) {
    if (result.ok || !(await isWorthRepeating(result.error))) return result
    await new Promise<void>((resolve) => setTimeout(() => resolve(), wait))
    result = await attempt()
  }
  return result
}

async function attempt<T>(request: Call, headers: Record<string, string>): Promise<Result<Reply<T>>> {
  const result = await withIdentity(request.identity ?? 'required', (identity) =>
    send({
      method: request.method,
      url: apiBase + request.path + queryOf(request.query),
      headers: { ...headers, ...identity },
      body: request.body,
      timeoutMs: TIMEOUT_MS,
    }),
  )
  return judged(result)
}

function judged<T>(result: Result<RawReply>): Result<Reply<T>> {
  if (!result.ok) return result
  return result.value.status < 400 ? success(accepted<T>(result.value)) : failure(readProblem(result.value))
}

/** An answer that said yes, as the caller gets it. */
export function accepted<T>(reply: RawReply): Reply<T> {
  const etag = headerOf(reply, 'etag')
  return { status: reply.status, body: reply.body as T, ...(etag !== undefined && { etag }) }
}

/** The same headers go out with each try, so that the server can tell a repetition from a second wish. */
function headersOf(request: Call): Record<string, string> {
  return {
    Accept: 'application/json',
    'X-Request-Id': newId(),
    ...(request.body !== undefined && { 'Content-Type': 'application/json' }),
    ...(request.method === 'POST' && { 'Idempotency-Key': request.idempotencyKey ?? newId() }),
    ...(request.ifMatch !== undefined && { 'If-Match': request.ifMatch }),
    ...(request.ifNoneMatch !== undefined && { 'If-None-Match': request.ifNoneMatch }),
  }
}

/** What got lost though there is a network (the phone went from one to another, say), and a briefly busy server; not "too often": a person waits. */
async function isWorthRepeating(error: AppError): Promise<boolean> {
  if (error.kind === 'offline') return readOnline() // without a network at all nothing is tried: a bar says so
  return mayPass(error) && error.status !== 429 && error.status !== 500
}

function queryOf(query: Call['query']): string {
  const pairs = Object.entries(query ?? {}).flatMap(([name, given]) => {
    const values = Array.isArray(given) ? (given as readonly string[]) : [given as string | number | boolean | undefined]
    return values.flatMap((value) => (value === undefined || value === '' ? [] : [`${name}=${encodeURIComponent(value)}`]))
  })
  return pairs.length === 0 ? '' : `?${pairs.join('&')}`
}
