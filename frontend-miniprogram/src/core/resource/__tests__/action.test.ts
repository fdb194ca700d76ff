import { describe, expect, it } from 'vitest'
import { failure, OFFLINE, success, type Result } from '../../http/errors'
import { useAction } from '../useAction'

const answering = <T>(answer: Result<T>) => () => Promise.resolve(answer)

describe('useAction', () => {
  it('is busy from the start of the work to its answer', async () => {
    let answer: (result: Result<string>) => void = () => undefined
    const { isBusy, run } = useAction()
    expect(isBusy.value).toBe(false)
    const pending = run(() => new Promise<Result<string>>((resolve) => (answer = resolve)))
    expect(isBusy.value).toBe(true)
    answer(success('好'))
    await pending
    expect(isBusy.value).toBe(false)
  })

  it('keeps what went wrong, and is free for another try', async () => {
    const { isBusy, error, run } = useAction()
    await run(answering(failure(OFFLINE)))
    expect([isBusy.value, error.value]).toEqual([false, OFFLINE])
  })

  it('keeps the fault while the next try is on its way, and drops it when that succeeds', async () => {
    const { error, run } = useAction()
    await run(answering(failure(OFFLINE)))
    const pending = run(answering(success('好')))
    expect(error.value).toEqual(OFFLINE)
    await pending
    expect(error.value).toBeNull()
  })

  it('hands on the answer as it came', async () => {
    const { run } = useAction()
    const [good, bad] = [success('好'), failure(OFFLINE)]
    expect(await run(answering(good))).toBe(good)
    expect(await run(answering(bad))).toBe(bad)
  })
})
