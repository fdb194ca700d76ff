import type { ViewWords } from '../contract'
import { readLoss, toReply, type RawOutcome } from '../transport'
import { canShow, show } from './show'

export interface PickedFile {
  readonly name: string
  readonly size: number
  readonly file: File
}

/** Lets the person choose one file; null when they change their mind. `extensions`: `['.xlsx', '.csv']`. */
export function chooseFile(extensions: readonly string[]): Promise<PickedFile | null> {
  return new Promise((resolve) => {
    const input = document.createElement('input')
    input.type = 'file'
    input.accept = extensions.join(',')
    input.onchange = () => {
      const file = input.files?.[0]
      resolve(file === undefined ? null : { name: file.name, size: file.size, file })
    }
    input.oncancel = () => resolve(null)
    input.click()
  })
}

/** How many pixels the longer side of a photo keeps when it is too large: a letter stays legible. */
const PHOTO_SIDE = 2400

/** Lets the person take a photo or choose one; one of more than `most` bytes is drawn smaller. Null when they change their mind. */
export async function choosePicture(most: number): Promise<PickedFile | null> {
  const picked = await chooseFile(['image/jpeg', 'image/png'])
  return picked === null || picked.size <= most ? picked : smaller(picked)
}

/** As it was where the browser can't read it: the server says what is wrong with it. */
async function smaller(picked: PickedFile): Promise<PickedFile> {
  const photo = await createImageBitmap(picked.file).catch(() => null)
  if (photo === null) return picked
  const scale = Math.min(1, PHOTO_SIDE / Math.max(photo.width, photo.height))
  const canvas = document.createElement('canvas')
  canvas.width = Math.round(photo.width * scale)
  canvas.height = Math.round(photo.height * scale)
  canvas.getContext('2d')?.drawImage(photo, 0, 0, canvas.width, canvas.height)
  const blob = await new Promise<Blob | null>((resolve) => canvas.toBlob(resolve, 'image/jpeg', 0.85))
  return blob === null ? picked : { name: picked.name, size: blob.size, file: new File([blob], picked.name, { type: blob.type }) }
}

/** Sends the file as form field `file`. */
export async function sendFile(method: 'POST' | 'PUT', url: string, picked: PickedFile, headers: Record<string, string>): Promise<RawOutcome> {
  const form = new FormData()
  form.append('file', picked.file, picked.name)
  return fetched(url, { method, headers, body: form }, (answer) => answer.json())
}

/** Whether any file can be kept where the person finds it again. */
export const canKeepFiles = true

/** Fetches a file and saves it under `name`. */
export function receiveFile(url: string, name: string, headers: Record<string, string>): Promise<RawOutcome> {
  return fetched(url, { headers }, async (answer) => save(await answer.blob(), name))
}

/** Fetches a file and shows it. */
export function showFile(url: string, words: ViewWords, headers: Record<string, string>): Promise<RawOutcome> {
  return fetched(url, { headers }, async (answer) => {
    const content = await answer.blob()
    return canShow(content) ? show(content, words) : save(content, words.title)
  })
}

/** Sends `form` for a file, and saves it under `name`. */
export function receiveAnswer(url: string, form: object, name: string, headers: Record<string, string>): Promise<RawOutcome> {
  return fetched(url, { method: 'POST', headers, body: JSON.stringify(form) }, async (answer) => save(await answer.blob(), name))
}

async function fetched(url: string, init: RequestInit, accept: (answer: Response) => Promise<unknown>): Promise<RawOutcome> {
  try {
    const answer = await fetch(url, { ...init, signal: AbortSignal.timeout(120_000) })
    const body = answer.ok ? await accept(answer) : await answer.json().catch(() => null)
    return { reply: toReply(answer.status, Object.fromEntries(answer.headers), body) }
  } catch (reason) {
    return { lost: readLoss(String(reason)) }
  }
}

function save(blob: Blob, name: string): Promise<void> {
  const link = document.createElement('a')
  link.href = URL.createObjectURL(blob)
  link.download = name
  link.click()
  setTimeout(() => URL.revokeObjectURL(link.href), 60_000)
  return Promise.resolve()
}
