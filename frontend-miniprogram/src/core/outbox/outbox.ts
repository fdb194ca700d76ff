import { computed, readonly, ref } from 'vue'
import { forget, keep, readKept } from '@/platform/storage'
import { call } from '../http/client'
import { mayPass } from '../http/errors'
import type { ApiTarget } from '../http/shapes'
import { newId } from '../ids'
import { onNetworkBack } from '../network'
import { added, due, isWaiting, restored, settled, type OutboxItem } from './queue'

const KEY = 'outbox'
const VERSION = 1

const items = ref<readonly OutboxItem[]>(restored(readKept<readonly OutboxItem[]>(KEY, VERSION) ?? [], Date.now()))
let flushing: Promise<void> | null = null
let timer: ReturnType<typeof setTimeout> | undefined

/** Reactive: everything waiting, and the endings of the last days. */
export const outboxItems = readonly(items)

/** Reactive: how many still wait for the network. */
export const waitingCount = computed(() => items.value.filter(isWaiting).length)

export type OutboxRequest = ApiTarget & Pick<OutboxItem, 'kind' | 'label' | 'body'> & { readonly isAnonymous?: boolean; readonly id?: string }

/** Writes the request to the device and starts sending. An `id` of its own is the key under which it was tried before. Null when it could not be kept: then nothing may be promised. */
export function enqueue(request: OutboxRequest): OutboxItem | null {
  const nowMs = Date.now()
  const item: OutboxItem = { isAnonymous: false, id: newId(), ...request, createdAt: nowMs, nextAt: nowMs, attempts: 0, state: 'queued' }
  const next = added(items.value, item)
  if (next === null || !store(next)) return null
  void flush()
  return item
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

/** At sign-out: the next person on this device must not send the last one's check-ins. */
export function clearOutbox(): void {
  clearTimeout(timer)
  items.value = []
  forget(KEY)
}

async function sendAll(force: boolean): Promise<void> {
  const tried = new Set<string>()
  for (;;) {
    const untried = items.value.filter((item) => !tried.has(item.id))
    const item = due(untried, Date.now(), force)
    if (item === undefined) return
    tried.add(item.id)
    replace({ ...item, state: 'sending' })
    const result = await sendOne(item)
    replace(settled(item, result, Date.now()))
    if (!result.ok && mayPass(result.error)) return
  }
}

function sendOne(item: OutboxItem) {
  return call({ ...item, idempotencyKey: item.id, identity: item.isAnonymous ? 'never' : 'required' })
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
