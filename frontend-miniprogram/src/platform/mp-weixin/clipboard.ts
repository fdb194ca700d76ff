/** WeChat says itself that it has been copied. */
export function copyText(text: string): Promise<boolean> {
  return new Promise((resolve) => {
    uni.setClipboardData({ data: text, success: () => resolve(true), fail: () => resolve(false) })
  })
}
