import { desk, tabs } from '@/copy/common'
import { me as copy } from '@/copy/me'
import { may, type KnownMe, type Permission } from '@/domains/identity/model'
import { hasTransferDesk } from '@/domains/transfers/desk'
import type { ShellItem } from '@/ui/shell-item'

const EVERYONE: readonly ShellItem[] = [
  { path: '/pages/home/home', text: tabs.home, icon: 'home' },
  { path: '/pages/activities/activities', text: tabs.activities, icon: 'calendar' },
  { path: '/pages/notifications/notifications', text: tabs.notifications, icon: 'bell' },
  { path: '/pages/me/me', text: tabs.me, icon: 'person' },
]

export const TRANSFER_DESK = '/features/transfer-desk/pages/inbox'

/** Pages of the desk, and what one has to be allowed somewhere to see their door. */
const DESK: readonly (ShellItem & { readonly permission: Permission; readonly isShown?: (me: KnownMe | null) => boolean })[] = [
  { path: '/features/roster/pages/members', text: desk.members, icon: 'people', permission: 'members:read' },
  { path: '/features/roster/pages/import', text: desk.rosterImport, icon: 'upload', permission: 'rosters:import' },
  { path: '/features/roster/pages/exports', text: desk.rosterExport, icon: 'download', permission: 'rosters:export' },
  { path: '/features/notifications/pages/call-list', text: desk.callList, icon: 'phone', permission: 'activities:write' },
  { path: '/features/identity/pages/claims', text: desk.claims, icon: 'check', permission: 'claims:confirm' },
  { path: '/features/corrections/pages/corrections', text: desk.corrections, icon: 'paper', permission: 'corrections:decide' },
  // Every member may write a transfer: their own.
  { path: TRANSFER_DESK, text: desk.transfers, icon: 'place', permission: 'transfers:write', isShown: hasTransferDesk },
  { path: '/features/survey-desk/pages/rounds', text: desk.surveys, icon: 'paper', permission: 'surveys:write' },
  { path: '/features/feedback/pages/inbox', text: desk.feedback, icon: 'list', permission: 'feedback:answer' },
  { path: '/features/transfer-desk/pages/deputies', text: desk.deputies, icon: 'person', permission: 'grants:write' },
  { path: '/features/integration/pages/clients', text: desk.apiClients, icon: 'gear', permission: 'clients:write' },
]

const FEEDBACK: ShellItem = { path: '/features/feedback/pages/new', text: copy.items.feedback, icon: 'letter' }

/** What this person's work is made of, for 首页 and for wide windows. */
export function deskFor(me: KnownMe | null): readonly ShellItem[] {
  return DESK.filter((item) => may(me, item.permission) && (item.isShown?.(me) ?? true))
}

/** What a wide window offers beside the page. */
export function navigationFor(me: KnownMe | null): readonly ShellItem[] {
  const unread = me?.unread_count ?? 0
  const everyone = EVERYONE.map((item) => (unread > 0 && item.icon === 'bell' ? { ...item, badge: String(unread) } : item))
  return [...everyone, ...deskFor(me), FEEDBACK]
}
