// After a build: sizes a cheap phone on a weak network can bear. WeChat's own limit is 2 MB for each package.
import { readFileSync, statSync } from 'node:fs'
import { filesOf, finish, h5Root, mpRoot, packageOf } from './built-package.mjs'

const KB = 1024
const MAIN = 1000 * KB
const SUB_PACKAGE = 300 * KB
const H5_START = 500 * KB
const H5_KEPT = 1200 * KB
const H5_FILES = 100
const PICTURE = 80 * KB

const sizes = new Map()
for (const file of filesOf(mpRoot)) {
  const name = packageOf(file) ?? 'main package'
  sizes.set(name, (sizes.get(name) ?? 0) + statSync(mpRoot + file).size)
}
// What a browser loads before the first page: the start page and what it names.
const named = readFileSync(`${h5Root}index.html`, 'utf8').matchAll(/(?:href|src)="\.\/([^"]+)"/g)
const start = ['index.html', ...Array.from(named, ([, file]) => file)]
sizes.set('h5 start', start.reduce((sum, file) => sum + statSync(h5Root + file).size, 0))

// What a browser keeps to open without a network: all of it (vite/offline-worker.ts).
const kept = filesOf(h5Root)
sizes.set('h5 kept', kept.reduce((sum, file) => sum + statSync(h5Root + file).size, 0))

const limitOf = (name) => ({ 'main package': MAIN, 'h5 start': H5_START, 'h5 kept': H5_KEPT })[name] ?? SUB_PACKAGE
for (const [name, size] of sizes) console.log(`${name.padEnd(26)} ${Math.round(size / KB)} of ${limitOf(name) / KB} KB`)

const faults = [...sizes].filter(([name, size]) => size > limitOf(name)).map(([name]) => `${name} is over its budget.`)
if (kept.length > H5_FILES) faults.push(`The H5 build has ${kept.length} files, over ${H5_FILES}: each is a request (vite/chunks.ts).`)
const pictures = filesOf(mpRoot).filter((file) => /\.(png|jpe?g|gif|webp)$/.test(file) && statSync(mpRoot + file).size > PICTURE)
finish('check-budget', [...faults, ...pictures.map((file) => `${file} is over ${PICTURE / KB} KB.`)])
