import { readonly, ref } from 'vue'
import { watchWide } from '@platform/desk'

const wide = ref(false)
watchWide((value) => (wide.value = value))

/** Reactive: the window is wide enough for a list and what it opens, side by side. */
export const isWide = readonly(wide)
