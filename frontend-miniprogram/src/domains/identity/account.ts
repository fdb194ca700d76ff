import { readonly, ref, shallowReadonly, shallowRef } from 'vue'
import { success, type Result } from '@/core/http/errors'
import { newId } from '@/core/ids'
import { forgetCached, readCached, writeCached } from '@/core/resource/cache'
import { beginSession, endSession, keptFor, onSessionEnd } from '@/core/session/session'
import { isSignedIn } from '@/core/session/tokens'
import { goAuthorize, takeWechatCode } from '@platform/sign-in'
import { forgetSecret } from '@platform/vault'
import { acceptClaim, readAuthorizeUrl, readMe, signInWithPassword, signInWithWechat, signOut } from './api'
import { CARD_KEY } from './card'
import { shownOf, type Enrolment, type KnownMe, type PasswordForm, type Session } from './model'

/** What the pages show of a person, kept so that they open with a name when the network is gone. */
const KEPT = 'me'

const person = shallowRef<KnownMe | null>(isSignedIn.value ? (readCached<KnownMe>(KEPT)?.value ?? null) : null)
const ticket = ref<string | null>(null)

/** Reactive: who is signed in; null before it is known, and for visitors. */
export const me = shallowReadonly(person)

/** Reactive: this WeChat is nobody yet; it may claim an identity with this. */
export const claimTicket = readonly(ticket)

/** With WeChat's proof; nothing is shown. `no-code`: this is no WeChat, or it can't be reached. */
export async function signInSilently(): Promise<Result<'signed-in' | 'not-bound' | 'no-code'>> {
  const proof = await takeWechatCode()
  if (proof === null) return success('no-code')
  const answer = await signInWithWechat(proof)
  if (!answer.ok) return answer
  if ('claim_ticket' in answer.value) {
    ticket.value = answer.value.claim_ticket
    return success('not-bound')
  }
  return enter(answer.value)
}

/** The same person once more, without a question; false where that can't be done silently. */
async function signInAgain(): Promise<boolean> {
  const before = keptFor()
  const answer = await signInSilently()
  return answer.ok && answer.value === 'signed-in' && keptFor() === before
}

/** What wants a sign-in of the last minutes: WeChat gives one without a question, then it is tried once more. */
export async function freshly<T>(work: () => Promise<Result<T>>): Promise<Result<T>> {
  const result = await work()
  if (result.ok || result.error.code !== 'identity.sign_in_again' || !(await signInAgain())) return result
  return work()
}

/**
 * At a desk. The first time it answers what to put into an authenticator app, and the person signs in again with its code.
 * `someone-else`: the last one here was another; nothing of theirs is kept, and their pages must go.
 */
export async function enterByPassword(form: PasswordForm): Promise<Result<'signed-in' | 'someone-else' | Enrolment>> {
  const before = keptFor()
  const answer = await signInWithPassword(form)
  if (!answer.ok) return answer
  if ('otpauth_uri' in answer.value) return success(answer.value)
  const entered = enter(answer.value)
  return before === null || before === answer.value.account_id ? entered : success('someone-else')
}

/** The claimant's 是我, or their return after the secretary's. */
export async function enterByClaim(claimId: string): Promise<Result<'signed-in'>> {
  const answer = await acceptClaim(ticket.value ?? '', claimId)
  return answer.ok ? enter(answer.value) : answer
}

/** Goes to WeChat to prove who holds the phone, and comes back to `page` with the code. Only inside WeChat's browser. */
export async function authorizeWithWechat(page: string): Promise<Result<null>> {
  const state = newId()
  const answer = await readAuthorizeUrl(`/#${page}`, state)
  if (!answer.ok) return answer
  goAuthorize(answer.value.url, state)
  return success(null)
}

function enter(session: Session): Result<'signed-in'> {
  ticket.value = null
  beginSession(session)
  // Not awaited: calls wait until the session has started (core/session/ready.ts), and at launch that is this very step.
  void refreshMe()
  return success('signed-in')
}

let asking: Promise<void> | null = null
let endings = 0

/**
 * Asks again who this is and what waits; keeps the old answer when the network is gone. Whoever asks meanwhile waits for the same answer.
 * One that comes after its session has ended is nobody's: the next person may hold the phone by then.
 */
export function refreshMe(): Promise<void> {
  if (!isSignedIn.value) return Promise.resolve()
  const before = endings
  asking ??= readMe().then((result) => {
    if (endings !== before) return
    asking = null
    if (result.ok) know(shownOf(result.value))
    else if (result.error.status === 401) forgetPerson()
  })
  return asking
}

/** So many notices have been opened here; the server hears of it by the outbox. */
export function countRead(count: number): void {
  if (person.value !== null) know({ ...person.value, unread_count: Math.max(0, person.value.unread_count - count) })
}

function know(known: KnownMe): void {
  person.value = known
  writeCached(KEPT, known, Date.now())
}

function forgetPerson(): void {
  person.value = null
  forgetCached(KEPT)
}

/** Leaves on the server too; without a network at least this device forgets. */
export async function leave(): Promise<Result<null>> {
  await signOut()
  endSession()
  return success(null)
}

onSessionEnd(() => {
  endings += 1
  asking = null
  forgetPerson()
})
onSessionEnd(() => forgetSecret(CARD_KEY))
