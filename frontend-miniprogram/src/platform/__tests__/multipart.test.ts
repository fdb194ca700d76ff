import { describe, expect, it, vi } from 'vitest'
import { formOf, sendForm } from '../multipart'

describe('a form made by hand', () => {
  it('has the file whole between two boundaries, under its name in UTF-8', () => {
    const content = Uint8Array.from({ length: 256 }, (_, place) => place)
    const { type, body } = formOf('介绍信"一.jpg', content.buffer)

    const boundary = /^multipart\/form-data; boundary=([0-9a-f]{32})$/.exec(type)?.[1] ?? ''
    const start = `--${boundary}\r\nContent-Disposition: form-data; name="file"; filename="介绍信_一.jpg"\r\nContent-Type: application/octet-stream\r\n\r\n`
    const bytes = Buffer.from(body)
    const at = Buffer.byteLength(start)
    expect(bytes.subarray(0, at).toString()).toBe(start)
    expect([...bytes.subarray(at, at + 256)]).toEqual([...content])
    expect(bytes.subarray(at + 256).toString()).toBe(`\r\n--${boundary}--\r\n`)
  })
})

const PICKED = { name: '介绍信.jpg', path: 'wxfile://tmp/1.jpg' }

/** WeChat's temporary files. */
function keep(files: Readonly<Record<string, Uint8Array>>): void {
  const readFile = (asked: { filePath: string; success: (answer: { data: ArrayBuffer }) => void; fail: () => void }) => {
    const content = files[asked.filePath]
    if (content === undefined) asked.fail()
    else asked.success({ data: content.buffer as ArrayBuffer })
  }
  vi.stubGlobal('uni', Object.assign(fakeUni, { getFileSystemManager: () => ({ readFile }) }))
}

describe('a file in WeChat', () => {
  it('is put as a form, under the version that was read, and the answer keeps its own', async () => {
    keep({ [PICKED.path]: Uint8Array.of(7, 8, 9) })
    fakeUni.server = () => ({ status: 200, body: { id: 't1' }, headers: { ETag: '"3"' } })

    const outcome = await sendForm('PUT', 'https://x/scan', PICKED, { 'If-Match': '"2"' })

    expect(outcome).toEqual({ reply: { status: 200, body: { id: 't1' }, headers: { etag: '"3"' } } })
    const [sent] = fakeUni.sent
    expect([sent?.method, sent?.header['If-Match'], sent?.header['Content-Type']]).toEqual(['PUT', '"2"', expect.stringMatching(/^multipart\/form-data; boundary=/)])
    expect(Buffer.from(sent?.data as ArrayBuffer).includes(Buffer.of(7, 8, 9))).toBe(true)
  })

  it('that WeChat has thrown away is not sent', async () => {
    keep({})
    expect(await sendForm('PUT', 'https://x/scan', PICKED, {})).toEqual({ reply: { status: 400, headers: {}, body: null } })
    expect(fakeUni.sent).toEqual([])
  })
})
