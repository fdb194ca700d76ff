/** For the developer tools beside a local sandbox; a release sets VITE_API_BASE. */
export const defaultApiBase = 'http://127.0.0.1:8000'

/** WeChat draws the tab bar at every width. */
export const hasWideNavigation = false
