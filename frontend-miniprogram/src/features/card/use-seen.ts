import { ref } from 'vue'
import { listOwnVerifications } from '@/domains/identity/card-api'
import { vibrate } from '@platform/screen'

const ASK_EVERY_MS = 5000
const TOLD_FOR_MS = 2000

/** Whether somebody has just found this card good through the system: asked while the code is shown, and told for two seconds. */
export function useSeen() {
  const isSeen = ref(false)
  let latest: string | null | undefined // undefined until the list was read once
  let askedAt = 0

  /** Called each second while the code is shown with a network. */
  async function watch(at: number): Promise<void> {
    if (at - askedAt < ASK_EVERY_MS) return
    askedAt = at
    const found = await listOwnVerifications()
    if (!found.ok) return
    const [newest] = found.value.items
    if (latest !== undefined && newest !== undefined && newest.id !== latest && newest.result === 'valid') tell()
    latest = newest?.id ?? null
  }

  function tell() {
    isSeen.value = true
    vibrate()
    setTimeout(() => (isSeen.value = false), TOLD_FOR_MS)
  }

  return { isSeen, watch }
}
