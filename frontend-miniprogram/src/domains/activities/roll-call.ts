import { now } from '@/core/clock'
import type { AppError } from '@/core/http/errors'
import { dismiss, enqueueAll, outboxItems, setPolicy } from '@/core/outbox/outbox'
import { isWaiting, type OutboxItem } from '@/core/outbox/queue'
import { addedTicks, entriesOf, type Tick } from './roll'

/** Roll-calls in the outbox: written down first, sent in parts the server takes, without whatever single line it refuses. */

/** A line the server would not take, and why. */
export interface RefusedTick {
  readonly tick: Tick
  readonly error: AppError
}

/** What the server takes in one call. */
const MOST_LINES = 500
const TOO_EARLY = 'activities.recorded_too_early'

interface Body {
  readonly entries: readonly Tick[]
}

const pathOf = (activityId: string): `/api/v1/activities/${string}/attendance` => `/api/v1/activities/${activityId}/attendance`
const ticksIn = (items: readonly OutboxItem[]) => items.reduce<readonly Tick[]>((ticks, { body }) => addedTicks(ticks, (body as Body).entries), [])

function itemsOf(activityId: string): readonly OutboxItem[] {
  return outboxItems.value.filter((item) => item.kind === 'roll_call' && item.path === pathOf(activityId))
}

/** Writes ticks down and starts sending, together with those that wait already. False when the device could not keep them. */
export function noteTicks(activityId: string, later: readonly Tick[], label: string): boolean {
  const waiting = itemsOf(activityId).filter((item) => item.state === 'queued' && item.refused === undefined)
  const ticks = addedTicks(ticksIn(waiting), later)
  const parts = Array.from({ length: Math.ceil(ticks.length / MOST_LINES) }, (_, part) => ticks.slice(part * MOST_LINES, (part + 1) * MOST_LINES))
  const requests = parts.map((entries) => ({ kind: 'roll_call', label, method: 'PUT', path: pathOf(activityId), body: { entries } }) as const)
  return enqueueAll(requests, waiting) !== null
}

/** Reactive: what was taken down here and is not yet with the server. */
export function waitingTicks(activityId: string): readonly Tick[] {
  return ticksIn(itemsOf(activityId).filter(isWaiting))
}

/** Reactive: what the server would not take. */
export function refusedTicks(activityId: string): readonly RefusedTick[] {
  return itemsOf(activityId).flatMap(({ refused = [], state, body, error }) => [
    ...refused.map(({ part, error: why }) => ({ tick: part as Tick, error: why })),
    ...(error !== undefined && !isWaiting({ state } as OutboxItem) ? (body as Body).entries.map((tick) => ({ tick, error })) : []),
  ])
}

/** They have been read. */
export function dismissRefused(activityId: string): void {
  itemsOf(activityId).forEach(({ id }) => dismiss(id))
}

/** Takes out the line at fault; where it was too early for one, it was for all taken down before. */
function withoutLine(body: unknown, error: AppError) {
  const { entries } = body as Body
  const fault = error.line === undefined ? undefined : entries[error.line]
  if (fault === undefined) return null
  const isOut = (tick: Tick) => tick === fault || (error.code === TOO_EARLY && tick.state !== 'absent' && tick.state !== 'excused' && tick.recorded_at <= fault.recorded_at)
  const rest = entries.filter((tick) => !isOut(tick))
  return rest.length === 0 ? null : { body: { entries: rest }, parts: entries.filter(isOut) }
}

setPolicy('roll_call', { bodyNow: (body) => ({ entries: entriesOf((body as Body).entries, now()) }), without: withoutLine })
