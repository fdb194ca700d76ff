import { getCurrentInstance, onMounted, type ComponentInternalInstance } from 'vue'

/** What Vue and uni-app note of a component: whether it is kept while another page is shown, and of which page it is. */
type Noted = ComponentInternalInstance & { isDeactivated?: boolean; __isVisible?: boolean; proxy: { $page?: { path: string } } | null }

/** In the set-up of a page's frame: the path of that page, which need not be the one that is shown. */
export function ownPath(): string {
  return ancestors(getCurrentInstance()).find((instance) => instance.proxy?.$page)?.proxy?.$page?.path ?? ''
}

/**
 * In the set-up of a page's frame. A page whose code arrives after the person has gone on is taken for shown by uni-app, which then
 * does not tell it when they come back: what it shows would stay as old as that moment.
 */
export function noticeReturn(): void {
  const above = ancestors(getCurrentInstance())
  onMounted(() => {
    if (!above.some((instance) => instance.isDeactivated)) return
    for (const page of above) if (page.__isVisible) page.__isVisible = false
  })
}

/** From the component itself up. */
function ancestors(instance: ComponentInternalInstance | null): Noted[] {
  return instance === null ? [] : [instance as Noted, ...ancestors(instance.parent)]
}
