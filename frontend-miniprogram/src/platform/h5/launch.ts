import type { Launch } from '../contract'

/**
 * The check-in landing is an ordinary address (`/c?t=…`) so that any scanner opens it; this client routes behind `#`.
 * Called before the router exists: moves the address to `/#/pages/checkin/checkin?t=…`.
 */
export function adoptAddress(): void {
  dropWechatMark()
  if (!/\/c\/?$/.test(location.pathname) || location.hash !== '') return
  const token = new URLSearchParams(location.search).get('t') ?? ''
  const root = location.pathname.replace(/c\/?$/, '')
  history.replaceState(null, '', `${root}#/pages/checkin/checkin?t=${encodeURIComponent(token)}`)
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
