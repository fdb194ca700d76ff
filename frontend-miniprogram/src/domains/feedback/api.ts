import { bodyOf } from '@/core/http/body'
import { call, type Reply } from '@/core/http/client'
import { mayPass, success, type Result } from '@/core/http/errors'
import type { Shape } from '@/core/http/shapes'
import { newId } from '@/core/ids'
import { enqueue } from '@/core/outbox/outbox'
import type { OutboxItem } from '@/core/outbox/queue'
import type { Slice } from '@/core/resource/useList'
import type { FeedbackForm, FeedbackItem, FeedbackReceipt, FeedbackState, MyFeedback } from './model'

const V1 = '/api/v1'

/** How one submission ended well: received, or written down on this phone as `itemId`. */
export type FeedbackEnding = { readonly receipt: FeedbackReceipt } | { readonly itemId: string }

/**
 * Sends it; when no answer can be had, the outbox sends it later under the same key, so that it arrives once. With
 * `isAnonymous` nothing that names the sender leaves the phone.
 */
export async function submitFeedback(form: FeedbackForm, isAnonymous: boolean, label: string): Promise<Result<FeedbackEnding>> {
  const request = { method: 'POST', path: `${V1}/feedback`, body: form } as const
  const id = newId()
  const identity = isAnonymous ? 'never' : 'required'
  const result = await bodyOf(call<FeedbackReceipt>({ ...request, identity, idempotencyKey: id }))
  if (result.ok) return success({ receipt: result.value })
  if (!mayPass(result.error)) return result
  return enqueue({ ...request, kind: 'feedback', label, isAnonymous, id }) === null ? result : success({ itemId: id })
}

/** What waited on this phone and was delivered: the server's receipt; null before. */
export function receiptOf(item: OutboxItem): FeedbackReceipt | null {
  return item.kind === 'feedback' && item.state === 'accepted' ? ((item.receipt ?? null) as FeedbackReceipt | null) : null
}

/** What this member has sent in under their name. */
export function listMyFeedback(cursor?: string): Promise<Result<Slice<MyFeedback>>> {
  return bodyOf(call<Slice<MyFeedback>>({ method: 'GET', path: `${V1}/me/feedback`, query: { cursor } }))
}

export function lookUpFeedback(number: string): Promise<Result<FeedbackState>> {
  return bodyOf(call<FeedbackState>({ method: 'GET', path: `${V1}/feedback/${number}`, identity: 'never' }))
}

export function listFeedbackInbox(query: { status?: string; cursor?: string | undefined }): Promise<Result<Slice<FeedbackItem>>> {
  return bodyOf(call<Slice<FeedbackItem>>({ method: 'GET', path: `${V1}/feedback/inbox`, query }))
}

/** With its version, which the answer must name. */
export function getFeedback(id: string): Promise<Result<Reply<FeedbackItem>>> {
  return call<FeedbackItem>({ method: 'GET', path: `${V1}/feedback/inbox/${id}` })
}

export function answerFeedback(id: string, answer: string, version: string): Promise<Result<FeedbackItem>> {
  const path = `${V1}/feedback/inbox/${id}/answer` as const
  return bodyOf(call<FeedbackItem>({ method: 'POST', path, body: { answer }, ifMatch: version }))
}

export function revealFeedbackContact(id: string, reason: string): Promise<Result<Shape<'FeedbackContact'>>> {
  const path = `${V1}/feedback/inbox/${id}/reveal` as const
  return bodyOf(call<Shape<'FeedbackContact'>>({ method: 'POST', path, body: { reason } }))
}
