import type { Plugin } from 'vite'

/**
 * uni-app draws the pictures of its tab bar on H5 without alternative text, so that screen readers spell out their addresses.
 * A word stands beneath each: the picture is decoration (WCAG 2.2, 1.1.1).
 */
export function silentTabPictures(): Plugin {
  return {
    name: 'silent-tab-pictures',
    transform(code, id) {
      return id.includes('uni-h5.es.js') ? { code: withSilentPictures(code), map: null } : null
    },
  }
}

/** Stops the build when the runtime no longer draws them this way, rather than letting the change slip by. */
export function withSilentPictures(code: string): string {
  const drawn = /createVNode\("img", \{\s*"src": getRealPath\(iconPath\)/g
  if (!drawn.test(code)) throw new Error('uni-h5 draws the tab bar in another way: mend vite/silent-tab-pictures.ts.')
  return code.replace(drawn, '$&, "alt": ""')
}
