/** WeChat itself says when a page is shown. */
export function noticeReturn(): void {}
