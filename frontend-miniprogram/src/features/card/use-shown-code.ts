import { ref, type ShallowRef } from 'vue'
import { now } from '@/core/clock'
import { isExpired, SHOWN_SECONDS, type KeptCard } from '@/domains/identity/card'
import { codeOf } from './holder'

/** The code on the screen, signed anew by the phone's own key every fifteen seconds. */
export function useShownCode(card: ShallowRef<KeptCard | null>) {
  const time = ref(now())
  const code = ref('')
  const isMinimal = ref(false)
  const challenge = ref('')
  let shownAt = 0

  /** Looks at the clock: call it every second. `isNew` asks for a new code though the one on the screen is not worn. */
  async function show(isNew = false): Promise<void> {
    time.value = now()
    const kept = card.value
    if (kept === null || isExpired(kept, time.value)) code.value = ''
    else if (isNew || time.value.getTime() - shownAt >= SHOWN_SECONDS * 1000) {
      shownAt = time.value.getTime()
      code.value = await codeOf(kept, isMinimal.value, time.value, challenge.value)
    }
  }

  async function choose(minimal: boolean): Promise<void> {
    isMinimal.value = minimal
    await show(true)
  }

  /** Puts the digits that a verifier showed into the codes from now on; none takes them out again. */
  async function answer(digits: string): Promise<void> {
    challenge.value = digits
    await show(true)
  }
  return { time, code, isMinimal, challenge, show, choose, answer }
}
