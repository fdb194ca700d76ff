import { computed, ref, shallowRef, type ComputedRef } from 'vue'
import { now } from '@/core/clock'
import { mayPass, success, type AppError, type Result } from '@/core/http/errors'
import { readCached, writeCached } from '@/core/resource/cache'
import { useResource, type Resource } from '@/core/resource/useResource'
import { callRoll, readRoll, type KnownRoll } from '@/domains/activities/attendance-api'
import type { AttendanceState } from '@/domains/activities/model'
import { addedTicks, withTicks, type Roll, type RollLine, type Tick } from '@/domains/activities/roll'

export interface LiveRoll {
  readonly resource: Resource<Roll>
  /** The roll as it will read once everything taken down here has arrived. */
  readonly lines: ComputedRef<readonly RollLine[]>
  /** Taken down here and not yet with the server; kept on the device until it is. */
  readonly ticks: ComputedRef<readonly Tick[]>
  /** Why the server would not take the last ticks. */
  readonly refusal: ComputedRef<AppError | null>
  readonly call: (memberIds: readonly string[], state: AttendanceState) => Promise<void>
}

/** The roll of one activity, with the organizer's ticks. Reloading sends what waits, then looks for news. */
export function useRoll(activityId: () => string): LiveRoll {
  const key = () => `activities.ticks.${activityId()}`
  const waiting = ref<readonly Tick[] | null>(null)
  const refusal = shallowRef<AppError | null>(null)
  let known: KnownRoll | null = null

  const ticks = computed(() => waiting.value ?? [])

  function put(next: readonly Tick[]): void {
    waiting.value = next
    writeCached(key(), next, Date.now())
  }

  async function sendTicks(): Promise<void> {
    waiting.value ??= readCached<readonly Tick[]>(key())?.value ?? []
    const sent = waiting.value
    if (sent.length === 0) return
    const result = await callRoll(activityId(), sent)
    if (!result.ok && mayPass(result.error)) return
    refusal.value = result.ok ? null : result.error
    put(ticks.value.filter((tick) => !sent.includes(tick)))
  }

  async function load(): Promise<Result<Roll>> {
    await sendTicks()
    const result = await readRoll(activityId(), known)
    if (!result.ok) return result
    known = result.value
    return success(known.roll)
  }
  const resource = useResource(load, { isEmpty: (roll) => roll.items.length === 0 })

  async function call(memberIds: readonly string[], state: AttendanceState): Promise<void> {
    const recorded_at = now().toISOString()
    put(addedTicks(ticks.value, memberIds.map((member_id) => ({ member_id, state, recorded_at }))))
    await resource.reload()
  }

  const lines = computed(() => withTicks(resource.data.value?.items ?? [], ticks.value))
  return { resource, lines, ticks, refusal: computed(() => refusal.value), call }
}
