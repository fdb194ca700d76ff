import { expect, it } from 'vitest'
import { codeFrom, standingOfSlip, type Slip } from '../slip'

const SLIP = { status: 'open', is_open: true, is_used: false } as unknown as Slip
const CAST = { stage: 'cast', receipt: 'r' } as const
const HELD = { stage: 'held', cellId: 'c', fingerprint: 'f', preparedMsg: 'p', signature: 's' } as const

it.each([
  [{}, null, 'fill'],
  [{ is_used: true }, null, 'used'],
  [{ is_used: true }, HELD, 'fill'],
  [{ is_used: true }, CAST, 'cast'],
  [{ is_open: false }, HELD, 'over'],
  [{ is_open: false, status: 'frozen' }, null, 'early'],
] as const)('a slip that is %j, with %j on this phone, stands at %s', (change, ticket, standing) => {
  expect(standingOfSlip({ ...SLIP, ...change } as Slip, ticket)).toBe(standing)
})

it('has a code that is read as it is printed, however it is typed', () => {
  expect(codeFrom(' o1ab-cdel ghij ')).toBe('01ABCDE1GH1J')
})
