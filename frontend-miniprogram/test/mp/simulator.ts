import { vi } from 'vitest'

/** WeChat's API, in memory: silent sign-in answers with an unknown user, nothing is stored, everything opened is noted. */
export interface FakeWechat {
  readonly sent: { url: string; method: string }[]
  readonly opened: string[]
  readonly stored: Map<string, unknown>
  reset(): void
}

interface Callbacks {
  success?(answer: unknown): void
  fail?(reason: unknown): void
  complete?(): void
}

/** Installs `wx` and the other globals of WeChat, before any compiled file is loaded. */
export function startWechat(require: NodeJS.Require): FakeWechat {
  const fake: FakeWechat = {
    sent: [],
    opened: [],
    stored: new Map(),
    reset: () => [fake.sent, fake.opened].forEach((list) => (list.length = 0)),
  }
  const answer = (value: unknown) => (options: Callbacks) => void Promise.resolve().then(() => options.success?.(value))
  const opens = (options: { url: string } & Callbacks) => void (fake.opened.push(options.url), options.success?.({}))
  require('miniprogram-simulate')
  Object.assign(globalThis, {
    getApp: () => (globalThis as { app?: unknown }).app,
    App: (options: object) => void Object.assign(globalThis, { app: options }),
    Page: () => {},
    getCurrentPages: () => [{ route: 'pages/home/home', options: {} }],
  })
  Object.assign((globalThis as unknown as { wx: object }).wx, {
    request: (options: { url: string; method: string } & Callbacks) => {
      fake.sent.push({ url: options.url, method: options.method })
      const isSignIn = options.url.endsWith('/auth/wechat')
      answer({ statusCode: isSignIn ? 200 : 401, header: {}, data: isSignIn ? { claim_ticket: 'ticket' } : {} })(options)
      return { abort: () => {} }
    },
    login: answer({ code: 'wx-code' }),
    navigateTo: opens,
    redirectTo: opens,
    switchTab: opens,
    getStorageSync: (key: string) => fake.stored.get(key) ?? '',
    setStorageSync: (key: string, value: unknown) => void fake.stored.set(key, value),
    removeStorageSync: (key: string) => void fake.stored.delete(key),
    getStorageInfoSync: () => ({ keys: [...fake.stored.keys()] }),
    getNetworkType: answer({ networkType: 'wifi' }),
    onNetworkStatusChange: () => {},
    getAppBaseInfo: () => ({ fontSizeSetting: 16 }),
    stopPullDownRefresh: () => {},
    canIUse: () => true,
  })
  return fake
}

/** What WeChat does with `app.js` once it is loaded. */
export function launchApp(): void {
  const { app } = globalThis as unknown as { app: { onLaunch(options: object): void; onShow(options: object): void } }
  app.onLaunch({ path: 'pages/home/home', query: {} })
  app.onShow({})
}

export interface RenderedPage {
  text(): string
  html(): string
  tap(words: string): Promise<void>
}

interface Rendered {
  dom: HTMLElement
  attach(parent: HTMLElement): void
  instance: { onLoad?(query: object): void; onShow?(): void; onReady?(): void }
}

/** A finger on one spot: the engine makes a tap of two such events. */
function touch(kind: string): Event {
  const spot = [{ identifier: 0, pageX: 1, pageY: 1, clientX: 1, clientY: 1 }]
  return Object.assign(new Event(kind, { bubbles: true, composed: true }), { touches: kind === 'touchend' ? [] : spot, changedTouches: spot })
}

/** Loads a compiled page, opens it, and waits until it has drawn itself. */
export async function renderPage(require: NodeJS.Require, folder: string, page: string, query: object = {}): Promise<RenderedPage> {
  const simulate = require('miniprogram-simulate') as { load(path: string, options: object): string; render(id: string): Rendered }
  const rendered = simulate.render(simulate.load(`${folder}/${page}`, { rootPath: folder, compiler: 'official' }))
  const parent = document.createElement('div')
  document.body.append(parent)
  rendered.attach(parent)
  rendered.instance.onLoad?.(query)
  rendered.instance.onShow?.()
  rendered.instance.onReady?.()
  await new Promise((resolve) => setTimeout(resolve, 0))
  return {
    text: () => parent.textContent ?? '',
    html: () => parent.innerHTML,
    tap: async (words) => {
      const target = await vi.waitFor(() => {
        const found = [...parent.querySelectorAll('wx-button')].find((button) => button.textContent?.includes(words))
        if (found === undefined) throw new Error(`no button says ${words}`)
        return found
      })
      for (const kind of ['touchstart', 'touchend']) target.dispatchEvent(touch(kind))
      await new Promise((resolve) => setTimeout(resolve, 20))
    },
  }
}
