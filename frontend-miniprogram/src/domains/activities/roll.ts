import type { ActivityKind, ActivityStatus, AttendanceState, Leave, LeaveKind, OfflineCheckIn } from './model'

/** The roll of one activity: who is expected, and what is known of each. */

export interface RollLine {
  readonly member_id: string
  readonly name: string
  readonly organization_name: string
  readonly state: AttendanceState | null
  readonly at: string | null
  readonly leave: Leave | null
  readonly offline: OfflineCheckIn | null
}

export interface RollCounts {
  readonly due: number
  readonly present: number
  readonly late: number
  readonly excused: number
  readonly absent: number
  readonly unknown: number
  readonly offline_waiting: number
  readonly leave_waiting: number
}

export interface Roll {
  readonly items: readonly RollLine[]
  readonly next_cursor: string | null
  readonly counts: RollCounts
}

/** What the organizer saw of one person. `recorded_at` is when: it may reach the server later. */
export interface Tick {
  readonly member_id: string
  readonly state: AttendanceState
  readonly recorded_at: string
}

export interface SheetLine {
  readonly name: string
  readonly organization_name: string
  readonly state: AttendanceState | null
  readonly leave_kind: LeaveKind | null
}

/** The attendance list for printing. */
export interface AttendanceSheet {
  readonly title: string
  readonly kind: ActivityKind
  readonly organization_name: string
  readonly place: string
  readonly starts_at: string
  readonly ends_at: string
  readonly status: ActivityStatus
  readonly chair_name: string | null
  readonly recorder_name: string | null
  readonly counts: RollCounts
  readonly lines: readonly SheetLine[]
}

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
export function entriesOf(ticks: readonly Tick[], now: Date): readonly (Omit<Tick, 'recorded_at'> & Partial<Tick>)[] {
  return ticks.map(({ member_id, state, recorded_at }) =>
    now.getTime() - Date.parse(recorded_at) < FRESH_MS ? { member_id, state } : { member_id, state, recorded_at },
  )
}
