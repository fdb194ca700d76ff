/** The API serves this build itself, at the same origin. */
export const defaultApiBase = ''

/** Wide windows get a navigation of their own. */
export const hasWideNavigation = true
