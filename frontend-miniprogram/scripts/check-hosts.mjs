// After a build: neither target may name a host of somebody else (statistics, fonts, pictures). The namespaces of SVG and
// the addresses in licences and messages are no requests.
import { readFileSync } from 'node:fs'
import { filesOf, finish, h5Root, mpRoot } from './built-package.mjs'

/** Never requested: names of XML namespaces, and links inside error messages of Vue and uni-app. */
const NAMES_ONLY = ['www.w3.org', 'vuejs.org', 'router.vuejs.org', 'github.com', 'uniapp.dcloud.net.cn', 'ask.dcloud.net.cn', 'feross.org', 'new-issue.vuejs.org']
const OWN = ['127.0.0.1', 'localhost']

function hostsIn(source) {
  return [...source.matchAll(/(?:https?:)?\/\/((?:[a-z0-9-]+\.)+[a-z]{2,})/gi)].map(([, host]) => host.toLowerCase())
}

const faults = [mpRoot, h5Root].flatMap((root) =>
  filesOf(root)
    .filter((file) => /\.(js|json|wxml|wxss|css|html)$/.test(file))
    .flatMap((file) =>
      [...new Set(hostsIn(readFileSync(root + file, 'utf8')))]
        .filter((host) => ![...NAMES_ONLY, ...OWN].includes(host))
        .map((host) => `${root}${file} names ${host}.`),
    ),
)

finish('check-hosts', faults)
