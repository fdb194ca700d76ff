import { desk, tabs } from '@/copy/common'
import { me as copy } from '@/copy/me'
import { isStaff, type Me } from '@/domains/identity/model'
import type { ShellItem } from '@/ui/shell-item'

const EVERYONE: readonly ShellItem[] = [
  { path: '/pages/home/home', text: tabs.home, icon: 'home' },
  { path: '/pages/activities/activities', text: tabs.activities, icon: 'calendar' },
  { path: '/pages/notifications/notifications', text: tabs.notifications, icon: 'bell' },
  { path: '/pages/me/me', text: tabs.me, icon: 'person' },
]

const STAFF: readonly ShellItem[] = [
  { path: '/features/roster/pages/members', text: desk.members, icon: 'people' },
  { path: '/features/roster/pages/import', text: desk.rosterImport, icon: 'upload' },
  { path: '/features/feedback/pages/inbox', text: desk.feedback, icon: 'letter' },
]

const VISITOR: readonly ShellItem[] = [{ path: '/features/feedback/pages/new', text: copy.items.feedback, icon: 'letter' }]

/** What a wide window offers beside the page. */
export function navigationFor(me: Me | null): readonly ShellItem[] {
  return [...EVERYONE, ...(isStaff(me) ? STAFF : VISITOR)]
}
