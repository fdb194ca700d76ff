/** A phone is never a desk: WeChat keeps its own sessions, and there are no keys. */

export const canBeDesk = false

export function watchWide(listener: (isWide: boolean) => void): void {
  listener(false)
}

export function watchHands(_listener: () => void): void {}

export function startListKeys(): void {}

export function setDialogsAside(): () => void {
  return () => {}
}
