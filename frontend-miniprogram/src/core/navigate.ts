import { readRedirect, withRedirect } from './session/redirect'

/** The four pages of the tab bar; they are switched to, never pushed. */
const TABS = ['/pages/home/home', '/pages/activities/activities', '/pages/notifications/notifications', '/pages/me/me']
const SIGN_IN = '/pages/sign-in/sign-in'
const BIND = '/pages/bind/bind'

export type Query = Readonly<Record<string, string | undefined>>

/** Opens a page of this client. */
export function open(path: string, query: Query = {}): void {
  const url = path + queryString(query)
  if (isTab(url)) uni.switchTab({ url: path })
  else uni.navigateTo({ url })
}

/** Opens a page in place of this one: after a form is sent, "back" must not return to it. */
export function replace(path: string, query: Query = {}): void {
  goTo(path + queryString(query))
}

/** Back to the page before; to 首页 when this page was opened from outside. */
export function back(): void {
  if (getCurrentPages().length > 1) uni.navigateBack()
  else uni.switchTab({ url: TABS[0] as string })
}

/** To sign-in, and afterwards back to the page shown now. */
export function signInThenReturn(): void {
  uni.navigateTo({ url: withRedirect(SIGN_IN, currentUrl()) })
}

/** To claiming one's identity, and afterwards back to the page shown now. */
export function claimThenReturn(): void {
  uni.navigateTo({ url: withRedirect(BIND, currentUrl()) })
}

/** The end of sign-in: on to what the person wanted; back to it, with all that was typed there, when it lies right beneath. */
export function followRedirect(redirect: string | undefined): void {
  const wanted = readRedirect(redirect)
  const pages = getCurrentPages()
  if (pages.length > 1 && addressOf(pages[pages.length - 2]) === wanted) uni.navigateBack()
  else goTo(wanted)
}

/** Away from everything that is open: somebody else has signed in. */
export function startAnew(): void {
  uni.reLaunch({ url: TABS[0] as string })
}

/** Shows the page on top from its beginning: something new stands there. */
export function showTop(): void {
  uni.pageScrollTo({ scrollTop: 0, duration: 0 })
}

/** Shows the part of the page on top that has this `id`. */
export function showPart(id: string): void {
  uni.pageScrollTo({ selector: `#${id}`, duration: 200, fail: () => {} })
}

/** Names the page on top in the bar above it, where the name depends on what it was opened for. */
export function nameThisPage(title: string): void {
  uni.setNavigationBarTitle({ title })
}

/** `/pages/x/x?id=…` of the page on top. */
export function currentUrl(): string {
  const pages = getCurrentPages()
  return addressOf(pages[pages.length - 1])
}

function addressOf(given: unknown): string {
  const page = given as { route?: string; options?: Record<string, string>; $page?: { fullPath: string } } | undefined
  if (page === undefined) return TABS[0] as string
  return page.$page?.fullPath ?? `/${page.route ?? ''}${queryString(page.options ?? {})}`
}

function goTo(url: string): void {
  if (isTab(url)) uni.switchTab({ url: url.split('?')[0] as string })
  else uni.redirectTo({ url })
}

function isTab(url: string): boolean {
  return TABS.includes(url.split('?')[0] as string)
}

function queryString(query: Query): string {
  const pairs = Object.entries(query).flatMap(([name, value]) => (value === undefined ? [] : [`${name}=${encodeURIComponent(value)}`]))
  return pairs.length === 0 ? '' : `?${pairs.join('&')}`
}
