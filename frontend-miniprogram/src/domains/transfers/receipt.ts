import { bodyOf } from '@/core/http/body'
import { call } from '@/core/http/client'
import type { Result } from '@/core/http/errors'
import type { Shape } from '@/core/http/shapes'

/** Which letter a code is for: what whoever holds it compares. */
export type ReceiptLink = Shape<'ReceiptLinkRead'>
/** What a counterpart answers. */
export type ReceiptAnswer = Shape<'ReceiptAnswer'>

const place = (token: string) => `/api/v1/receipt-links/${encodeURIComponent(token)}` as const

/** Nobody signs in for it: the code is what they hold. */
export function getReceiptLink(token: string): Promise<Result<ReceiptLink>> {
  return bodyOf(call<ReceiptLink>({ method: 'GET', path: place(token), identity: 'never' }))
}

/** Answered once; sent again under the same key it is the same answer. */
export function answerReceiptLink(token: string, answer: ReceiptAnswer, key: string): Promise<Result<null>> {
  return bodyOf(call<null>({ method: 'POST', path: place(token), body: answer, identity: 'never', idempotencyKey: key }))
}
