import { describe, expect, it, vi } from 'vitest'
import { sendFile } from '../mp-weixin/files'

const PICKED = { name: '介绍信.jpg', size: 3, path: 'wxfile://tmp/1.jpg' }

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

    const outcome = await sendFile('PUT', 'https://x/scan', PICKED, { 'If-Match': '"2"' })

    expect(outcome).toEqual({ reply: { status: 200, body: { id: 't1' }, headers: { etag: '"3"' } } })
    const [sent] = fakeUni.sent
    expect([sent?.method, sent?.header['If-Match'], sent?.header['Content-Type']]).toEqual(['PUT', '"2"', expect.stringMatching(/^multipart\/form-data; boundary=/)])
    expect(Buffer.from(sent?.data as ArrayBuffer).includes(Buffer.of(7, 8, 9))).toBe(true)
  })

  it('that WeChat has thrown away is not sent', async () => {
    keep({})
    expect(await sendFile('PUT', 'https://x/scan', PICKED, {})).toEqual({ reply: { status: 400, headers: {}, body: null } })
    expect(fakeUni.sent).toEqual([])
  })
})
