import { computed, ref, shallowRef } from 'vue'
import { now } from '@/core/clock'
import { useAction } from '@/core/resource/useAction'
import { readCode } from '@/domains/activities/attendance-api'
import { addressNow, isWorn, type CheckInCode } from '@/domains/activities/code'

/** The code on the host's screen. It goes on changing by itself while the network is away, for as long as fetched steps last. */
export function useCode(activityId: () => string) {
  const code = shallowRef<CheckInCode | null>(null)
  const { error, run } = useAction()
  const time = ref(now())

  /** Null before the first answer, and when the steps in hand have run out. */
  const address = computed(() => (code.value === null ? null : addressNow(code.value, time.value)))

  /** Looks at the clock: call it every second. */
  function turn(): void {
    time.value = now()
  }

  /** Fetches the next steps when one has passed. */
  async function renew(): Promise<void> {
    if (code.value !== null && !isWorn(code.value, now())) return
    const result = await run(() => readCode(activityId()))
    if (result.ok) code.value = result.value
    else if (result.error.kind === 'refused') code.value = null
    turn()
  }
  return { address, time, error, turn, renew }
}
