/** The few words the kit says by itself; everything else comes from the page. */
export const words = {
  loading: '正在加载',
  slow: '网络有点慢，还在加载。',
  retry: '重试',
  close: '关闭',
  cancel: '不了',
  required: '必填',
  more: '看更多',
  noMore: '没有更多了',
  moreFailed: '没加载出来',
  timeline: { done: '已办：', current: '正在办：', ahead: '还没到：', stopped: '停在这里：' },
} as const
