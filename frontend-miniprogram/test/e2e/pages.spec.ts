import { expectUsable, READERS, setMode } from './layout'
import { test, type Caller, type Person } from './town'

/** Who sees which pages; `:id` stands for the member's next activity. */
const PAGES: Record<Caller, readonly string[]> = {
  visitor: ['/pages/home/home', '/pages/checkin/checkin?t=AbCdEfGh_-0123456789AbCdEfGh01', '/pages/bind/bind', '/pages/sign-in/sign-in', '/features/feedback/pages/new', '/features/feedback/pages/find', '/features/settings/pages/about', '/features/card/pages/verify'],
  member: [
    '/pages/home/home',
    '/pages/activities/activities',
    '/pages/notifications/notifications',
    '/pages/me/me',
    '/pages/checkin/checkin',
    '/features/card/pages/card',
    '/features/card/pages/devices',
    '/features/card/pages/verifications',
    '/features/activities/pages/detail?id=:id',
    '/features/activities/pages/leave?id=:id',
    '/features/activities/pages/my-attendance',
    '/features/settings/pages/elder',
    '/features/settings/pages/sessions',
    '/features/settings/pages/accesses',
  ],
  secretary: [
    '/pages/home/home',
    '/pages/activities/activities',
    '/features/activities/pages/edit',
    '/features/activities/pages/people',
    '/features/activities/pages/edit?id=:id', // not next to the empty one: the same page would stay as it is
    '/features/notifications/pages/call-list',
    '/features/activities/pages/detail?id=:id',
    '/features/activities/pages/roll-call?id=:id',
    '/features/activities/pages/sheet?id=:id',
    '/features/activities/pages/minutes?id=:id',
    '/features/identity/pages/claims',
    '/features/roster/pages/members',
    '/features/roster/pages/exports',
  ],
  officer: ['/pages/home/home', '/features/roster/pages/members', '/features/roster/pages/import', '/features/roster/pages/exports', '/features/notifications/pages/call-list', '/features/feedback/pages/inbox'],
}
for (const caller of Object.keys(PAGES) as Caller[])
  for (const reader of READERS)
    test(`${caller}, ${reader.mode}`, async ({ enter }) => {
      const person = await enter(caller, reader.sizes[0])
      const id = caller === 'member' || caller === 'secretary' ? await nextActivity(person) : ''
      await setMode(person, reader.mode)
      for (const path of PAGES[caller]) {
        await person.go(path.replace(':id', id))
        await expectUsable(person, reader, path)
      }
    })

async function nextActivity({ page }: Person): Promise<string> {
  await page.getByText('讨论冬修水利').first().click()
  await page.waitForURL(/id=/)
  return new URL(page.url().replace('#', '')).searchParams.get('id') ?? ''
}
