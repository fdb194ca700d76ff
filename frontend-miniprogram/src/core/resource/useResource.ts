import { computed, ref, shallowRef, type ComputedRef, type Ref, type ShallowRef } from 'vue'
import type { AppError, Result } from '../http/errors'
import { readCached, writeCached } from './cache'

/**
 * - `loading`: nothing to show yet. `ready`: shown as the server said it. `empty`: the server said there is nothing.
 * - `stale`: shown from the device while the server is asked. `offline`: shown from the device, the server can't be reached.
 * - `failed`: nothing to show, and the server could not be asked or refused.
 */
export type ResourceState = 'idle' | 'loading' | 'ready' | 'stale' | 'empty' | 'failed' | 'offline'

export interface Resource<T> {
  readonly state: ComputedRef<ResourceState>
  readonly data: ShallowRef<T | null>
  readonly error: ShallowRef<AppError | null>
  /** When the shown data was true; device time, milliseconds. */
  readonly updatedAt: Ref<number | null>
  /** Asks the server again; what is shown stays until the answer is there. */
  readonly reload: () => Promise<void>
}

export interface ResourceOptions<T> {
  /** Where to keep the last good answer (a function where the page learns it only when it opens); without it nothing is kept. */
  readonly cacheKey?: string | (() => string)
  readonly isEmpty?: (value: T) => boolean
}

/** One thing a page shows, with every ending it can have. Nothing is asked until `reload` is called (in `onLoad` or `onShow`). */
export function useResource<T>(load: () => Promise<Result<T>>, options: ResourceOptions<T> = {}): Resource<T> {
  const data: ShallowRef<T | null> = shallowRef(null)
  const error = shallowRef<AppError | null>(null)
  const updatedAt = ref<number | null>(null)
  const isLoading = ref(false)
  const isFresh = ref(false)
  let latest = 0

  const key = () => (typeof options.cacheKey === 'function' ? options.cacheKey() : options.cacheKey)

  function restore(): void {
    const from = key()
    const cached = from === undefined ? null : readCached<T>(from)
    if (cached === null) return
    data.value = cached.value
    updatedAt.value = cached.savedAt
  }

  async function reload(): Promise<void> {
    const mine = ++latest
    if (data.value === null) restore()
    isLoading.value = true
    const result = await load()
    if (mine !== latest) return
    isLoading.value = false
    isFresh.value = result.ok
    error.value = result.ok ? null : result.error
    if (result.ok) accept(result.value)
    else if (result.error.kind === 'refused') data.value = null
  }

  function accept(value: T): void {
    data.value = value
    updatedAt.value = Date.now()
    const to = key()
    if (to !== undefined) writeCached(to, value, updatedAt.value)
  }

  const state = computed<ResourceState>(() => {
    if (data.value === null) return isLoading.value ? 'loading' : error.value === null ? 'idle' : 'failed'
    if (!isFresh.value) return isLoading.value ? 'stale' : 'offline'
    return options.isEmpty?.(data.value) ? 'empty' : 'ready'
  })
  return { state, data, error, updatedAt, reload }
}
