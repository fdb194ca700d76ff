export const notifications = {
  empty: '没有新消息。',
  unread: '未读',
  actions: { readAll: '全部已读' },
} as const
