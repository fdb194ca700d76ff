import { watch } from 'vue'
import { followSystemFont, textSize } from '@/core/preferences'
import { mode } from '@/ui/mode'
import { systemFontSize } from '@platform/launch'

/** Ties the person's choice of size to the kit. True when 长辈版 was just switched on for them: then the page says so once. */
export function startAppearance(): boolean {
  const isJustEnlarged = followSystemFont(systemFontSize())
  watch(textSize, (size) => (mode.value = size), { immediate: true })
  return isJustEnlarged
}
