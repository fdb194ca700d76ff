// @vitest-environment jsdom
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { startListKeys, watchWide } from '../h5/desk'

const PAGE = `<input><div role="list"><div role="listitem"><button>一</button></div><div role="listitem"><button>二</button></div></div>
  <div hidden><div role="list"><div role="listitem"><button>藏</button></div></div></div>`

const press = (key: string, options: KeyboardEventInit = {}) =>
  (document.activeElement ?? document.body).dispatchEvent(new KeyboardEvent('keydown', { key, bubbles: true, ...options }))
const focused = () => document.activeElement?.textContent

describe('j and k', () => {
  beforeEach(() => {
    // jsdom has no layout; what a page hides stands in `[hidden]` here.
    vi.spyOn(HTMLElement.prototype, 'offsetParent', 'get').mockImplementation(function (this: HTMLElement) {
      return this.closest('[hidden]') === null ? document.body : null
    })
    document.body.innerHTML = PAGE
  })
  afterEach(() => {
    vi.restoreAllMocks()
    document.body.innerHTML = ''
  })
  startListKeys()

  it('go down and up the shown entries, and stop at the ends', () => {
    press('j')
    expect(focused()).toBe('一')
    press('j')
    press('j')
    expect(focused()).toBe('二')
    press('k')
    press('k')
    expect(focused()).toBe('一')
  })

  it('are letters in a field, and part of shortcuts', () => {
    document.querySelector('input')?.focus()
    press('j')
    expect(document.activeElement?.tagName).toBe('INPUT')
    document.querySelector('input')?.blur()
    press('j', { ctrlKey: true })
    expect(document.activeElement).toBe(document.body)
  })

  it('do nothing behind a dialog', () => {
    document.body.append(document.createElement('dialog'))
    document.querySelector('dialog')?.showModal()
    press('j')
    expect(document.activeElement).toBe(document.body)
  })
})

describe('the window', () => {
  it('says at once whether it is wide, and again when that changes', () => {
    const seen: boolean[] = []
    let change: (event: { matches: boolean }) => void = () => {}
    vi.stubGlobal('matchMedia', () => ({ matches: true, addEventListener: (_kind: string, listener: typeof change) => (change = listener) }))
    watchWide((isWide) => seen.push(isWide))
    change({ matches: false })
    expect(seen).toEqual([true, false])
    vi.unstubAllGlobals()
  })
})
