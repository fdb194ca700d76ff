import type { ClientScope } from '@/domains/integration/model'

/** What each permission lets another system do, as the office would say it. */
export const SCOPE_WORDS: Record<ClientScope, string> = {
  'organizations:read': '看党组织',
  'members:read': '看名册，号码打码',
  'members:write': '登记党员变动',
  'identity:verify': '查验党员卡',
  'activities:read': '看活动和签到',
  'activities:write': '发起和办理活动',
  'transfers:read': '看组织关系转接',
  'transfers:write': '替党员申请转接',
  'surveys:read': '看测评和问卷的安排、人数',
}

export const apiClients = {
  title: '外部系统',
  note: '别的系统经您登记才能接入，只能做勾选的事。',
  list: '登记过的',
  empty: '还没有登记过。',
  ended: '已停用',
  purpose: (text: string) => `用途：${text}`,
  oldSecret: (time: string) => `旧密钥用到${time}`,
  awaited: (what: string) => `等另一位管理员同意：${what}`,
  approveTitle: '同意改资料',
  approveText: (name: string, what: string) => `“${name}”可以${what}。`,
  rotateTitle: '换密钥',
  rotateText: '旧的还能用24小时，请对方这期间换上。',
  endTitle: '停用外部系统',
  endText: (name: string) => `“${name}”马上不能再用，也不能恢复。`,
  actions: { register: '登记系统', approve: '同意', rotate: '换密钥', end: '停用' },
} as const

export const newApiClient = {
  title: '登记外部系统',
  name: '系统名称',
  purpose: '做什么用',
  purposeHint: '被查验的党员会看到这句话',
  place: '管到哪个党组织',
  placeHint: '连同它的下级',
  scopes: '能做什么',
  scopesHint: '能改资料的，要另一位管理员同意',
  networks: '从哪些网络地址来',
  networksHint: '一行一个，不填就不限。如203.0.113.0/24',
  missingName: '请写系统名称，至少2个字。',
  missingPurpose: '请写清用途，至少4个字。',
  missingScopes: '请至少勾一样。',
  secretTitle: '登记好了',
  secretText: '密钥只显示这一次，请马上交给对方。',
  id: '系统编号',
  secret: '密钥',
  actions: { register: '登记', done: '已经记下' },
} as const
