import { readonly, ref } from 'vue'
import { keep, readKept } from '@/platform/storage'

/** How large everything is: the ordinary version, 长辈版, and its largest step. */
export type TextSize = 'standard' | 'elder' | 'elder-xl'

const KEY = 'text-size'
const VERSION = 1
/** WeChat's own font setting from which 长辈版 is switched on at the first launch (its scale: 16 is standard). */
const ELDER_FONT = 22
const ELDER_XL_FONT = 26

const size = ref<TextSize>(readKept<TextSize>(KEY, VERSION) ?? 'standard')

/** Reactive. */
export const textSize = readonly(size)

export function setTextSize(value: TextSize): void {
  size.value = value
  keep(KEY, VERSION, value)
}

/** At the first launch follows the phone's own font setting; true when that has just switched 长辈版 on. */
export function followSystemFont(fontSize: number): boolean {
  if (readKept<TextSize>(KEY, VERSION) !== null || fontSize < ELDER_FONT) return false
  setTextSize(fontSize >= ELDER_XL_FONT ? 'elder-xl' : 'elder')
  return true
}
