import { describe, expect, it } from 'vitest'

describe('长辈版', () => {
  it.each([
    [16, false, 'standard'],
    [22, true, 'elder'],
    [26, true, 'elder-xl'],
  ] as const)('follows a system font of %i at the first launch', async (font, isEnlarged, size) => {
    const { followSystemFont, textSize } = await import('../preferences')
    expect(followSystemFont(font)).toBe(isEnlarged)
    expect(textSize.value).toBe(size)
  })

  it('never overrules the person’s own choice', async () => {
    const { followSystemFont, setTextSize, textSize } = await import('../preferences')
    setTextSize('standard')
    expect(followSystemFont(30)).toBe(false)
    expect(textSize.value).toBe('standard')
  })
})
