import type { ViewWords } from '@/platform/contract'
import type { RawReply } from '@/platform/transport'
import { receiveAnswer, receiveFile, sendFile, showFile, type PickedFile } from '@platform/files'
import { apiBase } from '../env'
import { newId } from '../ids'
import { withIdentity } from './authorize'
import { accepted, type Reply } from './client'
import { failure, success, type Result } from './errors'
import { readProblem } from './problem'
import type { ApiPath } from './shapes'

/** Uploads one chosen file as the form field `file`. */
export async function uploadFile<T>(path: ApiPath<'POST'>, file: PickedFile): Promise<Result<T>> {
  const key = newId()
  const result = await withIdentity('required', (identity) =>
    sendFile('POST', apiBase + path, file, { ...identity, 'X-Request-Id': newId(), 'Idempotency-Key': key }),
  )
  return read(result, (reply) => success(reply.body as T))
}

/** Puts one chosen file, as the form field `file`, into a thing of the version `ifMatch`. */
export async function putFile<T>(path: ApiPath<'PUT'>, file: PickedFile, ifMatch: string): Promise<Result<Reply<T>>> {
  const result = await withIdentity('required', (identity) =>
    sendFile('PUT', apiBase + path, file, { ...identity, 'X-Request-Id': newId(), 'If-Match': ifMatch }),
  )
  return read(result, (reply) => success(accepted<T>(reply)))
}

/** Downloads a file and hands it to the person under `name`. */
export async function downloadFile(path: ApiPath<'GET'>, name: string): Promise<Result<null>> {
  const result = await withIdentity('required', (identity) =>
    receiveFile(apiBase + path, name, { ...identity, 'X-Request-Id': newId() }),
  )
  return read(result, () => success(null))
}

/** Downloads a file and shows it, without leaving it with the person where that can be helped. */
export async function viewFile(path: ApiPath<'GET'>, words: ViewWords): Promise<Result<null>> {
  const result = await withIdentity('required', (identity) =>
    showFile(apiBase + path, words, { ...identity, 'X-Request-Id': newId() }),
  )
  return read(result, () => success(null))
}

/** Asks for a file with a form, and hands it to the person under `name`. */
export async function downloadAnswer(path: ApiPath<'POST'>, body: object, name: string): Promise<Result<null>> {
  const result = await withIdentity('required', (identity) =>
    receiveAnswer(apiBase + path, body, name, { ...identity, 'X-Request-Id': newId(), 'Content-Type': 'application/json' }),
  )
  return read(result, () => success(null))
}

function read<T>(result: Result<RawReply>, accept: (reply: RawReply) => Result<T>): Result<T> {
  if (!result.ok) return result
  return result.value.status < 400 ? accept(result.value) : failure(readProblem(result.value))
}
