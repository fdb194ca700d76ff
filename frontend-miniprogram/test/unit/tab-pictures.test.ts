import { describe, expect, it } from 'vitest'
import { withSilentPictures } from '../../vite/silent-tab-pictures'

describe('pictures of the tab bar', () => {
  it('get an empty alternative text', () => {
    const drawn = 'x = createVNode("img", {\n    "src": getRealPath(iconPath)\n  }, null, 8, ["src"])'
    expect(withSilentPictures(drawn)).toContain('"src": getRealPath(iconPath), "alt": ""')
  })

  it('stop the build when the runtime draws them otherwise', () => {
    expect(() => withSilentPictures('h("img", { src })')).toThrow('silent-tab-pictures')
  })
})
