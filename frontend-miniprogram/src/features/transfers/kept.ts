import { shallowReadonly, shallowRef, watch } from 'vue'
import { newId } from '@/core/ids'
import { forgetCached, readCached, writeCached } from '@/core/resource/cache'
import { onSessionEnd } from '@/core/session/session'
import { me } from '@/domains/identity/account'
import { getMember } from '@/domains/members/api'
import { getOwnRecord } from '@/domains/privacy/api'
import { EMPTY, withRecent, type Application, type Target } from './application'

/**
 * The answers so far and the places chosen last, of whoever is signed in: another of the household finds nothing of them on the same phone.
 * They survive a closed app and a lost network, and go with the session.
 */
const KEY = 'transfers.application'
const RECENT = 'transfers.recent'

const kept = shallowRef<Application>(EMPTY)
const chosen = shallowRef<readonly Target[]>([])

/** Where the signed-in person's own lies; null while nobody knows who that is. */
const slotOf = (name: string) => (me.value === null ? null : `${name}.${me.value.account_id}`)

function read<T>(name: string): T | undefined {
  const slot = slotOf(name)
  return slot === null ? undefined : readCached<T>(slot)?.value
}

function write(name: string, value: unknown): void {
  const slot = slotOf(name)
  if (slot !== null) writeCached(slot, value, Date.now())
}

watch(
  () => me.value?.account_id,
  () => {
    kept.value = { ...EMPTY, ...read<Application>(KEY) }
    chosen.value = read<readonly Target[]>(RECENT) ?? []
  },
  { immediate: true, flush: 'sync' },
)

/** Reactive. */
export const application = shallowReadonly(kept)
export const recent = shallowReadonly(chosen)

/** Writes answers down at once. Another wording is another application to the server. */
export function answer(changes: Partial<Application>): void {
  store({ ...kept.value, ...changes, key: newId() })
}

/** The server has it now; what it says is the same. */
export function noteTransfer(transferId: string): void {
  store({ ...kept.value, transferId })
}

/** What the roll says of the dues, and whether it has a number; without a network the last answer stands. One that the server has brings its member's. */
export async function learnRoll(): Promise<void> {
  const record = await roll()
  if (!record.ok || kept.value.transferId !== null || kept.value.kind === '') return
  const { dues_paid_through: duesOnRecord, phone_masked: mobile, landline_masked: landline } = record.value
  store({ ...kept.value, duesOnRecord, isPhoneAsked: mobile == null && landline == null })
}

/** Whether the roll has them as away; without a network nobody is asked about coming back. */
export async function isRegisteredAway(): Promise<boolean> {
  const record = await roll()
  return record.ok && record.value.is_floating
}

function roll() {
  const { memberId } = kept.value
  return memberId === null ? getOwnRecord() : getMember(memberId)
}

/** Begins for somebody who stands here without a phone, or again for oneself. What was written for the same person goes on. */
export function beginFor(memberId: string | null, memberName: string): void {
  const isSame = memberId === kept.value.memberId || (memberId === null && kept.value.transferId !== null)
  if (!isSame) store({ ...EMPTY, memberId, memberName })
}

/** Whom it is written for, when that is somebody else. */
export function otherName(): string | undefined {
  const { memberName } = kept.value
  return memberName === '' || memberName === me.value?.member?.name ? undefined : memberName
}

/** Takes up what the server has, in the place of what was on the phone. */
export function takeUp(taken: Application): void {
  store({ ...taken, key: newId() })
}

export function remember(target: Target): void {
  chosen.value = withRecent(chosen.value, target)
  write(RECENT, chosen.value)
}

/** Sent, or not wanted any more. */
export function discard(): void {
  kept.value = EMPTY
  const slot = slotOf(KEY)
  if (slot !== null) forgetCached(slot)
}

function store(next: Application): void {
  kept.value = next
  write(KEY, next)
}

onSessionEnd(() => {
  kept.value = EMPTY
  chosen.value = []
})
