import { expect, it } from 'vitest'
import { rangeWords } from '@/copy/survey-results'
import { appealStandingOf, barOf, type Appeal, type MyGrade } from '../results'

const GRADE = { appeal_until: '2026-03-12' } as MyGrade
const asked = (level: 'branch' | 'committee', status: Appeal['status'], again_until: string | null = null) => ({ level, status, due_on: '2026-03-30', again_until }) as Appeal

it.each([
  [[], '2026-03-12', { is: 'open', until: '2026-03-12' }],
  [[], '2026-03-13', { is: 'late' }],
  [[asked('branch', 'open')], '2026-03-30', { is: 'waiting', until: '2026-03-30' }],
  [[asked('branch', 'open')], '2026-03-31', { is: 'overdue' }],
  [[asked('branch', 'regrading')], '2026-03-31', { is: 'waiting', until: '2026-03-30' }],
  [[asked('branch', 'upheld', '2026-03-20')], '2026-03-20', { is: 'open', until: '2026-03-20' }],
  [[asked('branch', 'regraded', '2026-03-20')], '2026-03-21', { is: 'late' }],
  [[asked('committee', 'upheld'), asked('branch', 'upheld', '2026-03-20')], '2026-03-20', { is: 'spent' }],
])('with %j, on %s an appeal is %j', (appeals, today, standing) => {
  expect(appealStandingOf(GRADE, appeals, today)).toEqual(standing)
})

it.each([
  [{ least: 0, most: 6, share: '—' }, 6, '票少，分不出多少', { least: 0, more: 100 }],
  [{ least: 6, most: 9, share: '≥66%' }, 9, '66%以上，至少6张', { least: 67, more: 33 }],
  [{ least: 0, most: 5, share: '≤56%' }, 9, '56%以下，最多5张', { least: 0, more: 56 }],
  [{ least: 6, most: 10, share: '28%–48%' }, 21, '28%到48%，6到10张', { least: 29, more: 19 }],
] as const)('%j of %d ballots reads %s', (told, ballots, words, bar) => {
  expect(rangeWords(told, ballots)).toBe(words)
  expect(barOf(told, ballots)).toEqual(bar)
})
