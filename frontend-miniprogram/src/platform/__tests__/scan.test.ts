// @vitest-environment jsdom
import { afterEach, describe, expect, it, vi } from 'vitest'
import { FakeCamera } from '@test/fake-camera'
import { scan } from '../h5/scan'

const WORDS = { title: '扫码', hint: '把二维码放到画面中间。', close: '不扫了' }

afterEach(() => vi.unstubAllGlobals())

describe('the scanner of a browser', () => {
  it('ends with the first code it sees, and leaves no camera on and nothing on the page', async () => {
    const camera = new FakeCamera()
    const scanning = scan(WORDS)
    await vi.waitFor(() => expect(document.querySelector('dialog')?.getAttribute('aria-label')).toBe('扫码'))
    expect(camera.isOn).toBe(true)
    camera.sees = 'DM1:ABC'

    expect(await scanning).toEqual({ kind: 'scanned', text: 'DM1:ABC' })
    expect(camera.isOn).toBe(false)
    expect(document.querySelector('dialog')).toBeNull()
  })

  it('is closed by a button', async () => {
    const camera = new FakeCamera()
    const scanning = scan(WORDS)
    await vi.waitFor(() => expect(document.querySelector('dialog button')?.textContent).toBe('不扫了'))
    document.querySelector<HTMLButtonElement>('dialog button')?.click()

    expect(await scanning).toEqual({ kind: 'cancelled' })
    expect(camera.isOn).toBe(false)
  })

  it('is not there without a camera', async () => {
    new FakeCamera(false)
    expect(await scan(WORDS)).toEqual({ kind: 'unavailable' })
  })
})
