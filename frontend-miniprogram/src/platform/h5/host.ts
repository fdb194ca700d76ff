/** The API serves this build itself, at the same origin. */
export const defaultApiBase = ''

/** Wide windows get a navigation of their own. */
export const hasWideNavigation = true

/** Whether whoever is signed in can be taken to hold their own phone: in WeChat on a phone. A browser may be the office's, or a grandson's. */
export function isOwnPhone(): boolean {
  return /MicroMessenger/i.test(navigator.userAgent) && /Mobile/i.test(navigator.userAgent)
}
