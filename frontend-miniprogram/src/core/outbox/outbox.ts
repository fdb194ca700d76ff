import { computed, shallowReadonly, shallowRef } from 'vue'
import { forget, keep, readKept } from '@/platform/storage'
import { bodyOf } from '../http/body'
import { call } from '../http/client'
import { mayPass, type AppError } from '../http/errors'
import type { ApiTarget } from '../http/shapes'
import { newId } from '../ids'
import { onNetworkBack } from '../network'
import { sessionReady } from '../session/ready'
import { added, due, isWaiting, restored, settled, type OutboxItem, type OutboxKind } from './queue'

const KEY = 'outbox'
const VERSION = 1

const items = shallowRef<readonly OutboxItem[]>(restored(readKept<readonly OutboxItem[]>(KEY, VERSION) ?? [], Date.now()))
let flushing: Promise<void> | null = null
let timer: ReturnType<typeof setTimeout> | undefined

/** Reactive: everything waiting, and the endings of the last days. */
export const outboxItems = shallowReadonly(items)

/** Reactive: how many still wait for the network. */
export const waitingCount = computed(() => items.value.filter((item) => isWaiting(item) && item.state !== 'live').length)

/** What a kind needs beyond being sent as it was written down; its domain says so when it is loaded. */
export interface OutboxPolicy {
  /** The body as it reads at the moment it is sent. */
  readonly bodyNow: (body: unknown) => unknown
  /** What is left to send after a refusal that names a part, and the parts taken out; null when all of it is refused. */
  readonly without: (body: unknown, error: AppError) => { readonly body: unknown; readonly parts: readonly unknown[] } | null
}

const policies = new Map<OutboxKind, OutboxPolicy>()

export function setPolicy(kind: OutboxKind, policy: OutboxPolicy): void {
  policies.set(kind, policy)
}

export type OutboxRequest = ApiTarget & Pick<OutboxItem, 'kind' | 'label' | 'body'> & { readonly isAnonymous?: boolean; readonly id?: string }

/** Writes the request to the device and starts sending. An `id` of its own is the key under which it was tried before. Null when it could not be kept: then nothing may be promised. */
export function enqueue(request: OutboxRequest): OutboxItem | null {
  return enqueueAll([request])?.[0] ?? null
}

/** Several at once, in place of others that still wait. Null when they could not all be kept: then nothing has changed. */
export function enqueueAll(requests: readonly OutboxRequest[], instead: readonly OutboxItem[] = []): readonly OutboxItem[] | null {
  const fresh = requests.map((request) => itemOf(request, 'queued'))
  if (!put(fresh, instead)) return null
  void flush()
  return fresh
}

/** Writes a request down that the page itself is about to send: `release` it when no answer comes, `withdraw` it when one has. */
export function hold(request: OutboxRequest): OutboxItem | null {
  const item = itemOf(request, 'live')
  return put([item]) ? item : null
}

/** The page has stopped waiting: `sending` while its call is still on the way, `queued` when the outbox is to send it. */
export function release(id: string, state: 'sending' | 'queued'): void {
  store(items.value.map((item) => (item.id === id ? { ...item, state } : item)))
  if (state === 'queued') void flush()
}

/** Takes an item out, whatever its state. */
export function withdraw(id: string): void {
  store(items.value.filter((item) => item.id !== id))
}

function itemOf(request: OutboxRequest, state: 'live' | 'queued'): OutboxItem {
  const nowMs = Date.now()
  return { isAnonymous: false, id: newId(), ...request, createdAt: nowMs, nextAt: nowMs, attempts: 0, state }
}

/** What the device could not keep is not in the list either: nothing may be sent that the person was told is not written down. */
function put(fresh: readonly OutboxItem[], instead: readonly OutboxItem[] = []): boolean {
  const kept: readonly OutboxItem[] = items.value.filter((item) => !instead.includes(item))
  const next = fresh.reduce<readonly OutboxItem[] | null>((list, item) => (list === null ? null : added(list, item)), kept)
  if (next === null || !keep(KEY, VERSION, next)) return false
  items.value = next
  return true
}

/** Sends what is due, one at a time. Called at launch, when the app is shown, when the network is back, and by hand. */
export function flush(force = false): Promise<void> {
  flushing ??= sendAll(force).finally(() => {
    flushing = null
    schedule()
  })
  return flushing
}

/** Takes a finished item out of the list. */
export function dismiss(id: string): void {
  store(items.value.filter((item) => item.id !== id || isWaiting(item)))
}

/** The next person on this device must not send the last one's check-ins. */
export function clearOutbox(mayStay: (item: OutboxItem) => boolean): void {
  const staying = items.value.filter(mayStay)
  if (staying.length > 0) store(staying)
  else {
    items.value = []
    forget(KEY)
  }
  schedule()
}

async function sendAll(force: boolean): Promise<void> {
  // At launch somebody else may be signing in: what is sent is what that leaves.
  await sessionReady()
  const tried = new Set<string>()
  for (;;) {
    const untried = items.value.filter((item) => !tried.has(item.id))
    const item = due(untried, Date.now(), force)
    if (item === undefined) return
    tried.add(item.id)
    replace({ ...item, state: 'sending' })
    const result = await sendOne(item)
    const rest = result.ok || mayPass(result.error) ? null : withoutFault(item, result.error)
    replace(rest ?? settled(item, result, Date.now()))
    if (rest !== null) tried.delete(item.id)
    if (!result.ok && mayPass(result.error)) return
  }
}

function sendOne(item: OutboxItem) {
  const body = policies.get(item.kind)?.bodyNow(item.body) ?? item.body
  return bodyOf(call({ ...item, body, idempotencyKey: item.id, identity: item.isAnonymous ? 'never' : 'required' }))
}

/** The item as it is sent again at once, without the part the server would not take. */
function withoutFault(item: OutboxItem, error: AppError): OutboxItem | null {
  const rest = policies.get(item.kind)?.without(item.body, error)
  if (rest == null) return null
  const refused = [...(item.refused ?? []), ...rest.parts.map((part) => ({ part, error }))]
  return { ...item, body: rest.body, refused, state: 'queued' }
}

/** While the app is open, the next try comes by itself. */
function schedule(): void {
  clearTimeout(timer)
  const waiting = items.value.filter((item) => item.state === 'queued')
  if (waiting.length === 0) return
  const nextAt = Math.min(...waiting.map((item) => item.nextAt))
  timer = setTimeout(() => void flush(), Math.max(nextAt - Date.now(), 1000))
}

function replace(changed: OutboxItem): void {
  store(items.value.map((item) => (item.id === changed.id ? changed : item)))
}

function store(next: readonly OutboxItem[]): boolean {
  items.value = next
  return keep(KEY, VERSION, next)
}

onNetworkBack(() => void flush(true))
