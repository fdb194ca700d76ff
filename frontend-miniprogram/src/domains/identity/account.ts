import { readonly, ref, shallowRef } from 'vue'
import { success, type Result } from '@/core/http/errors'
import { beginSession, endSession, onSessionEnd } from '@/core/session/session'
import { isSignedIn } from '@/core/session/tokens'
import { takeWechatCode } from '@platform/sign-in'
import { readMe, signInPassword, signInWechat, signOut } from './api'
import type { Me, SignInAnswer } from './model'

const person = shallowRef<Me | null>(null)
const ticket = ref<string | null>(null)

/** Reactive: who is signed in; null before it is known, and for visitors. */
export const me = readonly(person)

/** Reactive: this WeChat is known to WeChat but not to us; it may claim an identity with this. */
export const claimTicket = readonly(ticket)

export type SignInEnding = 'signed-in' | 'not-bound' | 'no-code'

/** With WeChat's silent proof; nothing is shown. */
export async function signInSilently(): Promise<Result<SignInEnding>> {
  const proof = await takeWechatCode()
  if (proof === null) return success('no-code')
  return enter(await signInWechat(proof))
}

export async function signInWithPassword(form: { username: string; password: string; totp: string }): Promise<Result<SignInEnding>> {
  return enter(await signInPassword(form))
}

/** Takes the server's answer to any way of signing in or claiming. */
export async function enter(answer: Result<SignInAnswer>): Promise<Result<SignInEnding>> {
  if (!answer.ok) return answer
  if ('claim_ticket' in answer.value) {
    ticket.value = answer.value.claim_ticket
    return success('not-bound')
  }
  ticket.value = null
  beginSession({ access: answer.value.access_token, refresh: answer.value.refresh_token })
  await refreshMe()
  return success('signed-in')
}

/** Asks again who this is and what waits; keeps the old answer when the network is gone. */
export async function refreshMe(): Promise<void> {
  if (!isSignedIn.value) return
  const result = await readMe()
  if (result.ok) person.value = result.value
  else if (result.error.status === 401) person.value = null
}

/** Leaves on the server too; without a network at least this device forgets. */
export async function leave(): Promise<void> {
  await signOut()
  endSession()
}

onSessionEnd(() => {
  person.value = null
})
