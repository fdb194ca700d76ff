import { ref, watch } from 'vue'
import { showUnread } from '@/core/badge'
import { watchNetwork } from '@/core/network'
import { flush } from '@/core/outbox/outbox'
import { sessionStarts } from '@/core/session/ready'
import { isSignedIn } from '@/core/session/tokens'
import '@/domains/activities/roll-call' // says how a roll-call that waited from before is sent
import { me, refreshMe, signInSilently } from '@/domains/identity/account'
import { hasFreshProof } from '@platform/sign-in'
import { startListKeys } from '@platform/desk'
import { startAppearance } from './appearance'
import { watchDeskSession } from './desk-session'

/** Reactive: 长辈版 was switched on by itself at this launch. */
export const isJustEnlarged = ref(false)

/** Once, when the client starts. Pages open meanwhile; their calls wait for the session (core/session/ready.ts). */
export function launch(): void {
  isJustEnlarged.value = startAppearance()
  void watchNetwork()
  startListKeys()
  watchDeskSession()
  watch(me, () => showUnread(me.value?.unread_count ?? 0), { immediate: true })
  sessionStarts(isSignedIn.value && !hasFreshProof() ? Promise.resolve() : signInSilently())
}

/** Each time the client comes to the front. */
export function show(): void {
  void flush()
  void refreshMe()
}
