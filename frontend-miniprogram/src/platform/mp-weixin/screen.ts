/** Keeps the screen lit while a code is shown. */
export function keepScreenOn(isOn: boolean): Promise<void> {
  return new Promise((resolve) => {
    uni.setKeepScreenOn({ keepScreenOn: isOn, complete: () => resolve() })
  })
}
