import { expect, it, vi } from 'vitest'
import type { RawOutcome } from '../transport'

// By its name alone: the browser's type check knows no `wx`.
type Receive = (url: string, form: object, name: string, headers: Record<string, string>) => Promise<RawOutcome>
const { receiveAnswer } = await vi.importActual<{ receiveAnswer: Receive }>('../mp-weixin/files')

const PAPER = new ArrayBuffer(8)

/** WeChat, as far as files need it; answers what it was asked for. */
function wechat(statusCode: number) {
  const [sent, written, opened] = [[] as object[], [] as object[], [] as object[]]
  vi.stubGlobal('uni', {
    request: ({ success, ...request }: { success(answer: object): void }) => {
      sent.push(request)
      success({ statusCode, data: PAPER })
    },
    openDocument: (what: object) => opened.push(what),
  })
  vi.stubGlobal('wx', {
    env: { USER_DATA_PATH: 'wxfile://usr' },
    getFileSystemManager: () => ({
      writeFile: ({ success, ...what }: { success(): void }) => {
        written.push(what)
        success()
      },
    }),
  })
  return { sent, written, opened }
}

it('WeChat shows what it was sent for a form, under its name', async () => {
  const { sent, written, opened } = wechat(200)
  const outcome = await receiveAnswer('https://x/letters.pdf', { ids: ['t1'] }, '介绍信.pdf', {})
  expect(sent).toMatchObject([{ method: 'POST', data: { ids: ['t1'] }, responseType: 'arraybuffer' }])
  expect([written, opened]).toMatchObject([[{ filePath: 'wxfile://usr/介绍信.pdf', data: PAPER }], [{ filePath: 'wxfile://usr/介绍信.pdf' }]])
  expect(outcome).toMatchObject({ reply: { status: 200 } })
})

it('opens nothing of an answer that is no file', async () => {
  const { written, opened } = wechat(403)
  expect(await receiveAnswer('https://x/letters.pdf', { ids: ['t1'] }, '介绍信.pdf', {})).toMatchObject({ reply: { status: 403 } })
  expect([written, opened]).toEqual([[], []])
})
