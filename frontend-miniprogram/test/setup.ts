import { afterEach, beforeEach, vi } from 'vitest'
import { FakeUni } from './fake-uni'

/** Each test starts on a new device: nothing kept, modules loaded anew, no server. */
beforeEach(() => {
  globalThis.fakeUni = new FakeUni()
  vi.stubGlobal('uni', globalThis.fakeUni)
  vi.stubGlobal('getCurrentPages', () => globalThis.fakeUni.pages)
})

// The window outlives the device: what has listened to its network must not hear of the next one's.
const listeners: Parameters<typeof window.addEventListener>[] = []
const listen = window.addEventListener.bind(window)
window.addEventListener = (...given: Parameters<typeof window.addEventListener>) => {
  listeners.push(given)
  listen(...given)
}

afterEach(() => {
  for (const [name, listener] of listeners.splice(0)) if (['online', 'offline'].includes(name)) window.removeEventListener(name, listener)
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
  this.dispatchEvent(new Event('close'))
}
