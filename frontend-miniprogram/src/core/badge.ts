/** The place of 消息 in the tab bar of pages.json. */
const NOTIFICATIONS = 2

/** Shows on the tab bar how many notices are unread. WeChat refuses while no tab is in front; it is asked again with the next answer. */
export function showUnread(count: number): void {
  const fail = () => {}
  if (count > 0) uni.setTabBarBadge({ index: NOTIFICATIONS, text: count > 99 ? '99+' : String(count), fail })
  else uni.removeTabBarBadge({ index: NOTIFICATIONS, fail })
}
