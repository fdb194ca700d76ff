import { expect, it } from 'vitest'
import { isOpen, openOne, type TransferStatus } from '../model'

it.each<[TransferStatus, boolean, boolean]>([
  ['draft', true, true],
  ['in_transit', true, true],
  ['refused', true, true],
  ['accepted', true, false],
  ['expired', true, false],
  ['closed', false, false],
  ['withdrawn', false, false],
])('%s is shown on 首页: %s, and stands in the way of another: %s', (status, isShown, isInTheWay) => {
  expect([openOne([{ status }]) !== undefined, isOpen({ status })]).toEqual([isShown, isInTheWay])
})

it('the newest on its way comes first', () => {
  const items = (['closed', 'pending', 'expired'] as const).map((status, place) => ({ status, place }))
  expect(openOne(items)?.place).toBe(1)
})
