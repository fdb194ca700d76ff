import { ref, shallowRef, type Ref, type ShallowRef } from 'vue'
import type { AppError, Result } from '../http/errors'

export interface Action {
  readonly isBusy: Ref<boolean>
  readonly error: ShallowRef<AppError | null>
  /** Sends it, and keeps what went wrong beside the button that was pressed. */
  readonly run: <T>(work: () => Promise<Result<T>>) => Promise<Result<T>>
}

/** What a page does at the server: whether it is on its way, and why the last one failed. */
export function useAction(): Action {
  const isBusy = ref(false)
  const error = shallowRef<AppError | null>(null)

  async function run<T>(work: () => Promise<Result<T>>): Promise<Result<T>> {
    isBusy.value = true
    const result = await work()
    isBusy.value = false
    error.value = result.ok ? null : result.error
    return result
  }
  return { isBusy, error, run }
}
