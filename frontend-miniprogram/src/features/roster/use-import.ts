import { computed, onUnmounted, shallowRef } from 'vue'
import type { Reply } from '@/core/http/client'
import type { Result } from '@/core/http/errors'
import { useAction } from '@/core/resource/useAction'
import { getRosterImport } from '@/domains/roster/api'
import { isRunning, type RosterImport } from '@/domains/roster/model'

const ASK_AGAIN_MS = 1000

/** One import, asked for again as long as the server is at work on it. */
export function useImport() {
  /** As the server gave it last, with the version that a decision on it rests on. */
  const seen = shallowRef<Reply<RosterImport> | null>(null)
  const found = computed(() => seen.value?.body ?? null)
  const { isBusy, error, run } = useAction()
  let id = ''
  let timer: ReturnType<typeof setTimeout> | undefined

  /** Does one step with the import, and shows what came of it. */
  async function step(work: () => Promise<Result<Reply<RosterImport>>>): Promise<void> {
    clearTimeout(timer)
    const result = await run(work)
    if (!result.ok) return
    seen.value = result.value
    if (isRunning(result.value.body.status)) timer = setTimeout(reload, ASK_AGAIN_MS)
  }

  function reload(): Promise<void> {
    return step(() => getRosterImport(id))
  }

  function load(wanted: string): Promise<void> {
    id = wanted
    return reload()
  }

  onUnmounted(() => clearTimeout(timer))
  return { seen, found, error, isBusy, step, load, reload }
}
