/** WeChat shares only through its own menu; what a page can do is to put the words on the clipboard. */
export function shareLink(title: string, path: string): Promise<'shared' | 'copied' | 'cancelled'> {
  return new Promise((resolve) => {
    uni.setClipboardData({ data: `${title} ${path}`, success: () => resolve('copied'), fail: () => resolve('cancelled') })
  })
}
