import { ref, shallowRef, type Ref, type ShallowRef } from 'vue'
import { deciding } from '@/copy/survey-grades'
import type { AppError, Result } from '@/core/http/errors'
import { showTop } from '@/core/navigate'
import { useAction } from '@/core/resource/useAction'

export interface Ended {
  readonly text: string
  readonly tone: 'ok' | 'warn'
}

export interface Decision {
  readonly isAsking: Ref<boolean>
  readonly isBusy: Ref<boolean>
  readonly error: ShallowRef<AppError | null>
  /** How the last one ended, said at the top of the page. */
  readonly ended: ShallowRef<Ended | null>
  readonly ask: () => void
  readonly close: () => void
  readonly decide: <T>(work: () => Promise<Result<T>>, done: string) => Promise<void>
}

/** One decision of a page: asked again in full, sent at once or not at all, and loaded anew where somebody was first. */
export function useDecision(reload: () => Promise<unknown>): Decision {
  const { isBusy, error, run } = useAction()
  const isAsking = ref(false)
  const ended: ShallowRef<Ended | null> = shallowRef(null)

  function ask(): void {
    error.value = null
    ended.value = null
    isAsking.value = true
  }

  const close = () => {
    isAsking.value = false
  }

  async function decide<T>(work: () => Promise<Result<T>>, done: string): Promise<void> {
    const result = await run(work)
    if (!result.ok && result.error.status !== 412) return
    isAsking.value = false
    error.value = null
    ended.value = result.ok ? { text: done, tone: 'ok' } : { text: staleWords(result.error), tone: 'warn' }
    showTop()
    await reload()
  }
  return { isAsking, isBusy, error, ended, ask, close, decide }
}

function staleWords({ by }: AppError): string {
  return by === undefined ? deciding.staleSomebody : deciding.stale(by)
}
