import { shallowRef, type ShallowRef } from 'vue'
import type { Result } from '../http/errors'
import { useAction, type Action } from './useAction'

export interface Confirmed<T> extends Pick<Action, 'isBusy' | 'error'> {
  /** The row that is asked about; none while nothing is. */
  readonly chosen: ShallowRef<T | null>
  readonly confirm: () => Promise<void>
}

/** What is done to one row of a list after a second question. Afterwards the question is gone and the list is read again, also when it failed. */
export function useConfirmed<T>(list: { reload: () => Promise<void> }, work: (row: T) => Promise<Result<unknown>>): Confirmed<T> {
  const chosen = shallowRef<T | null>(null)
  const { isBusy, error, run } = useAction()

  async function confirm() {
    const row = chosen.value
    if (row === null) return
    await run(() => work(row))
    chosen.value = null
    await list.reload()
  }
  return { chosen, isBusy, error, confirm }
}
