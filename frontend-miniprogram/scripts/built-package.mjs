// What the checks of the built mini-program share: where it is, its files, and whose package a file belongs to.
import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs'
import { fileURLToPath } from 'node:url'

export const mpRoot = fileURLToPath(new URL('../dist/build/mp-weixin/', import.meta.url))
export const h5Root = fileURLToPath(new URL('../dist/build/h5/', import.meta.url))

/** Every file under `root`, as paths from it. */
export function filesOf(root) {
  if (!existsSync(root)) fail([`${root} is missing: run npm run build first.`])
  return readdirSync(root, { recursive: true })
    .map(String)
    .filter((name) => statSync(root + name).isFile())
}

export function appJson() {
  return JSON.parse(readFileSync(`${mpRoot}app.json`, 'utf8'))
}

/** Roots of the sub-packages, as `features/settings`. */
export function subPackageRoots() {
  return (appJson().subPackages ?? []).map(({ root }) => root.replace(/\/$/, ''))
}

/** The sub-package a file is in; null for the main package. */
export function packageOf(file, roots = subPackageRoots()) {
  return roots.find((root) => file.startsWith(`${root}/`)) ?? null
}

/** Prints what is wrong and ends with 1, or says that all is well. */
export function finish(name, faults) {
  if (faults.length > 0) fail(faults)
  console.log(`${name}: ok`)
}

function fail(faults) {
  for (const fault of faults) console.error(fault)
  process.exit(1)
}
