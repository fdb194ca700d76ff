import { onUnmounted, shallowRef } from 'vue'
import type { Result } from '@/core/http/errors'
import { useAction } from '@/core/resource/useAction'
import { getRosterImport } from '@/domains/roster/api'
import { isRunning, type RosterImport } from '@/domains/roster/model'

const ASK_AGAIN_MS = 1000

/** One import, asked for again as long as the server is at work on it. */
export function useImport() {
  const found = shallowRef<RosterImport | null>(null)
  const { isBusy, error, run } = useAction()
  let id = ''
  let timer: ReturnType<typeof setTimeout> | undefined

  /** Does one step with the import, and shows what came of it. */
  async function step(work: () => Promise<Result<RosterImport>>): Promise<void> {
    clearTimeout(timer)
    const result = await run(work)
    if (!result.ok) return
    found.value = result.value
    if (isRunning(result.value.status)) timer = setTimeout(reload, ASK_AGAIN_MS)
  }

  function reload(): Promise<void> {
    return step(() => getRosterImport(id))
  }

  function load(wanted: string): Promise<void> {
    id = wanted
    return reload()
  }

  onUnmounted(() => clearTimeout(timer))
  return { found, error, isBusy, step, load, reload }
}
