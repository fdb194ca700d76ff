import { createHash } from 'node:crypto'
import { readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { build, type Plugin, type Rollup } from 'vite'

const WORKER = fileURLToPath(new URL('../worker/worker.ts', import.meta.url))
const NAME = 'sw.js'

/** Writes the service worker beside the built client, with the names of all that was built: after uni-app has copied its pictures too. */
export function offlineWorker(): Plugin {
  let folder = ''
  return {
    name: 'offline-worker',
    apply: 'build',
    configResolved: (config) => void (folder = config.build.outDir),
    closeBundle: async () => writeFileSync(join(folder, NAME), await workerFor(filesIn(folder), folder)),
  }
}

function filesIn(folder: string): readonly string[] {
  const names = (readdirSync(folder, { recursive: true }) as string[]).map((name) => name.replaceAll('\\', '/'))
  return names.filter((name) => name !== NAME && statSync(join(folder, name)).isFile()).sort()
}

/** Another content gives another name for the whole, and so another worker, which browsers take for a new build. */
async function workerFor(files: readonly string[], folder: string): Promise<string> {
  const hash = createHash('sha256')
  files.forEach((name) => hash.update(name).update(readFileSync(join(folder, name))))
  const define = { FILES: JSON.stringify(files), BUILD: JSON.stringify(`client-${hash.digest('hex').slice(0, 16)}`) }
  const rollupOptions = { input: WORKER, output: { format: 'iife', entryFileNames: NAME } } as const
  const made = await build({ configFile: false, publicDir: false, logLevel: 'warn', define, build: { write: false, target: 'es2018', rollupOptions } })
  return (made as Rollup.RollupOutput).output[0].code
}
