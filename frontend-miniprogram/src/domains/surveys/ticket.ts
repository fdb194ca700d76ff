import { oneLine } from '@/core/one-line'
import { blind, finalize, prepare, publicKeyFrom, type Blinding } from './blind-rsa'
import { fingerprintOf } from './fingerprint'
import { sha256Hex } from './receipt'
import { toTick, type BallotToken, type Marks, type SheetItem, type SurveyKey } from './model'

/** The steps of a ballot on this phone, each a value that can be kept and gone on from. Nothing here sends or keeps. */

/** Blinded and perhaps sent: the same again is answered the same, so a lost answer costs nothing. */
export interface Asked {
  readonly stage: 'asked'
  readonly key: SurveyKey
  readonly blinding: Blinding
}

/** Signed: good for one ballot, and tied to nobody. */
export interface Held {
  readonly stage: 'held'
  readonly cellId: string
  readonly fingerprint: string
  readonly preparedMsg: string
  readonly signature: string
}

/** The ballot is in the box; what is left finds it on the board. */
export interface Cast {
  readonly stage: 'cast'
  readonly receipt: string
}

export type Ticket = Asked | Held | Cast

/** A round's key is shown with the fingerprint that the notice named. Nothing is blinded under another: it could be one's very own, to tell one by. */
export async function begin(surveyId: string, key: SurveyKey): Promise<Asked | undefined> {
  const publicKey = publicKeyFrom({ n: key.jwk.n ?? '', e: key.jwk.e ?? '' })
  if (fingerprintOf(publicKey) !== key.fingerprint) return undefined
  return { stage: 'asked', key, blinding: await blind(publicKey, await prepare(surveyId, key.cell_id)) }
}

/** Nothing when the answer is no signature under the key that was compared. */
export function take({ key, blinding }: Asked, token: BallotToken): Held | undefined {
  const signature = finalize(publicKeyFrom({ n: key.jwk.n ?? '', e: key.jwk.e ?? '' }), blinding, token.blind_sig)
  if (token.key_id !== key.fingerprint || signature === undefined) return undefined
  return { stage: 'held', cellId: key.cell_id, fingerprint: key.fingerprint, preparedMsg: blinding.preparedMsg, signature }
}

/** Blinding and signature are not kept any longer than they are needed. */
export function spend(held: Held): Cast {
  return { stage: 'cast', receipt: sha256Hex(held.preparedMsg) }
}

/** A ballot as it is sent: of one size for the whole round, so that what passes by tells nothing of what it says. */
export function ballotText(surveyId: string, held: Held, items: readonly SheetItem[], marks: Marks): string {
  const written = (marked: (item: SheetItem) => string) =>
    JSON.stringify({
      survey_id: surveyId,
      cell_id: held.cellId,
      prepared_msg: held.preparedMsg,
      signature: held.signature,
      answers: items.map((item) => ({ item_id: item.id, value: marked(item) })),
    })
  const text = written(({ id }) => oneLine(marks[id] ?? ''))
  return text + ' '.repeat(Math.max(0, bytesIn(written(longestMark)) - bytesIn(text)))
}

/** As many characters as a free answer may have, and how many bytes JSON may need for one: three for what Chinese is written in, and control characters are none. */
export const MOST_TEXT = 200
const MOST_BYTES = 3

function longestMark(item: SheetItem): string {
  if (item.kind === 'text') return 'x'.repeat(MOST_BYTES * MOST_TEXT)
  if (item.kind === 'choices') return toTick(item).map(({ value }) => value).join()
  return item.options.reduce((longest, { value }) => (value.length > longest.length ? value : longest), '')
}

/** In UTF-8. WeChat has no TextEncoder. */
function bytesIn(text: string): number {
  return encodeURIComponent(text).replace(/%../g, 'x').length
}
