/** Whether the device has a network at all; what lies behind it only a request can tell. The browser's own word: uni-app asks for the kind of network, which says nothing of it in Chromium. */

export function readOnline(): Promise<boolean> {
  return Promise.resolve(navigator.onLine)
}

export function onOnlineChange(listener: (isOnline: boolean) => void): void {
  window.addEventListener('online', () => listener(true))
  window.addEventListener('offline', () => listener(false))
}
