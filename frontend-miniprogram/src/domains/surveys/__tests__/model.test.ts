import { expect, it } from 'vitest'
import { missingOf, standingOf, type SheetItem, type Survey } from '../model'

const ROUND = { status: 'open', mode: 'anonymous', my_roll: { cell_id: 'c', issued_on: null } } as unknown as Survey
const CAST = { stage: 'cast', receipt: 'r' } as const

it.each([
  [{}, null, 'fill'],
  [{ mode: 'confidential' }, null, 'fill'],
  [{ mode: 'paper' }, null, 'paper'],
  [{ my_roll: null }, null, 'unlisted'],
  [{ my_roll: { cell_id: 'c', issued_on: '2026-03-05', drew_slip: true } }, null, 'slip'],
  [{}, CAST, 'cast'],
  [{ status: 'frozen' }, null, 'early'],
  [{ status: 'closed' }, CAST, 'counting'],
  [{ status: 'counted' }, CAST, 'counted'],
  [{ status: 'void' }, CAST, 'void'],
] as const)('a round that is %j, with %j on this phone, stands at %s', (change, ticket, standing) => {
  expect(standingOf({ ...ROUND, ...change } as Survey, ticket)).toBe(standing)
})

it('who ticks nothing where several may be ticked has a complete sheet', () => {
  const sheet = (['choice', 'choices', 'text'] as const).map((kind): SheetItem => ({ id: kind, kind, title: kind, options: [] }))
  expect(missingOf(sheet, {}).map(({ id }) => id)).toEqual(['choice'])
})
