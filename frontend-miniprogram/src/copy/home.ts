export const home = {
  greeting: (name: string) => `${name}同志`,
  elderOn: '长辈版',
  elderOff: '回到标准版',
  enlarged: '已为您放大，可在“我的”里调回。',
  next: '近期活动',
  nextEmpty: '今天没有安排。',
  visitorTitle: '这里是本镇的党员之家',
  visitorText: '党员在这里看通知、看活动、开会签到。',
  actions: { scan: '扫码签到', claim: '去认领', activities: '近期活动', notifications: '消息', feedback: '投诉建议' },
  claimNote: '我是党员，第一次来',
  signInNote: '工作人员用账号登录',
} as const
