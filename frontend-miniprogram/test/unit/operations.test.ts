import { existsSync, readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'

interface Operation {
  readonly tags: readonly string[]
}

const description = JSON.parse(readFileSync('../docs/openapi.json', 'utf8')) as { paths: Record<string, Record<string, Operation>> }
const tags = new Set(Object.values(description.paths).flatMap((methods) => Object.values(methods).flatMap((operation) => operation.tags)))

/** Parts of the API that no page of this client is about. */
const WITHOUT_PAGES = new Set(['audit', 'operations', 'staff', 'organizations'])
/** Signing in and one's own things belong to the person. */
const FOLDER_OF: Readonly<Record<string, string>> = { auth: 'identity', me: 'identity' }

describe('the parts of the API', () => {
  // That each call names a path and a method there are is a matter of types: core/http/shapes.ts.
  it.each([...tags].filter((tag) => !WITHOUT_PAGES.has(tag)))('%s have a folder here', (tag) => {
    expect(existsSync(`src/domains/${FOLDER_OF[tag] ?? tag}/api.ts`)).toBe(true)
  })
})
