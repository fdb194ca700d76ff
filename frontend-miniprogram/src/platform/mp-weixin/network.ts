/** Whether the device has a network at all; what lies behind it only a request can tell. */

export function readOnline(): Promise<boolean> {
  return new Promise((resolve) => {
    uni.getNetworkType({ success: (answer) => resolve(answer.networkType !== 'none'), fail: () => resolve(true) })
  })
}

export function onOnlineChange(listener: (isOnline: boolean) => void): void {
  uni.onNetworkStatusChange((answer) => listener(answer.isConnected))
}
