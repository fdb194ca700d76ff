import { readonly, ref, watch } from 'vue'
import { now } from '@/core/clock'
import { renew } from '@/core/http/refresh'
import { clearTokens, currentTokens, isSignedIn } from '@/core/session/tokens'
import { me } from '@/domains/identity/account'
import { canBeDesk, setDialogsAside, watchHands } from '@platform/desk'

/**
 * A session at a desk ends half an hour after its last renewal (OWASP ASVS 5.0, 7.3). While somebody works it is renewed, at
 * most once a minute; when hands rest, they are told two minutes before. What is on the page stays, whatever happens.
 */
export type DeskSession = 'lasting' | 'ending' | 'over'

const LOOK_EVERY_MS = 5_000
const RENEW_AFTER_MS = 60_000
const TELL_BEFORE_MS = 2 * 60_000

const state = ref<DeskSession>('lasting')
let isTouched = false
let renewedAt = Date.now()
let bringDialogsBack = () => {}

/** Reactive. */
export const deskSession = readonly(state)

/** Once, at launch. */
export function watchDeskSession(): void {
  if (!canBeDesk) return
  watchHands(() => (isTouched = true))
  watch(isSignedIn, settle)
  watch(state, (_now, before) => {
    if (before === 'over') bringDialogsBack()
    if (state.value === 'over') bringDialogsBack = setDialogsAside()
  })
  void look()
}

/** Goes on working: renews the session now. Without a network it is tried again at the next look. */
export async function stay(): Promise<void> {
  const tokens = currentTokens()
  if (tokens === null) return
  isTouched = false
  renewedAt = Date.now()
  const result = await renew(tokens.access)
  isTouched ||= !result.ok
  if (!result.ok && result.error.kind === 'refused') state.value = 'over'
  else settle()
}

async function look(): Promise<void> {
  if (leftMs() > 0 && isTouched && Date.now() - renewedAt >= RENEW_AFTER_MS) await stay()
  else settle()
  setTimeout(() => void look(), LOOK_EVERY_MS)
}

function settle(): void {
  const left = leftMs()
  if (left <= 0) clearTokens()
  state.value = left <= 0 ? 'over' : left <= TELL_BEFORE_MS ? 'ending' : 'lasting'
}

/** Only a desk's session is watched: phones stay signed in for a month. One that was signed out is no session. */
function leftMs(): number {
  if (me.value?.session_kind !== 'staff') return Infinity
  const until = currentTokens()?.until
  return until === undefined ? (state.value === 'over' ? 0 : Infinity) : Date.parse(until) - now().getTime()
}
