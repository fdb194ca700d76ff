/** What a desk has and a phone has not: a wide window, a keyboard, and hands that may rest. */

const WIDE = '(min-width: 1024px)'
const ENTRIES = '[role="list"] > [role="listitem"] > button'

export const canBeDesk = true

/** Says at once, and at each change, whether a list and what it opens fit side by side. */
export function watchWide(listener: (isWide: boolean) => void): void {
  const media = window.matchMedia(WIDE)
  listener(media.matches)
  media.addEventListener('change', ({ matches }) => listener(matches))
}

/** Calls at each key and touch: somebody is at work. */
export function watchHands(listener: () => void): void {
  for (const kind of ['keydown', 'pointerdown']) document.addEventListener(kind, listener, { passive: true })
}

/** `j` and `k` move the focus down and up the entries of the page's lists; Enter then opens one, as on any button. */
export function startListKeys(): void {
  document.addEventListener('keydown', (event) => {
    const step = { j: 1, k: -1 }[event.key]
    if (step === undefined || isMeantForElse(event)) return
    const entries = [...document.querySelectorAll<HTMLElement>(ENTRIES)].filter((entry) => entry.offsetParent !== null)
    const at = entries.indexOf(document.activeElement as HTMLElement)
    entries[at === -1 ? 0 : at + step]?.focus()
  })
}

/** Closes what lies over the page and would keep hands off everything else; the answer opens it again as it was. */
export function setDialogsAside(): () => void {
  const open = [...document.querySelectorAll<HTMLDialogElement>('dialog[open]')]
  open.forEach((dialog) => dialog.close())
  return () => open.filter((dialog) => dialog.isConnected && !dialog.open).forEach((dialog) => dialog.showModal())
}

/** Typed into a field, part of a shortcut, or behind an open dialog. */
function isMeantForElse(event: KeyboardEvent): boolean {
  if (event.ctrlKey || event.metaKey || event.altKey) return true
  return (event.target as Element).closest('input, textarea, select') !== null || document.querySelector('dialog[open]') !== null
}
