// @vitest-environment jsdom
import { beforeEach, describe, expect, it, vi } from 'vitest'
import { adoptAddress, readLaunch } from '../h5/launch'
import { hasFreshProof, takeWechatCode } from '../h5/sign-in'
import { readLaunch as readWechatLaunch } from '../mp-weixin/launch'

describe('the ordinary link', () => {
  beforeEach(() => history.replaceState(null, '', '/'))

  it('opens the check-in page in a browser', () => {
    history.replaceState(null, '', '/c?t=abc_-1')
    adoptAddress()
    expect(location.pathname + location.hash).toBe('/#/pages/checkin/checkin?t=abc_-1')
  })

  it('opens the receipt of a letter in a browser', () => {
    history.replaceState(null, '', '/r?t=abc_-1')
    adoptAddress()
    expect(location.pathname + location.hash).toBe('/#/features/receipt/pages/receipt?t=abc_-1')
  })

  it('opens a sealed slip in a browser, with its code behind the #', () => {
    history.replaceState(null, '', '/s#ABCD1234EFGH')
    adoptAddress()
    expect(location.pathname + location.hash).toBe('/#/features/surveys/pages/slip?t=ABCD1234EFGH')
  })

  it('leaves every other address alone', () => {
    history.replaceState(null, '', '/?x=1#/pages/me/me')
    adoptAddress()
    expect(location.href).toMatch(/\/\?x=1#\/pages\/me\/me$/)
  })

  it('is not led astray by what WeChat leaves in the address', () => {
    history.replaceState(null, '', '/?code=W1&state=s#wechat_redirect')
    adoptAddress()
    expect(location.hash).toBe('')
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
    expect(hasFreshProof()).toBe(true)
    expect(await takeWechatCode()).toEqual({ code: 'W1', app: 'official' })
    expect([location.search, hasFreshProof(), await takeWechatCode()]).toEqual(['', false, null])
  })

  it('is not used when this browser did not ask for it', async () => {
    const real = window.location
    const elsewhere = { href: 'https://town.example/?code=W1&state=theirs', hostname: 'town.example', search: '?code=W1' }
    vi.stubGlobal('location', elsewhere)
    vi.spyOn(history, 'replaceState').mockImplementation(() => {})
    expect(await takeWechatCode()).toBeNull()
    fakeUni.setStorageSync('wechat-state', { v: 1, value: 'ours' })
    vi.stubGlobal('location', { ...elsewhere, href: 'https://town.example/?code=W1&state=ours' })
    expect(await takeWechatCode()).toEqual({ code: 'W1', app: 'official' })
    vi.stubGlobal('location', real)
    vi.restoreAllMocks()
  })
})
