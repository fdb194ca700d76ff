/** Words used on more than one page. */
export const app = {
  name: '党员之家',
  audience: '仅供本镇党员和党组织使用',
} as const

export const tabs = { home: '首页', activities: '活动', notifications: '消息', me: '我的' } as const

export const desk = { title: '工作', members: '名册', rosterImport: '导入名册', rosterExport: '导出名册', callList: '电话通知', claims: '认领确认', corrections: '更正申请', transfers: '转接办理', surveys: '测评组织', feedback: '意见办理', deputies: '临时代理', apiClients: '外部系统', waiting: (count: number) => `${count}件等您办` } as const

export const actions = {
  retry: '重试',
  back: '返回',
  gotIt: '知道了',
  signIn: '去登录',
  claim: '去认领',
  submit: '提交',
  save: '保存',
} as const

/** Over the page while parts of it can't be renewed. */
export const offlineBar = '没有网络，先看上次的内容。'
export const waitingBar = (count: number) => `${count}条待提交，联网后自动提交。`

/** Over the camera's picture, and where there is none. */
export const scanner = { title: '扫码', hint: '把二维码放到画面中间。', close: '不扫了' } as const

export const reasons = { label: '原因', missing: '请写明原因，至少2个字。' } as const

/** Beside a list in a wide window. */
export const listKeys = '键盘：j下一个，k上一个，回车打开。'

/** A desk's session ends when nobody works. */
export const deskSession = {
  soon: '即将退出',
  soonText: '2分钟后退出登录，写的内容还在。',
  over: '已经退出',
  overText: '写的内容还在，重新登录接着写。',
  actions: { stay: '继续使用', signIn: '去登录' },
} as const
