import { readLoss, toReply, type RawOutcome } from '../transport'

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

/** Sends the file as form field `file`. */
export async function sendFile(url: string, picked: PickedFile, headers: Record<string, string>): Promise<RawOutcome> {
  const form = new FormData()
  form.append('file', picked.file, picked.name)
  return fetched(url, { method: 'POST', headers, body: form }, (answer) => answer.json())
}

/** Whether any file can be kept where the person finds it again. */
export const canKeepFiles = true

/** Fetches a file and saves it under `name`. */
export function receiveFile(url: string, name: string, headers: Record<string, string>): Promise<RawOutcome> {
  return fetched(url, { headers }, async (answer) => save(await answer.blob(), name))
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
