/** False when the browser did not allow it. */
export function copyText(text: string): Promise<boolean> {
  const board = (navigator as { clipboard?: Clipboard }).clipboard
  return board === undefined ? Promise.resolve(false) : board.writeText(text).then(() => true, () => false)
}
