/** The one place that speaks HTTP. Every ending is a value: nothing here throws, toasts or logs. */

export type Method = 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE'

export interface RawRequest {
  readonly method: Method
  readonly url: string
  readonly headers: Readonly<Record<string, string>>
  readonly body?: unknown
  readonly timeoutMs: number
}

export interface RawReply {
  readonly status: number
  readonly headers: Readonly<Record<string, string>>
  readonly body: unknown
}

export type RawOutcome = { readonly reply: RawReply } | { readonly lost: 'offline' | 'timeout' }

/** Sends one request and waits for its ending. */
export function send(request: RawRequest): Promise<RawOutcome> {
  return new Promise((resolve) => {
    uni.request({
      url: request.url,
      // The typings forget PATCH; both targets send it as it is.
      method: request.method as UniNamespace.RequestOptions['method'] & string,
      header: { ...request.headers },
      ...(request.body !== undefined && { data: request.body as AnyObject }),
      timeout: request.timeoutMs,
      success: (answer) => resolve({ reply: toReply(answer.statusCode, answer.header, answer.data) }),
      fail: (reason) => resolve({ lost: readLoss(reason.errMsg) }),
    })
  })
}

/** Both platforms report a missed deadline in words only. */
export function readLoss(message: string | undefined): 'offline' | 'timeout' {
  return /time\s?-?out/i.test(message ?? '') ? 'timeout' : 'offline'
}

/** Header names arrive in any spelling (WeChat keeps the server's, browsers lower them). */
export function toReply(status: number, header: unknown, body: unknown): RawReply {
  const entries = Object.entries((header ?? {}) as Record<string, unknown>)
  return { status, headers: Object.fromEntries(entries.map(([name, value]) => [name.toLowerCase(), String(value)])), body }
}

export function headerOf(reply: RawReply, name: string): string | undefined {
  return reply.headers[name]
}
