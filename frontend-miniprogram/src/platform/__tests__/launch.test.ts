import { beforeEach, describe, expect, it } from 'vitest'
import { adoptAddress, readLaunch } from '../h5/launch'
import { takeWechatCode } from '../h5/sign-in'
import { readLaunch as readWechatLaunch } from '../mp-weixin/launch'

describe('the ordinary link', () => {
  beforeEach(() => history.replaceState(null, '', '/'))

  it('opens the check-in page in a browser', () => {
    history.replaceState(null, '', '/c?t=abc_-1')
    adoptAddress()
    expect(location.pathname + location.hash).toBe('/#/pages/checkin/checkin?t=abc_-1')
  })

  it('leaves every other address alone', () => {
    history.replaceState(null, '', '/?x=1#/pages/me/me')
    adoptAddress()
    expect(location.href).toMatch(/\/\?x=1#\/pages\/me\/me$/)
  })

  it('gives the page its code on both platforms', () => {
    expect(readLaunch({ t: 'abc' })).toEqual({ checkInToken: 'abc' })
    expect(readWechatLaunch({ q: encodeURIComponent('https://h.example/c?t=abc_-1'), scancode_time: '1' })).toEqual({ checkInToken: 'abc_-1' })
    expect(readWechatLaunch({})).toEqual({})
  })
})

describe('the 公众号’s code', () => {
  it('works once: it is taken out of the address', async () => {
    history.replaceState(null, '', '/?code=W1&state=s#/pages/me/me')
    expect(await takeWechatCode()).toEqual({ code: 'W1', app: 'official' })
    expect(location.search).toBe('')
    expect(await takeWechatCode()).toBeNull()
  })
})
