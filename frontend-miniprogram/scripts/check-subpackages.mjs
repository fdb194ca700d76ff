// After a build: no code or component of one sub-package may be used by another package. WeChat refuses it at run time,
// and uni-app's build does not say so.
import { readFileSync } from 'node:fs'
import { dirname, join, normalize } from 'node:path'
import { filesOf, finish, mpRoot, packageOf, subPackageRoots } from './built-package.mjs'

const roots = subPackageRoots()

/** Files that `file` uses, as paths from the package's root. */
export function usesOf(file, source) {
  const found = file.endsWith('.json') ? Object.values(JSON.parse(source).usingComponents ?? {}) : requires(source)
  return found.map((path) => normalize(path.startsWith('/') ? path.slice(1) : join(dirname(file), path)))
}

/** `require("…")`, and the paths of components that uni-app writes as plain strings. */
function requires(source) {
  return [...source.matchAll(/require\("([^"]+)"\)|=>\s*"(\.\.?\/[^"]+\.js)"/g)].map(([, required, component]) => required ?? component)
}

const faults = filesOf(mpRoot)
  .filter((file) => /\.(js|json)$/.test(file) && file !== 'app.json')
  .flatMap((file) =>
    usesOf(file, readFileSync(mpRoot + file, 'utf8'))
      .filter((used) => packageOf(used, roots) !== null && packageOf(used, roots) !== packageOf(file, roots))
      .map((used) => `${file} uses ${used}, which is in another sub-package: move it to ui/, shell/ or domains/.`),
  )

finish('check-subpackages', faults)
