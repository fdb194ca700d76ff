let lock: WakeLockSentinel | null = null

/** Keeps the screen lit while a code is shown. Browsers may refuse: then the screen just dims. */
export async function keepScreenOn(isOn: boolean): Promise<void> {
  try {
    await lock?.release()
    lock = isOn ? await navigator.wakeLock.request('screen') : null
  } catch {
    lock = null
  }
}

/** A browser can't change the brightness. */
export function brighten(_isOn: boolean): void {}

/** Nor leave a page out of screenshots. */
export function hideFromCapture(_isHidden: boolean): void {}

/** A short one; browsers without it, or on a desk, stay still. */
export function vibrate(): void {
  if ('vibrate' in navigator) navigator.vibrate(60)
}
