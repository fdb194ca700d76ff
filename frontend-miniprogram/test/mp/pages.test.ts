import { createRequire } from 'node:module'
import { beforeAll, beforeEach, describe, expect, it, vi } from 'vitest'
import { copyForRequire } from './package'
import { launchApp, renderPage, startWechat, type FakeWechat } from './simulator'

let folder = ''
let wechat: FakeWechat

const require = createRequire(import.meta.url)

describe('pages as WeChat’s own engine draws them', () => {
  beforeAll(() => {
    folder = copyForRequire()
    wechat = startWechat(require)
    require(`${folder}/app.js`)
    launchApp()
  })
  beforeEach(() => wechat.reset())

  it('首页 shows a visitor what this is and the way in', async () => {
    const page = await renderPage(require, folder, 'pages/home/home')
    await vi.waitFor(() => expect(page.text()).toContain('党员在这里看通知、看活动、开会签到。'))
    expect(page.text()).toContain('去认领')
  })

  it('我的 leads on with a tap', async () => {
    const page = await renderPage(require, folder, 'pages/me/me')
    await page.tap('长辈版')
    expect(wechat.opened).toContain('/features/settings/pages/elder')
  })

  it('长辈版 enlarges at once', async () => {
    const page = await renderPage(require, folder, 'features/settings/pages/elder')
    await page.tap('长辈版（特大字）')
    await vi.waitFor(() => expect(page.html()).toContain('is-elder-xl'))
    expect(wechat.stored.get('text-size')).toMatchObject({ value: 'elder-xl' })
  })

  it('认领 asks for name and number, and says what is missing', async () => {
    const page = await renderPage(require, folder, 'pages/bind/bind')
    await vi.waitFor(() => expect(page.text()).toContain('身份证号'))
    await page.tap('提交核对')
    await vi.waitFor(() => expect(page.text()).toContain('请填姓名，和身份证上一样。'))
    expect(wechat.sent.filter(({ url }) => url.endsWith('/identity/claims'))).toEqual([])
  })

  it('签到 keeps the code of WeChat’s scanner for whoever has to claim an identity first', async () => {
    const token = 'AbCdEfGh_-0123456789AbCdEfGh01'
    const page = await renderPage(require, folder, 'pages/checkin/checkin', { q: encodeURIComponent(`https://h.example/c?t=${token}`) })
    await vi.waitFor(() => expect(page.text()).toContain('认领后接着签到，不用再扫码。'))
    await page.tap('认领并签到')
    expect(decodeURIComponent(wechat.opened.at(-1) ?? '')).toMatch(new RegExp(`^/pages/bind/bind\\?redirect=/pages/checkin/checkin\\?t=${token}&at=\\d+$`))
  })

  it.each(['features/notifications/pages/call-list', 'features/activities/pages/people'])('%s sends whoever is signed out to sign-in', async (path) => {
    const page = await renderPage(require, folder, path)
    await vi.waitFor(() => expect(page.text()).toContain('登录后才能看到。'))
    await page.tap('去登录')
    expect(wechat.opened.at(-1)).toMatch(/^\/pages\/sign-in\/sign-in/)
  })
})
