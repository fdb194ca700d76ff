// @vitest-environment jsdom
import { afterEach, describe, expect, it, vi } from 'vitest'
import { canShow, show } from '../h5/show'

const WORDS = { title: '介绍信', close: '关闭' }

afterEach(() => vi.unstubAllGlobals())

describe('a picture over the page', () => {
  it('is let go, and leaves nothing on the page, once it is closed', () => {
    const letGo = vi.fn()
    vi.stubGlobal('URL', { createObjectURL: () => 'blob:1', revokeObjectURL: letGo })
    show(new Blob([], { type: 'image/png' }), WORDS)
    expect(document.querySelector<HTMLImageElement>('dialog[open] img')?.alt).toBe('介绍信')

    document.querySelector<HTMLButtonElement>('dialog button')?.click()

    expect(document.querySelector('dialog')).toBeNull()
    expect(letGo).toHaveBeenCalledWith('blob:1')
  })

  it('is all that a browser shows', () => {
    expect([canShow(new Blob([], { type: 'image/jpeg' })), canShow(new Blob([], { type: 'application/pdf' }))]).toEqual([true, false])
  })
})
