import { getCurrentInstance, onMounted, type ComponentInternalInstance } from 'vue'

/** What Vue and uni-app note of a component that is kept while another page is shown. */
type Kept = ComponentInternalInstance & { isDeactivated?: boolean; __isVisible?: boolean }

/**
 * In the set-up of a page's frame. A page whose code arrives after the person has gone on is taken for shown by uni-app, which then
 * does not tell it when they come back: what it shows would stay as old as that moment.
 */
export function noticeReturn(): void {
  const frame = getCurrentInstance()
  onMounted(() => {
    const above = ancestors(frame)
    if (!above.some((instance) => instance.isDeactivated)) return
    for (const page of above) if (page.__isVisible) page.__isVisible = false
  })
}

function ancestors(instance: Kept | null): Kept[] {
  return instance === null ? [] : [instance, ...ancestors(instance.parent)]
}
