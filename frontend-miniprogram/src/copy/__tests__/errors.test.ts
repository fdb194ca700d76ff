import { describe, expect, it } from 'vitest'
import { wordsFor } from '../errors'

describe('wordsFor', () => {
  it('says when the old content was true', () => {
    expect(wordsFor({ code: 'network.offline', kind: 'offline' }, '10:32').text).toBe('没有网络。内容是10:32的。')
    expect(wordsFor({ code: 'network.offline', kind: 'offline' }).text).toBe('没有网络，连上后再试。')
  })

  it('passes on the server’s sentence where only it knows the time or the name', () => {
    const error = { code: 'activities.not_started', kind: 'refused', status: 409, title: '还没开始，下午2:30后可以签到。' } as const
    expect(wordsFor(error)).toEqual({ text: error.title, act: 'none', actText: '知道了' })
  })

  it('has words for a code it has never heard of', () => {
    expect(wordsFor({ code: 'x.new', kind: 'refused', status: 409, title: '这届任期还没到。' }).text).toBe('这届任期还没到。')
    expect(wordsFor({ code: 'x.new', kind: 'server', status: 500 }).act).toBe('retry')
    expect(wordsFor({ code: 'unknown', kind: 'refused', status: 404 }).act).toBe('report')
  })

  it('offers sign-in when the session is over', () => {
    expect(wordsFor({ code: 'accounts.session_expired', kind: 'refused', status: 401 }, '10:32')).toMatchObject({
      text: '登录过期了，点一下就好。',
      act: 'sign-in',
    })
  })
})
