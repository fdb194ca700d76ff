// The API's types from its own description: docs/openapi.json → src/core/http/schema.d.ts.
// With --check nothing is written; it ends with 1 when the file is not what the description gives.
import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import openapiTS, { astToString } from 'openapi-typescript'

const source = new URL('../../docs/openapi.json', import.meta.url)
const target = new URL('../src/core/http/schema.d.ts', import.meta.url)
const HEADER = '// Written by `npm run sync:api` from docs/openapi.json. Do not edit.\n\n'

/** Every error is a Problem (RFC 9457) and read by core/http/problem.ts: listing a dozen of them an operation would say nothing. */
function withoutErrors(description) {
  for (const operation of Object.values(description.paths).flatMap(Object.values)) {
    operation.responses = Object.fromEntries(Object.entries(operation.responses).filter(([status]) => status < '400'))
  }
  return description
}

const description = withoutErrors(JSON.parse(readFileSync(source, 'utf8')))
const text = HEADER + astToString(await openapiTS(description, { alphabetize: true, emptyObjectsUnknown: true }))
if (!process.argv.includes('--check')) {
  writeFileSync(target, text)
  console.log('sync-api-types: written')
} else if (existsSync(target) && readFileSync(target, 'utf8') === text) {
  console.log('sync-api-types: in step')
} else {
  console.error('src/core/http/schema.d.ts is not what docs/openapi.json gives: run npm run sync:api.')
  process.exit(1)
}
