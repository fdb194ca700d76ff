import { expect, it, vi } from 'vitest'
import { failure, OFFLINE, success } from '@/core/http/errors'
import { emptyMeeting, faultsOf, meetingOf, OTHER } from '../meeting'
import { useDecision } from '../use-decision'

const stale = { code: 'request.stale', kind: 'refused', status: 412, by: '李书记' } as const

it('a decision that was taken is said, and the page asks anew', async () => {
  const reload = vi.fn(() => Promise.resolve())
  const { isAsking, ended, ask, decide } = useDecision(reload)
  ask()
  await decide(() => Promise.resolve(success(1)), '已公布。')
  expect([isAsking.value, ended.value]).toEqual([false, { text: '已公布。', tone: 'ok' }])
  expect(reload).toHaveBeenCalledOnce()
})

it('where somebody was first, it says who and shows how it stands; nothing is sent again', async () => {
  const reload = vi.fn(() => Promise.resolve())
  const work = vi.fn(() => Promise.resolve(failure(stale)))
  const { isAsking, error, ended, ask, decide } = useDecision(reload)
  ask()
  await decide(work, '已公布。')
  expect([isAsking.value, error.value, ended.value?.tone]).toEqual([false, null, 'warn'])
  expect(ended.value?.text).toContain('李书记刚办过')
  expect([work.mock.calls.length, reload.mock.calls.length]).toEqual([1, 1])
})

it('without a network it is not done and not kept: the dialog stays with the reason', async () => {
  const reload = vi.fn(() => Promise.resolve())
  const { isAsking, error, ended, ask, decide } = useDecision(reload)
  ask()
  await decide(() => Promise.resolve(failure(OFFLINE)), '已公布。')
  expect([isAsking.value, error.value, ended.value]).toEqual([true, OFFLINE, null])
  expect(reload).not.toHaveBeenCalled()
})

it('a meeting is one that was held here, or has its day and number', () => {
  expect(Object.keys(faultsOf(emptyMeeting()))).toEqual(['activity', 'presided'])
  expect(Object.keys(faultsOf({ ...emptyMeeting(OTHER), presided: '李立春' }))).toEqual(['day', 'number'])
  expect(meetingOf({ activity: 'a1', day: '2026-03-05', number: '', presided: ' 李立春 ' })).toEqual({ presided_by: '李立春', activity_id: 'a1' })
  expect(meetingOf({ activity: OTHER, day: '2026-03-05', number: '第3次', presided: '李立春' })).toEqual({ presided_by: '李立春', meeting_on: '2026-03-05', meeting_number: '第3次' })
})
