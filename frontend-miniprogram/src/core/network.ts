import { readonly, ref } from 'vue'
import { onOnlineChange, readOnline } from '@platform/network'

const online = ref(true)
const returns: (() => void)[] = []

/** Reactive: does the device say it has a network? */
export const isOnline = readonly(online)

/** Runs `action` each time the network comes back. */
export function onNetworkBack(action: () => void): void {
  returns.push(action)
}

/** Called once at launch. */
export async function watchNetwork(): Promise<void> {
  onOnlineChange(set)
  set(await readOnline())
}

function set(value: boolean): void {
  const isBack = value && !online.value
  online.value = value
  if (isBack) returns.forEach((action) => action())
}
