import { afterEach } from 'vitest'

/** Mends what jsdom leaves out, for the tests that ask for a window with `@vitest-environment jsdom`. */

// The window outlives the device: what has listened to its network must not hear of the next one's.
const listeners: Parameters<typeof window.addEventListener>[] = []
const listen = window.addEventListener.bind(window)
window.addEventListener = (...given: Parameters<typeof window.addEventListener>) => {
  listeners.push(given)
  listen(...given)
}

afterEach(() => {
  for (const [name, listener] of listeners.splice(0)) if (['online', 'offline'].includes(name)) window.removeEventListener(name, listener)
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
