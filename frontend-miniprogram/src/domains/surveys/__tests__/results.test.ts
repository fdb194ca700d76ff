import { expect, it } from 'vitest'
import { appealStandingOf, type Appeal, type MyGrade } from '../results'

const GRADE = { appeal_until: '2026-03-12' } as MyGrade
const asked = (level: 'branch' | 'committee', status: Appeal['status'], again_until: string | null = null) => ({ level, status, due_on: '2026-03-30', again_until }) as Appeal

it.each([
  [[], '2026-03-12', { is: 'open', until: '2026-03-12' }],
  [[], '2026-03-13', { is: 'late' }],
  [[asked('branch', 'open')], '2026-03-30', { is: 'waiting', until: '2026-03-30' }],
  [[asked('branch', 'open')], '2026-03-31', { is: 'overdue' }],
  [[asked('branch', 'regrading')], '2026-03-30', { is: 'waiting', until: '2026-03-30' }],
  [[asked('branch', 'regrading')], '2026-03-31', { is: 'overdue' }],
  [[asked('branch', 'upheld', '2026-03-20')], '2026-03-20', { is: 'open', until: '2026-03-20' }],
  [[asked('branch', 'regraded', '2026-03-20')], '2026-03-21', { is: 'late' }],
  [[asked('committee', 'upheld'), asked('branch', 'upheld', '2026-03-20')], '2026-03-20', { is: 'spent' }],
])('with %j, on %s an appeal is %j', (appeals, today, standing) => {
  expect(appealStandingOf(GRADE, appeals, today)).toEqual(standing)
})
