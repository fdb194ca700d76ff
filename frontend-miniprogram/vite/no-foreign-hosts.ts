import type { Plugin } from 'vite'

/**
 * uni-app's H5 runtime fetches shadows of its title bar from a CDN of its maker three seconds after the start, and knows
 * the addresses of its maker's advertising. None of that may leave this client: an empty address takes their place.
 */
export function noForeignHosts(): Plugin {
  return {
    name: 'no-foreign-hosts',
    enforce: 'post',
    generateBundle(_options, bundle) {
      for (const file of Object.values(bundle)) {
        if (file.type === 'chunk') file.code = withoutForeignHosts(file.code)
        else if (typeof file.source === 'string') file.source = withoutForeignHosts(file.source)
      }
    },
  }
}

export function withoutForeignHosts(text: string): string {
  return text.replace(/https:\/\/(?:cdn|hac1|has1)\.dcloud\.net\.cn[^"'`)\s]*/g, 'data:,')
}
