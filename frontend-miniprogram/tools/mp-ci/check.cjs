// WeChat's own builder over dist/build/mp-weixin, without a network and without a real key: it compiles every page as an
// upload would, and reports what WeChat's code check would complain about.
const { generateKeyPairSync } = require('node:crypto')
const { existsSync, mkdtempSync, rmSync, writeFileSync } = require('node:fs')
const { tmpdir } = require('node:os')
const { join, resolve } = require('node:path')

// The builder narrates; only our own last lines are of use.
const say = console.log
console.log = console.info = () => {}
const ci = require('miniprogram-ci')

const projectPath = resolve(__dirname, '../../dist/build/mp-weixin')
/** Kept in the main package on purpose: what several features share may not lie in one of them. */
const ACCEPTED = ['CONTAINS_OTHER_PKG_JS']

/** A project with a throw-away key. Its attributes would be asked of WeChat; the builder's own defaults take their place. */
function openProject(folder) {
  const privateKeyPath = join(folder, 'key')
  const { privateKey } = generateKeyPairSync('rsa', { modulusLength: 2048 })
  writeFileSync(privateKeyPath, privateKey.export({ type: 'pkcs1', format: 'pem' }))
  const project = new ci.Project({ appid: 'wx0000000000000000', type: 'miniProgram', projectPath, privateKeyPath, ignores: [] })
  project.attr = async () => ci.DefaultProjectAttr
  return project
}

/** Compiles everything (it throws on a missing page, broken WXML, WXSS or JSON), then asks for the complaints. */
async function check(folder) {
  const project = openProject(folder)
  await ci.getCompiledResult({ project, desc: '', version: '0.0.0', setting: { es6: false, minify: true, minifyWXML: true, minifyWXSS: true } }, join(folder, 'compiled.zip'))
  const findings = await ci.checkCodeQuality(project, join(folder, 'quality.json'))
  return findings.filter(({ name, success }) => !success && !ACCEPTED.includes(name)).map(({ name, text }) => `${name}: ${text}`)
}

async function main() {
  if (!existsSync(projectPath)) throw new Error('dist/build/mp-weixin is missing: run npm run build:mp-weixin first.')
  const folder = mkdtempSync(join(tmpdir(), 'mp-ci-'))
  // The builder leaves an empty folder in the working directory.
  process.chdir(folder)
  try {
    const faults = await check(folder)
    if (faults.length > 0) throw new Error(faults.join('\n'))
    say('check:mp: ok')
  } finally {
    process.chdir(tmpdir())
    rmSync(folder, { recursive: true, force: true })
  }
}

main().then(
  () => process.exit(0),
  (fault) => {
    console.error(fault.message ?? fault)
    process.exit(1)
  },
)
