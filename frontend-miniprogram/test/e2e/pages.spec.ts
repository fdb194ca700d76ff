import { expectUsable, READERS, setMode } from './layout'
import { test, type Caller, type Person } from './town'

/** Who sees which pages; `:id` stands for the member's next activity, `:member` for somebody of the roster. */
const PAGES: Record<Caller, readonly string[]> = {
  visitor: ['/pages/home/home', '/pages/checkin/checkin?t=AbCdEfGh_-0123456789AbCdEfGh01', '/pages/bind/bind', '/pages/sign-in/sign-in', '/features/feedback/pages/new', '/features/feedback/pages/find', '/features/settings/pages/about', '/features/card/pages/verify', '/features/receipt/pages/receipt?t=AbCdEfGh_-0123456789Ab'],
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
    '/features/settings/pages/record',
    '/features/settings/pages/correction',
    '/features/settings/pages/consents',
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
    '/features/corrections/pages/corrections',
    '/features/roster/pages/members',
    '/features/roster/pages/member?id=:member',
    '/features/roster/pages/paper-card?id=:member',
    '/features/roster/pages/exports',
  ],
  officer: ['/pages/home/home', '/features/roster/pages/members', '/features/roster/pages/import', '/features/roster/pages/exports', '/features/notifications/pages/call-list', '/features/feedback/pages/inbox'],
  admin: ['/pages/home/home', '/features/integration/pages/clients', '/features/integration/pages/new'],
}
for (const caller of Object.keys(PAGES) as Caller[])
  for (const reader of READERS)
    test(`${caller}, ${reader.mode}`, async ({ enter }) => {
      const person = await enter(caller, reader.sizes[0])
      const id = caller === 'member' || caller === 'secretary' ? await nextActivity(person) : ''
      const memberId = caller === 'secretary' ? await someMember(person) : ''
      await setMode(person, reader.mode)
      for (const path of PAGES[caller]) {
        await person.go(path.replace(':id', id).replace(':member', memberId))
        await expectUsable(person, reader, path)
      }
    })

async function nextActivity({ page }: Person): Promise<string> {
  await page.getByText('讨论冬修水利').first().click()
  await page.waitForURL(/id=/)
  return idOf(page.url())
}

async function someMember({ page, go }: Person): Promise<string> {
  await go('/features/roster/pages/members')
  await page.getByRole('listitem').first().click()
  await page.waitForURL(/member\?id=/)
  return idOf(page.url())
}

const idOf = (url: string) => new URL(url.replace('#', '')).searchParams.get('id') ?? ''
