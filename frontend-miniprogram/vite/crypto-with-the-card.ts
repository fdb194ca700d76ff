import type { Plugin } from 'vite'

const PLACE = 'features/card/dm1/noble'

/**
 * uni-app puts every package into the main package's vendor.js. The card's cryptography and what it unpacks is half as large as all the rest and
 * needed on two pages, so it goes into their sub-package.
 */
export function cryptoWithTheCard(): Plugin {
  return {
    name: 'crypto-with-the-card',
    enforce: 'post',
    outputOptions(options) {
      const others = options.manualChunks
      if (typeof others !== 'function') return
      options.manualChunks = (id, meta) => (/node_modules\/(@noble|pako)\//.test(id) ? PLACE : others(id, meta))
    },
    generateBundle(_options, bundle) {
      if (!(`${PLACE}.js` in bundle)) throw new Error('The card’s cryptography went elsewhere: mend vite/crypto-with-the-card.ts.')
    },
  }
}
