import { defaultApiBase } from '@platform/host'

/** Where this build finds its API, without a slash at the end. */
export const apiBase: string = (import.meta.env.VITE_API_BASE || defaultApiBase).replace(/\/+$/, '')

/** A hosting county or provincial platform brings identity and navigation of its own. */
export const isEmbedded: boolean = import.meta.env.VITE_HOST === 'embedded'
