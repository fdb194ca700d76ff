/** Lets the page spring back after it was pulled down. */
export function endPullDown(): void {
  uni.stopPullDownRefresh()
}
