import { computed, ref, shallowRef, type ComputedRef, type ShallowRef } from 'vue'
import { success, type AppError, type Result } from '../http/errors'
import { useResource, type Resource } from './useResource'

/** A page of a list as the API gives it. */
export interface Slice<T> {
  readonly items: readonly T[]
  readonly next_cursor: string | null
}

export type ListEnd = 'more' | 'loading' | 'failed' | 'end'

export interface ListResource<T> extends Resource<Slice<T>> {
  readonly items: ComputedRef<readonly T[]>
  readonly end: ComputedRef<ListEnd>
  readonly moreError: ShallowRef<AppError | null>
  /** Loads the next page; does nothing while one is on its way or when there is none. */
  readonly loadMore: () => Promise<void>
}

/** A list that grows at its end. `load` gets the cursor of the page to fetch, undefined for the first. */
export function useList<T>(load: (cursor?: string) => Promise<Result<Slice<T>>>, cacheKey?: string | (() => string)): ListResource<T> {
  const first = useResource<Slice<T>>(() => load(), {
    ...(cacheKey !== undefined && { cacheKey }),
    isEmpty: (slice) => slice.items.length === 0,
  })
  const isLoadingMore = ref(false)
  const moreError = shallowRef<AppError | null>(null)

  async function loadMore(): Promise<void> {
    const shown = first.data.value
    if (shown?.next_cursor == null || isLoadingMore.value) return
    isLoadingMore.value = true
    const result = await load(shown.next_cursor)
    isLoadingMore.value = false
    moreError.value = result.ok ? null : result.error
    // A reload in the meantime has made another list; this page belongs to the old one.
    if (result.ok && first.data.value === shown) first.data.value = joined(shown, result.value)
  }

  const items = computed(() => first.data.value?.items ?? [])
  const end = computed<ListEnd>(() => {
    if (isLoadingMore.value) return 'loading'
    if (moreError.value !== null) return 'failed'
    return first.data.value?.next_cursor == null ? 'end' : 'more'
  })
  return { ...first, items, end, moreError, loadMore }
}

function joined<T>(shown: Slice<T>, next: Slice<T>): Slice<T> {
  return { items: [...shown.items, ...next.items], next_cursor: next.next_cursor }
}

/** Every item, page by page, for lists that are short by nature (the branches of one township). At most ten pages. */
export async function loadAll<T>(load: (cursor?: string) => Promise<Result<Slice<T>>>): Promise<Result<readonly T[]>> {
  const items: T[] = []
  let cursor: string | undefined
  for (let page = 0; page < 10; page++) {
    const result = await load(cursor)
    if (!result.ok) return result
    items.push(...result.value.items)
    if (result.value.next_cursor === null) break
    cursor = result.value.next_cursor
  }
  return success(items)
}
