import { afterEach, beforeEach, vi } from 'vitest'
import { FakeUni } from './fake-uni'

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

// jsdom has no layout: its window is narrow, as a phone's.
window.matchMedia = () => ({ matches: false, addEventListener: () => {} }) as unknown as MediaQueryList

// jsdom knows <dialog> but not its methods.
HTMLDialogElement.prototype.showModal = function showModal() {
  this.open = true
}
HTMLDialogElement.prototype.close = function close() {
  this.open = false
}
