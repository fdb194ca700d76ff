import type { ViewWords } from '../contract'
import { readLoss, toReply, type RawOutcome } from '../transport'
import { show } from './show'

export interface PickedFile {
  readonly name: string
  readonly size: number
  /** WeChat's temporary path. */
  readonly path: string
}

/** Lets the person choose one file out of a chat; null when they change their mind. `extensions`: `['.xlsx', '.csv']`. */
export function chooseFile(extensions: readonly string[]): Promise<PickedFile | null> {
  return new Promise((resolve) => {
    wx.chooseMessageFile({
      count: 1,
      type: 'file',
      extension: extensions.map((extension) => extension.slice(1)),
      success: ({ tempFiles: [file] }) => resolve(file === undefined ? null : { name: file.name, size: file.size, path: file.path }),
      fail: () => resolve(null),
    })
  })
}

/** Lets the person take a photo or choose one; WeChat makes it smaller by itself. Null when they change their mind. */
export function choosePicture(_most: number): Promise<PickedFile | null> {
  return new Promise((resolve) => {
    uni.chooseMedia({
      count: 1,
      mediaType: ['image'],
      sizeType: ['compressed'],
      success: ({ tempFiles: [file] }) => resolve(file === undefined ? null : { name: file.tempFilePath.split('/').pop() ?? '', size: file.size, path: file.tempFilePath }),
      fail: () => resolve(null),
    })
  })
}

export { sendForm as sendFile } from '../multipart'

/** Whether any file can be kept where the person finds it again: WeChat's viewer takes only documents of offices. */
export const canKeepFiles = false

/** Fetches a file and opens it in WeChat's viewer, from where it can be kept or passed on. */
export function receiveFile(url: string, _name: string, headers: Record<string, string>): Promise<RawOutcome> {
  return fetched(url, headers, (path) => void uni.openDocument({ filePath: path, showMenu: true }))
}

/** Fetches a file and shows it. */
export function showFile(url: string, _words: ViewWords, headers: Record<string, string>): Promise<RawOutcome> {
  return fetched(url, headers, show)
}

function fetched(url: string, headers: Record<string, string>, accept: (path: string) => void): Promise<RawOutcome> {
  return new Promise((resolve) => {
    uni.downloadFile({
      url,
      header: headers,
      timeout: 120_000,
      success: (answer) => {
        if (answer.statusCode < 400) accept(answer.tempFilePath)
        resolve({ reply: toReply(answer.statusCode, {}, null) })
      },
      fail: ({ errMsg }) => resolve({ lost: readLoss(errMsg) }),
    })
  })
}

/** Sends `form` for a file, and opens it in WeChat's viewer: what is downloaded there can only be asked for by its address. */
export function receiveAnswer(url: string, form: object, name: string, headers: Record<string, string>): Promise<RawOutcome> {
  return new Promise((resolve) => {
    uni.request({
      url,
      method: 'POST',
      data: form,
      header: headers,
      responseType: 'arraybuffer',
      timeout: 120_000,
      success: (answer) => {
        if (answer.statusCode < 400) openPaper(answer.data as ArrayBuffer, name)
        resolve({ reply: toReply(answer.statusCode, {}, null) })
      },
      fail: ({ errMsg }) => resolve({ lost: readLoss(errMsg) }),
    })
  })
}

/** In the place of the one before: what was printed does not pile up on the phone. */
function openPaper(content: ArrayBuffer, name: string): void {
  const filePath = `${wx.env.USER_DATA_PATH}/${name}`
  wx.getFileSystemManager().writeFile({ filePath, data: content, success: () => uni.openDocument({ filePath, showMenu: true }) })
}
