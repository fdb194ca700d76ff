/** Keeps the screen lit while a code is shown. */
export function keepScreenOn(isOn: boolean): Promise<void> {
  return new Promise((resolve) => {
    uni.setKeepScreenOn({ keepScreenOn: isOn, complete: () => resolve() })
  })
}

let brightness: number | null = null

/** As bright as the phone can while a code is shown, and afterwards as it was. */
export function brighten(isOn: boolean): void {
  if (!isOn) {
    if (brightness !== null) uni.setScreenBrightness({ value: brightness })
    brightness = null
    return
  }
  uni.getScreenBrightness({
    success: ({ value }) => {
      brightness ??= value
      uni.setScreenBrightness({ value: 1 })
    },
  })
}

/** Asks the phone to leave the page out of screenshots. Not every phone does; a code lives only a minute anyway. */
export function hideFromCapture(isHidden: boolean): void {
  wx.setVisualEffectOnCapture?.({ visualEffect: isHidden ? 'hidden' : 'none' })
}

/** A short one. */
export function vibrate(): void {
  uni.vibrateShort({})
}
