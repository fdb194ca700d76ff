import { computed, ref, shallowRef } from 'vue'
import { now } from '@/core/clock'
import { isOnline } from '@/core/network'
import { within } from '@/core/within'
import type { ServerVerdict, VerificationRequest } from '@/domains/identity/card'
import { verifyCard } from '@/domains/identity/card-api'
import { verify, type Assurance, type Card } from '../dm1/dm1'
import { listOf } from '../dm1/status-list'
import { knownKeys, knownList, renewKeys, renewList } from './kept'
import { remember, wasSeen } from './replays'
import { judge, LIST_WARNS_MS, type Doubt, type Judgement } from './verdict'

type Reason = NonNullable<ServerVerdict['reason']>

/** What a look at a card has found. */
export interface Finding {
  readonly answer: ServerVerdict['result']
  /** Why not valid. */
  readonly reason?: Reason | undefined
  /** Why there is no answer. */
  readonly doubt?: Doubt
  readonly name?: string | undefined
  readonly branch?: string | undefined
  /** As in the card: 1 and 2 have words, any other number grants nothing. The server says it in words. */
  readonly status?: number | string | undefined
  /** Of a paper card the verifier looks whether it is that person. */
  readonly assurance?: Assurance | undefined
  /** To the second, when it was looked at. */
  readonly at: Date
  /** The server knows what every verifier has seen; this device only what it has seen itself. */
  readonly isByServer: boolean
  /** How old the list of withdrawn cards is, milliseconds. */
  readonly listAgeMs?: number | undefined
}

/** Nobody waits longer for the server: then this device answers by itself. */
const LONGEST_WAIT_MS = 4000

/** Verifies cards: by the server for whoever may ask it, else by what this device knows. */
export function useVerifier() {
  const finding = shallowRef<Finding | null>(null)
  const isBusy = ref(false)
  const listAgeMs = ref<number>()
  const hasKeys = ref(false)

  /** Fetches what a verifier without network needs, as far as it is not here yet. */
  async function prepare(number = 0): Promise<void> {
    if (isOnline.value) await within(renewKeys().then(() => renewList(number)), LONGEST_WAIT_MS)
    hasKeys.value = knownKeys() !== null
    listAgeMs.value = ageOf(number)
  }

  /** `request` where this person may ask the server. */
  async function check(code: string, challenge: string | undefined, request: Pick<VerificationRequest, 'purpose'> | null): Promise<void> {
    isBusy.value = true
    finding.value = (request === null ? null : await byServer({ ...request, code, challenge: challenge ?? null })) ?? (await byDevice(code, challenge))
    isBusy.value = false
  }

  async function byDevice(code: string, challenge: string | undefined): Promise<Finding> {
    const number = await prepareFor(code)
    const at = now()
    const judgement = judge(code, { keys: knownKeys(), listNumbered: knownList, wasSeen: (key) => wasSeen(key, at.getTime()) }, at.getTime() / 1000, challenge)
    if (judgement.answer === 'valid' && judgement.card.replayKey !== undefined) remember(judgement.card.replayKey, at.getTime())
    return { ...shownOf(judgement), at, isByServer: false, listAgeMs: ageOf(number) }
  }

  /** The number of the list that this card is in. */
  async function prepareFor(code: string): Promise<number> {
    await prepare()
    const isUnknown = verify(code, knownKeys()?.byKid ?? new Map(), now().getTime() / 1000).reason === 'unknown_key'
    if (isUnknown && isOnline.value) await within(renewKeys(true), LONGEST_WAIT_MS)
    const { card } = verify(code, knownKeys()?.byKid ?? new Map(), now().getTime() / 1000)
    const number = card === undefined ? 0 : listOf(card.statusIndex)
    if (number > 0) await prepare(number)
    return number
  }

  const isListOld = computed(() => listAgeMs.value !== undefined && listAgeMs.value > LIST_WARNS_MS)
  return { finding, isBusy, listAgeMs, isListOld, hasKeys, prepare, check }
}

function ageOf(number: number): number | undefined {
  const list = knownList(number)
  return list && Math.max(0, now().getTime() - list.issuedAt * 1000)
}

/** Null where the server did not answer, or not to this person. */
async function byServer(request: VerificationRequest): Promise<Finding | null> {
  const result = isOnline.value ? await within(verifyCard(request), LONGEST_WAIT_MS) : undefined
  if (result === undefined || !result.ok) return null
  const { result: answer, reason, display, status, assurance } = result.value
  return { answer, reason: reason ?? undefined, name: display?.name, branch: display?.branch, status: status ?? undefined, assurance: assurance ?? undefined, at: now(), isByServer: true }
}

function shownOf(judgement: Judgement): Pick<Finding, 'answer' | 'reason' | 'doubt' | 'name' | 'branch' | 'status' | 'assurance'> {
  if (judgement.answer === 'unknown') return judgement
  const told = judgement.answer === 'valid' ? factsOf(judgement.card) : {}
  return { answer: judgement.answer, ...told, ...(judgement.answer === 'invalid' && { reason: judgement.reason }) }
}

const factsOf = ({ name, branch, status, assurance }: Card) => ({ name, branch, status, assurance })
