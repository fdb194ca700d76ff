import { describe, expect, it, vi } from 'vitest'
import { failure, OFFLINE, success } from '../../http/errors'
import { useConfirmed } from '../useConfirmed'

describe('useConfirmed', () => {
  it('does nothing while nothing is chosen', async () => {
    const work = vi.fn(() => Promise.resolve(success(1)))
    await useConfirmed({ reload: () => Promise.resolve() }, work).confirm()
    expect(work).not.toHaveBeenCalled()
  })

  it.each([
    ['done', success(1), null],
    ['failed', failure(OFFLINE), OFFLINE],
  ])('asks no more and reads the list again once it is %s', async (_, answer, fault) => {
    const reload = vi.fn(() => Promise.resolve())
    const { chosen, error, confirm } = useConfirmed({ reload }, (row: string) => Promise.resolve(row === 'a' ? answer : success(0)))
    chosen.value = 'a'
    await confirm()
    expect([chosen.value, error.value, reload.mock.calls.length]).toEqual([null, fault, 1])
  })
})
