/** Keeps the client itself on this device (worker/worker.ts), so that its pages open without a network. Answers whether they do now. */
export async function keepClient(): Promise<boolean> {
  try {
    await navigator.serviceWorker.register('./sw.js')
    await navigator.serviceWorker.ready
    return true
  } catch {
    return false // an old browser, a page that was not opened by https, or the development server
  }
}
