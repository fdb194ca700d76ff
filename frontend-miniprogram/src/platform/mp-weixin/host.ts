/** For the developer tools beside a local sandbox; a release sets VITE_API_BASE. */
export const defaultApiBase = 'http://127.0.0.1:8000'

/** WeChat draws the tab bar at every width. */
export const hasWideNavigation = false

/** Whether whoever is signed in can be taken to hold their own phone: WeChat on a computer is signed in there for the day's work. */
export function isOwnPhone(): boolean {
  return !['windows', 'mac'].includes(uni.getDeviceInfo().platform)
}
