import { existsSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { createContext, runInContext } from 'node:vm'
import { describe, expect, it } from 'vitest'
import { allFiles, allPages, appJson, BUILT, read } from './package'

const WX_APIS = [
  'canIUse',
  'getAppBaseInfo',
  'getDeviceInfo',
  'getNetworkType',
  'getStorageInfoSync',
  'getStorageSync',
  'getSystemInfoSync',
  'getWindowInfo',
  'login',
  'onNetworkStatusChange',
  'request',
]

/** What this client uses of `wx` while it starts; each does nothing. */
const emptyWx = () => Object.fromEntries(WX_APIS.map((name) => [name, () => ({})]))

/** Loads files the way WeChat does: ECMAScript and `wx` alone. What a browser or Node adds is not there. */
function bareRuntime() {
  const registered: string[] = []
  const register = (kind: string) => () => void registered.push(kind)
  const context = createContext(
    {
      wx: emptyWx(),
      App: register('App'),
      Page: register('Page'),
      Component: register('Component'),
      getApp: () => ({ $vm: {} }),
      getCurrentPages: () => [],
      global: {},
      setTimeout,
      clearTimeout,
      setInterval,
      clearInterval,
    },
    { codeGeneration: { strings: false, wasm: false } },
  )
  const loaded = new Map<string, { exports: unknown }>()
  const load = (file: string): unknown => {
    const known = loaded.get(file)
    if (known) return known.exports
    const module = { exports: {} as unknown }
    loaded.set(file, module)
    const run = runInContext(`(function (require, module, exports) {${read(file)}\n})`, context, { filename: file }) as (
      ...given: unknown[]
    ) => void
    run((path: string) => load(join(dirname(file), path)), module, module.exports)
    return module.exports
  }
  return { load, registered }
}

describe('the compiled mini-program', () => {
  it.each(allPages())('has every file of %s', (page) => {
    for (const kind of ['js', 'json', 'wxml']) expect(existsSync(join(BUILT, `${page}.${kind}`))).toBe(true)
  })

  it('has the pictures of its tab bar, and four fixed tabs', () => {
    const { list } = appJson().tabBar
    expect(list).toHaveLength(4)
    for (const { iconPath } of list) expect(existsSync(join(BUILT, iconPath))).toBe(true)
  })

  it('loads components when they are needed', () => {
    expect(appJson().lazyCodeLoading).toBe('requiredComponents')
  })

  it('starts and registers every page where there is only ECMAScript and wx', () => {
    const { load, registered } = bareRuntime()
    load('app.js')
    for (const page of allPages()) load(`${page}.js`)
    expect(registered.filter((kind) => kind === 'App')).toHaveLength(1)
    expect(registered.filter((kind) => kind !== 'App').length).toBeGreaterThanOrEqual(allPages().length)
  })

  it('names roles as WeChat does', () => {
    const wxml = allFiles().filter((file) => file.endsWith('.wxml'))
    expect(wxml.filter((file) => /\srole="/.test(read(file)))).toEqual([])
    expect(wxml.some((file) => read(file).includes('aria-role="heading"'))).toBe(true)
  })

  it('keeps spoken labels through the compiler', () => {
    expect(read('platform/mp-weixin/controls/NativeInput.wxml')).toContain('aria-label')
    expect(read('ui/UiQrImage.wxml')).toContain('aria-label')
  })

  it('keeps no statistics of its readers', () => {
    const all = allFiles().filter((file) => file.endsWith('.js')).map(read).join('\n')
    expect(all).not.toMatch(/tongji|umeng|getLocation|chooseImage|onLocationChange/)
  })
})
