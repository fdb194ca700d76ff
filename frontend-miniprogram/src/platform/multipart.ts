/** A form with one file (RFC 7578), for where there is neither FormData nor TextEncoder. */

import { send, toReply, type RawOutcome } from './transport'

/** Random enough to stand in no file. */
const BOUNDARY_DIGITS = 32

export interface FormBody {
  /** The `Content-Type` it is sent with. */
  readonly type: string
  readonly body: ArrayBuffer
}

/** The file as form field `file`. */
export function formOf(name: string, content: ArrayBuffer): FormBody {
  const boundary = Array.from({ length: BOUNDARY_DIGITS }, () => Math.floor(Math.random() * 16).toString(16)).join('')
  const quoted = name.replace(/["\\\r\n]/g, '_')
  const head = `--${boundary}\r\nContent-Disposition: form-data; name="file"; filename="${quoted}"\r\nContent-Type: application/octet-stream\r\n\r\n`
  return { type: `multipart/form-data; boundary=${boundary}`, body: joined(utf8(head), new Uint8Array(content), utf8(`\r\n--${boundary}--\r\n`)) }
}

/** Sends the file as form field `file`: the form is made here, as WeChat's own uploading knows neither PUT nor the answer's headers. */
export async function sendForm(method: 'POST' | 'PUT', url: string, picked: { readonly name: string; readonly path: string }, headers: Record<string, string>): Promise<RawOutcome> {
  const content = await read(picked.path)
  // Gone from WeChat's temporary folder: nothing was sent.
  if (content === null) return { reply: toReply(400, {}, null) }
  const form = formOf(picked.name, content)
  return send({ method, url, headers: { ...headers, 'Content-Type': form.type }, body: form.body, timeoutMs: 120_000 })
}

function read(path: string): Promise<ArrayBuffer | null> {
  return new Promise((resolve) => {
    uni.getFileSystemManager().readFile({ filePath: path, success: ({ data }) => resolve(data as ArrayBuffer), fail: () => resolve(null) })
  })
}

function joined(...parts: readonly Uint8Array[]): ArrayBuffer {
  const whole = new Uint8Array(parts.reduce((sum, part) => sum + part.length, 0))
  let at = 0
  for (const part of parts) {
    whole.set(part, at)
    at += part.length
  }
  return whole.buffer as ArrayBuffer
}

function utf8(text: string): Uint8Array {
  const bytes = encodeURIComponent(text).match(/%[0-9A-F]{2}|[^%]/g) ?? []
  return Uint8Array.from(bytes, (byte) => (byte.length === 3 ? parseInt(byte.slice(1), 16) : byte.charCodeAt(0)))
}
