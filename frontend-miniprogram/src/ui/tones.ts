import type { IconName } from './icons'

/** How something stands. Never by colour alone: each tone has its icon, and a word stands beside it. */
export type Tone = 'ok' | 'warn' | 'danger' | 'info' | 'neutral'

export const TONE_ICONS: Record<Tone, IconName> = { ok: 'check', warn: 'clock', danger: 'warn', info: 'info', neutral: 'info' }
