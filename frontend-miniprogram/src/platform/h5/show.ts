import type { ViewWords } from '../contract'

/** A browser draws pictures; no phone's shows another document inside a page. */
export function canShow(content: Blob): boolean {
  return content.type.startsWith('image/')
}

/** A picture over the page. It is let go when it is closed. */
export function show(content: Blob, words: ViewWords): void {
  const picture = document.createElement('img')
  picture.src = URL.createObjectURL(content)
  picture.alt = words.title
  picture.style.cssText = 'max-width:100%;margin-bottom:var(--s-3);border-radius:var(--r-card)'
  const view = openView(words, picture)
  view.onclose = () => {
    URL.revokeObjectURL(picture.src)
    view.remove()
  }
}

/** Something over the whole page until it is closed, inside the page that is shown, whose type and sizes it takes. */
export function openView(words: ViewWords, ...content: readonly HTMLElement[]): HTMLDialogElement {
  const view = document.createElement('dialog')
  view.setAttribute('aria-label', words.title)
  view.style.cssText =
    'box-sizing:border-box;width:100%;height:100%;max-width:760px;max-height:none;margin:auto;padding:var(--s-4);border:0;color:white;background:black;text-align:center'
  view.append(...content, closeButton(view, words.close))
  const root = [...document.querySelectorAll<HTMLElement>('.ui-root')].find((page) => page.offsetParent !== null)
  ;(root ?? document.body).append(view)
  view.showModal()
  return view
}

function closeButton(view: HTMLDialogElement, text: string): HTMLButtonElement {
  const button = document.createElement('button')
  button.textContent = text
  button.style.cssText = 'width:100%;min-height:60px;font:inherit;color:black;background:white;border:0;border-radius:var(--r-control)'
  button.onclick = () => view.close()
  return button
}
