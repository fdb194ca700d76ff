import { readonly, ref } from 'vue'
import { open } from '@/core/navigate'
import { isWide } from '@/core/wide'

/** What a list opens: beside it in a wide window, as `page` of its own in a narrow one. */
export function useSelection(page: string) {
  const selectedId = ref('')

  function select(id: string) {
    if (isWide.value) selectedId.value = id
    else open(page, { id })
  }
  return { selectedId: readonly(selectedId), select }
}
