import { describe, expect, it } from 'vitest'
import { failure, OFFLINE, success, type Result } from '../../http/errors'
import { useList, type Slice } from '../useList'
import { useResource } from '../useResource'

const REFUSED = { code: 'request.not_found', kind: 'refused', status: 404 } as const
const page = (items: string[], next_cursor: string | null = null): Result<Slice<string>> => success({ items, next_cursor })

/** A loader whose answers are given one by one. */
function loader<T>(...answers: Result<T>[]) {
  return () => Promise.resolve(answers.shift() as Result<T>)
}

describe('useResource', () => {
  it('goes from idle over loading to ready', async () => {
    const resource = useResource(loader(success('党课')))
    expect(resource.state.value).toBe('idle')
    const pending = resource.reload()
    expect(resource.state.value).toBe('loading')
    await pending
    expect([resource.state.value, resource.data.value]).toEqual(['ready', '党课'])
  })

  it('shows the kept answer first, then says it could not be renewed', async () => {
    await useResource(loader(success('旧')), { cacheKey: 'x' }).reload()
    const resource = useResource(loader<string>(failure(OFFLINE)), { cacheKey: 'x' })
    const pending = resource.reload()
    expect([resource.state.value, resource.data.value]).toEqual(['stale', '旧'])
    await pending
    expect([resource.state.value, resource.data.value]).toEqual(['offline', '旧'])
    expect(resource.updatedAt.value).not.toBeNull()
  })

  it('fails with nothing to show, and recovers', async () => {
    const resource = useResource(loader<string>(failure(OFFLINE), success('好')))
    await resource.reload()
    expect([resource.state.value, resource.error.value]).toEqual(['failed', OFFLINE])
    await resource.reload()
    expect([resource.state.value, resource.error.value]).toEqual(['ready', null])
  })

  it('takes away what the server no longer allows to see', async () => {
    const resource = useResource(loader<string>(success('名册'), failure(REFUSED)))
    await resource.reload()
    await resource.reload()
    expect([resource.state.value, resource.data.value]).toEqual(['failed', null])
  })

  it('ignores an answer overtaken by a later one', async () => {
    const answers: ((result: Result<string>) => void)[] = []
    const resource = useResource<string>(() => new Promise((resolve) => answers.push(resolve)))
    const [first, second] = [resource.reload(), resource.reload()]
    answers[1]?.(success('新'))
    answers[0]?.(success('旧'))
    await Promise.all([first, second])
    expect(resource.data.value).toBe('新')
  })
})

describe('useList', () => {
  it('is empty when the server has nothing', async () => {
    const list = useList(loader(page([])))
    await list.reload()
    expect(list.state.value).toBe('empty')
  })

  it('grows at its end until there is no more', async () => {
    const cursors: (string | undefined)[] = []
    const answers = [page(['甲'], 'c1'), page(['乙'])]
    const list = useList((cursor) => {
      cursors.push(cursor)
      return Promise.resolve(answers.shift() as Result<Slice<string>>)
    })
    await list.reload()
    expect(list.end.value).toBe('more')
    await list.loadMore()
    await list.loadMore()
    expect([list.items.value, list.end.value, cursors]).toEqual([['甲', '乙'], 'end', [undefined, 'c1']])
  })

  it('keeps what it has when the next page gets lost', async () => {
    const list = useList(loader(page(['甲'], 'c1'), failure(OFFLINE), page(['乙'])))
    await list.reload()
    await list.loadMore()
    expect([list.items.value, list.end.value]).toEqual([['甲'], 'failed'])
    await list.loadMore()
    expect(list.items.value).toEqual(['甲', '乙'])
  })
})
