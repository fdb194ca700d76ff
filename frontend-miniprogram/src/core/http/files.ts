import { receiveAnswer, receiveFile, sendFile, type PickedFile } from '@platform/files'
import type { RawReply } from '@/platform/transport'
import { apiBase } from '../env'
import { newId } from '../ids'
import { withIdentity } from './authorize'
import { failure, success, type Result } from './errors'
import { readProblem } from './problem'
import type { ApiPath } from './shapes'

/** Uploads one chosen file as the form field `file`. */
export async function uploadFile<T>(path: ApiPath<'POST'>, file: PickedFile): Promise<Result<T>> {
  const key = newId()
  const result = await withIdentity('required', (identity) =>
    sendFile(apiBase + path, file, { ...identity, 'X-Request-Id': newId(), 'Idempotency-Key': key }),
  )
  return read(result, (reply) => success(reply.body as T))
}

/** Downloads a file and hands it to the person under `name`. */
export async function downloadFile(path: ApiPath<'GET'>, name: string): Promise<Result<null>> {
  const result = await withIdentity('required', (identity) =>
    receiveFile(apiBase + path, name, { ...identity, 'X-Request-Id': newId() }),
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
