/** Only wide windows ask, and WeChat's have no navigation of ours. */
export function ownPath(): string {
  return ''
}

/** WeChat itself says when a page is shown. */
export function noticeReturn(): void {}
