import { computed, ref, watch, type ComputedRef, type Ref } from 'vue'
import { rollCall as copy } from '@/copy/activities'
import { now } from '@/core/clock'
import { success, type Result } from '@/core/http/errors'
import { flush } from '@/core/outbox/outbox'
import { useResource, type Resource } from '@/core/resource/useResource'
import { within } from '@/core/within'
import { readRoll, type KnownRoll } from '@/domains/activities/attendance-api'
import type { AttendanceState } from '@/domains/activities/model'
import { withTicks, type Roll, type RollLine, type Tick } from '@/domains/activities/roll'
import { dismissRefused, noteTicks, refusedTicks, waitingTicks, type RefusedTick } from '@/domains/activities/roll-call'

export interface LiveRoll {
  readonly resource: Resource<Roll>
  /** The roll as it will read once everything taken down here has arrived. */
  readonly lines: ComputedRef<readonly RollLine[]>
  /** Taken down here and not yet with the server; the outbox sends them. */
  readonly ticks: ComputedRef<readonly Tick[]>
  /** What the server would not take. */
  readonly refused: ComputedRef<readonly RefusedTick[]>
  /** The device could not write the last ticks down: they are lost. */
  readonly isNotKept: Ref<boolean>
  readonly call: (memberIds: readonly string[], state: AttendanceState) => Promise<void>
  readonly dismiss: () => void
}

/** A button says that it is busy no longer than this: by then the ticks are written down. */
const LONGEST_WAIT_MS = 3000

/** The roll of one activity, with the organizer's ticks. */
export function useRoll(activityId: () => string): LiveRoll {
  const isNotKept = ref(false)
  const isCalling = ref(false)
  let known: KnownRoll | null = null

  const ticks = computed(() => waitingTicks(activityId()))
  const refused = computed(() => refusedTicks(activityId()))

  async function load(): Promise<Result<Roll>> {
    const result = await readRoll(activityId(), known)
    if (!result.ok) return result
    known = result.value
    // The server can be reached again: what waits need not wait for its turn.
    if (ticks.value.length > 0) void flush(true)
    return success(known.roll)
  }
  const resource = useResource(load, { isEmpty: (roll) => roll.items.length === 0 })

  // Ticks that have left the outbox are on the roll by now, or refused.
  watch(() => ticks.value.length, (left, before) => {
    if (left < before && !isCalling.value) void resource.reload()
  })

  async function call(memberIds: readonly string[], state: AttendanceState): Promise<void> {
    const recorded_at = now().toISOString()
    dismissRefused(activityId())
    isNotKept.value = !noteTicks(activityId(), memberIds.map((member_id) => ({ member_id, state, recorded_at })), copy.title)
    if (isNotKept.value) return
    isCalling.value = true
    await within(flush().then(resource.reload), LONGEST_WAIT_MS)
    isCalling.value = false
  }

  const lines = computed(() => withTicks(resource.data.value?.items ?? [], ticks.value))
  return { resource, lines, ticks, refused, isNotKept, call, dismiss: () => dismissRefused(activityId()) }
}
