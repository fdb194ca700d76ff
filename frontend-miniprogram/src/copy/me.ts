export const me = {
  visitor: '还没有登录',
  visitorText: '认领身份后，能看自己的活动和消息。',
  roles: '职务',
  waiting: '待提交',
  signOutTitle: '退出登录',
  signOutText: '退出后，这台手机上不再保存您的内容。没提交的签到也会清掉。',
  items: {
    attendance: '我的签到',
    transfers: '组织关系转接',
    feedback: '投诉建议',
    findFeedback: '查办理结果',
    elder: '长辈版',
    sessions: '登录的设备',
    accesses: '谁看过我的信息',
    about: '关于和隐私',
  },
  actions: { signOut: '退出登录', claim: '去认领', signIn: '账号登录' },
} as const

export const settings = {
  elder: {
    title: '长辈版',
    note: '字更大，按钮更大，内容一样。',
    label: '字的大小',
    options: { standard: '标准版', elder: '长辈版', 'elder-xl': '长辈版（特大字）' },
    sample: '这一行字就是改后的大小。',
  },
  sessions: {
    title: '登录的设备',
    note: '不认识的设备，可以让它退出。',
    current: '这台设备',
    lastUsed: (time: string) => `上次使用：${time}`,
    empty: '没有登录的设备。',
    endTitle: '让它退出',
    endText: (device: string) => `“${device}”马上退出，再用要重新登录。`,
    actions: { end: '让它退出' },
  },
  accesses: {
    title: '谁看过我的信息',
    note: '每次有人看您的完整号码，这里都会记下。',
    empty: '还没有人看过。',
    line: (who: string, what: string) => `${who}看了${what}`,
    why: (reason: string) => `原因：${reason}`,
  },
  about: {
    title: '关于和隐私',
    version: '版本',
    privacy: [
      '我们只存办理党务要用的信息。',
      '身份证号和手机号加密保存，平时只显示一部分。',
      '谁看过您的完整号码，您都能查到。',
      '不记录位置，不要求拍照，不给人排名。',
      '签到只记这次会议到没到，不是每天打卡。',
    ],
    human: '不方便用手机，可以找支部或党群服务中心办理。',
    actions: { feedback: '投诉建议' },
  },
} as const
