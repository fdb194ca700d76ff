import type { Launch } from '../contract'

/** Nothing to move: WeChat opens the page itself. */
export function adoptAddress(): void {}

/** WeChat has no address to type over. */
export function watchAddress(_onUnknown: () => void): void {}

/** WeChat hands an ordinary link over whole, as `q`: `https%3A%2F%2FHOST%2Fc%3Ft%3D…`. */
export function readLaunch(query: Record<string, string | undefined>): Launch {
  const link = decodeURIComponent(query.q ?? '')
  const token = /[?&]t=([\w-]+)/.exec(link)?.[1] ?? query.t
  return token === undefined ? {} : { checkInToken: token }
}

/** WeChat's own font setting: 16 is standard, 22 and more is 关怀模式. */
export function systemFontSize(): number {
  return (uni.getAppBaseInfo() as { fontSizeSetting?: number }).fontSizeSetting ?? 16
}
