import type { Shape } from '@/core/http/shapes'

/** The roll of one activity: who is expected, and what is known of each. */
export type Roll = Shape<'Roll'>
export type RollLine = Shape<'RollLine'>
/** The attendance list for printing. */
export type AttendanceSheet = Shape<'AttendanceSheet'>
export type SheetLine = Shape<'SheetLine'>
/** What the organizer saw of one person. `recorded_at` is when: it may reach the server later. */
export type Tick = Shape<'RollCallLine'> & { readonly recorded_at: string }

/** Came, in time or late. */
export const isHere = (line: RollLine) => line.state === 'present' || line.state === 'late'

/** Neither here nor excused. */
export const isMissing = (line: RollLine) => line.state === null || line.state === 'absent'

export const hasWaitingOffline = (line: RollLine) => line.offline?.decision === 'pending'
export const hasWaitingLeave = (line: RollLine) => line.leave?.decision === 'pending'

/** The roll as it will read once the ticks not yet sent have arrived. */
export function withTicks(lines: readonly RollLine[], ticks: readonly Tick[]): readonly RollLine[] {
  const byMember = new Map(ticks.map((tick) => [tick.member_id, tick]))
  return lines.map((line) => {
    const tick = byMember.get(line.member_id)
    return tick === undefined ? line : { ...line, state: tick.state, at: tick.recorded_at }
  })
}

/** One tick a person: the later one counts. */
export function addedTicks(ticks: readonly Tick[], later: readonly Tick[]): readonly Tick[] {
  const again = new Set(later.map((tick) => tick.member_id))
  return [...ticks.filter((tick) => !again.has(tick.member_id)), ...later]
}

/** Below this a tick is of now: the server's own clock is the better witness. */
const FRESH_MS = 10_000

/** Ticks as the server takes them: only what was taken down a while ago carries its time. */
export function entriesOf(ticks: readonly Tick[], now: Date): readonly Shape<'RollCallLine'>[] {
  return ticks.map(({ member_id, state, recorded_at }) =>
    now.getTime() - Date.parse(recorded_at) < FRESH_MS ? { member_id, state } : { member_id, state, recorded_at },
  )
}
