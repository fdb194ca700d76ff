import { cpSync, existsSync, mkdtempSync, readdirSync, readFileSync, statSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

/** The mini-program as it would be uploaded. */
export const BUILT = join(process.cwd(), 'dist/build/mp-weixin')

export interface AppJson {
  readonly pages: readonly string[]
  readonly subPackages?: readonly { readonly root: string; readonly pages: readonly string[] }[]
  readonly tabBar: { readonly list: readonly { readonly pagePath: string; readonly iconPath: string }[] }
  readonly lazyCodeLoading?: string
}

export function read(file: string): string {
  return readFileSync(join(BUILT, file), 'utf8')
}

export function appJson(): AppJson {
  if (!existsSync(BUILT)) throw new Error('dist/build/mp-weixin is missing: run npm run build:mp-weixin first.')
  return JSON.parse(read('app.json')) as AppJson
}

export function allPages(): readonly string[] {
  const { pages, subPackages } = appJson()
  return [...pages, ...(subPackages ?? []).flatMap((pack) => pack.pages.map((page) => `${pack.root.replace(/\/$/, '')}/${page}`))]
}

export function allFiles(): readonly string[] {
  return (readdirSync(BUILT, { recursive: true }) as string[]).filter((name) => statSync(join(BUILT, name)).isFile())
}

/** A copy outside of this ES-module package, where its CommonJS files can be required. */
export function copyForRequire(): string {
  const folder = mkdtempSync(join(tmpdir(), 'mp-'))
  cpSync(BUILT, folder, { recursive: true })
  return folder
}
