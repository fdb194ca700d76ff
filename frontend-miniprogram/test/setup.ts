import { afterEach, beforeEach, vi } from 'vitest'
import { FakeUni } from './fake-uni'

if ('window' in globalThis) await import('./window')

Object.defineProperty((globalThis.navigator ??= {} as Navigator), 'onLine', { get: () => globalThis.fakeUni.isOnline })

/** Each test starts on a new device: nothing kept, modules loaded anew, no server. */
beforeEach(() => {
  globalThis.fakeUni = new FakeUni()
  vi.stubGlobal('uni', globalThis.fakeUni)
  vi.stubGlobal('getCurrentPages', () => globalThis.fakeUni.pages)
})

afterEach(() => {
  vi.useRealTimers()
  vi.resetModules()
})
