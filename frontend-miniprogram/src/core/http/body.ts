import type { Reply } from './client'
import { success, type Result } from './errors'

/** The answer's content alone, for calls that need neither its status nor its version. */
export async function bodyOf<T>(answer: Promise<Result<Reply<T>>>): Promise<Result<T>> {
  const result = await answer
  return result.ok ? success(result.value.body) : result
}
