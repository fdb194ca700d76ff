import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'

const source = readFileSync('src/ui/tokens.scss', 'utf8')

function colour(name: string): string {
  const value = new RegExp(`--c-${name}: (#[0-9a-f]+);`).exec(source)?.[1]
  if (value === undefined) throw new Error(`no colour --c-${name}`)
  return value.length === 4 ? value.replace(/[0-9a-f]/g, '$&$&') : value
}

/** Relative luminance and contrast ratio of WCAG 2.2. */
function luminance(hex: string): number {
  const [r, g, b] = [1, 3, 5].map((at) => {
    const part = Number.parseInt(hex.slice(at, at + 2), 16) / 255
    return part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4
  }) as [number, number, number]
  return 0.2126 * r + 0.7152 * g + 0.0722 * b
}

function contrast(first: string, second: string): number {
  const [light, dark] = [luminance(colour(first)), luminance(colour(second))].sort((a, b) => b - a) as [number, number]
  return (light + 0.05) / (dark + 0.05)
}

const sizes = (set: string) => {
  const block = new RegExp(`@mixin ${set} \\{([^}]*)\\}`).exec(source)?.[1] ?? ''
  return Object.fromEntries([...block.matchAll(/--(t|l)-([a-z]+): (\d+)px/g)].map(([, kind, name, px]) => [`${kind}-${name}`, Number(px)]))
}

describe('tokens', () => {
  it.each([
    ['text', 'surface'],
    ['text', 'bg'],
    ['text-2', 'surface'],
    ['text-2', 'bg'],
    ['text-2', 'neutral-bg'],
    ['text-3', 'surface'],
    ['text-3', 'bg'],
    ['brand', 'surface'],
    ['brand', 'bg'],
    ['brand', 'danger-bg'],
    ['on-brand', 'brand'],
    ['on-brand', 'brand-press'],
    ['on-brand', 'brand-deep'],
    ['on-brand-gold', 'brand-deep'],
    ['ok', 'ok-bg'],
    ['warn', 'warn-bg'],
    ['danger', 'danger-bg'],
    ['danger', 'surface'],
    ['info', 'info-bg'],
  ])('text %s on %s has 4.5 : 1', (text, ground) => {
    expect(contrast(text, ground)).toBeGreaterThanOrEqual(4.5)
  })

  it.each([
    ['border-control', 'surface'],
    ['border-control', 'bg'],
    ['focus', 'bg'],
    ['brand', 'bg'],
  ])('control %s on %s has 3 : 1', (line, ground) => {
    expect(contrast(line, ground)).toBeGreaterThanOrEqual(3)
  })

  it.each([
    ['type-standard', 13],
    ['type-elder', 18],
    ['type-elder-xl', 18],
  ])('%s has nothing below %i px and lines of at least 1.3', (set, floor) => {
    const found = sizes(set)
    const names = ['display', 'title', 'heading', 'body', 'secondary', 'caption']
    for (const name of names) {
      expect(found[`t-${name}`]).toBeGreaterThanOrEqual(floor)
      expect((found[`l-${name}`] as number) / (found[`t-${name}`] as number)).toBeGreaterThanOrEqual(1.28)
    }
  })

  it('keeps main text at 18 px or more and targets at 60 px in 长辈版', () => {
    const modes = readFileSync('src/ui/modes.scss', 'utf8')
    expect(sizes('type-elder')['t-body']).toBeGreaterThanOrEqual(18)
    expect(modes).toMatch(/is-elder-xl \{\s+--tap-min: 60px/)
    expect(source).toContain('--tap-min: 44px')
  })
})
