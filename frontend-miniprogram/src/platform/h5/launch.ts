import type { Launch } from '../contract'

/** Check-in, and the receipt of a letter. */
const LANDINGS = { c: '/pages/checkin/checkin', r: '/features/receipt/pages/receipt' } as const
/** A sealed slip, `/s#CODE`: behind the `#`, so that its code never leaves the phone with the address. */
const SLIP = '/features/surveys/pages/slip'

/**
 * What a printed or shown code opens is an ordinary address (`/c?t=…`, `/r?t=…`) so that any scanner opens it; this client routes
 * behind `#`. Called before the router exists: moves the address to the page, as `/#/pages/checkin/checkin?t=…`.
 */
export function adoptAddress(): void {
  dropWechatMark()
  if (adoptSlip()) return
  const [, root, letter] = /^(.*\/)([cr])\/?$/.exec(location.pathname) ?? []
  if (letter === undefined || location.hash !== '') return
  const token = new URLSearchParams(location.search).get('t') ?? ''
  history.replaceState(null, '', `${root}#${LANDINGS[letter as keyof typeof LANDINGS]}?t=${encodeURIComponent(token)}`)
}

function adoptSlip(): boolean {
  const [, root] = /^(.*\/)s\/?$/.exec(location.pathname) ?? []
  if (root === undefined || location.hash.startsWith('#/')) return false
  history.replaceState(null, '', `${root}#${SLIP}?t=${location.hash.slice(1)}`)
  return true
}

/** The address at WeChat ends in `#wechat_redirect`, and browsers carry a fragment along when they are sent on: it is no page of ours. */
function dropWechatMark(): void {
  if (location.hash === '#wechat_redirect') history.replaceState(null, '', location.pathname + location.search)
}

/** Calls when an address that no page has is opened over one that has: uni-app tells of it only at the start. */
export function watchAddress(onUnknown: () => void): void {
  const routes = (window as { __uniRoutes?: readonly { path: string; alias?: string }[] }).__uniRoutes ?? []
  const known = new Set(routes.flatMap(({ path, alias }) => [path, alias]))
  addEventListener('hashchange', () => {
    const path = location.hash.slice(1).split('?')[0]
    if (!known.has(path === '' ? '/' : path)) onUnknown()
  })
}

/** The page gets its token as an ordinary parameter. */
export function readLaunch(query: Record<string, string | undefined>): Launch {
  return query.t === undefined ? {} : { checkInToken: query.t }
}

/** Browsers enlarge whole pages by their own zoom: nothing to follow. */
export function systemFontSize(): number {
  return 16
}
