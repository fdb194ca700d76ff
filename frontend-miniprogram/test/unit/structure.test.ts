import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { renameRoles } from '../../vite/wechat-roles'

interface PageEntry {
  readonly path: string
  readonly style?: { readonly navigationBarTitleText?: string }
}

interface PageMap {
  readonly pages: readonly PageEntry[]
  readonly subPackages: readonly { readonly root: string; readonly pages: readonly PageEntry[] }[]
}

const map = JSON.parse(readFileSync('src/pages.json', 'utf8')) as PageMap
const entries = [
  ...map.pages,
  ...map.subPackages.flatMap(({ root, pages }) => pages.map((page) => ({ ...page, path: `${root}/${page.path}` }))),
]
const files = (readdirSync('src', { recursive: true }) as string[]).filter((name) => /\.(ts|vue|scss)$/.test(name))

describe('pages.json', () => {
  it.each(entries.map(({ path, style }) => [path, style?.navigationBarTitleText]))('%s exists and has a title', (path, title) => {
    expect(existsSync(`src/${path}.vue`)).toBe(true)
    expect(title).toMatch(/[\u4e00-\u9fff]/)
  })

  it('knows every page there is', () => {
    const pages = files.filter((name) => /^(pages\/([\w-]+)\/\2|features\/[\w-]+\/pages\/[\w-]+)\.vue$/.test(name))
    expect(pages.map((name) => name.replace('.vue', '')).sort()).toEqual(entries.map(({ path }) => path).sort())
  })
})

describe('files', () => {
  it.each(files.filter((name) => !name.endsWith('schema.d.ts')))('%s is at most 300 lines', (name) => {
    expect(readFileSync(`src/${name}`, 'utf8').split('\n').length).toBeLessThanOrEqual(300)
  })

  it.each(files.filter((name) => /^ui\/.*\.vue$/.test(name)))('%s is at most 150 lines', (name) => {
    expect(readFileSync(`src/${name}`, 'utf8').split('\n').length).toBeLessThanOrEqual(150)
  })

  it.each(files.filter((name) => /^features\//.test(name)))('%s imports from no other feature', (name) => {
    const own = name.split('/')[1] as string
    const roots = [...readFileSync(`src/${name}`, 'utf8').matchAll(/@\/features\/([\w-]+)/g)].map(([, root]) => root)
    expect(roots.filter((root) => root !== own)).toEqual([])
  })

  it('of both platforms are the same', () => {
    const of = (platform: string) => (readdirSync(`src/platform/${platform}`, { recursive: true }) as string[]).filter((name) => !name.endsWith('.d.ts')).sort()
    expect(of('h5')).toEqual(of('mp-weixin'))
  })
})

describe('links between pages', () => {
  it.each(files.filter((name) => /^(pages|features|shell|core)\//.test(name) && !name.includes('__tests__')))('%s leads to pages that exist', (name) => {
    const source = readFileSync(`src/${name}`, 'utf8')
    const targets = [...source.matchAll(/'\/((?:pages|features)\/[\w/-]+)'/g)].map(([, target]) => target)
    const known = new Set(entries.map(({ path }) => path))
    expect(targets.filter((target) => !known.has(target as string))).toEqual([])
  })
})

describe('roles', () => {
  it('are spelled as WeChat spells them, in templates only', () => {
    const source = '<script>const role="x"</script>\n<template>\n<view role="list" :role="r"><a role="b"/></view>\n</template>'
    expect(renameRoles(source)).toBe('<script>const role="x"</script>\n<template>\n<view aria-role="list" :aria-role="r"><a aria-role="b"/></view>\n</template>')
  })
})
