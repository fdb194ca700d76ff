import { ref } from 'vue'

/** How large the kit draws everything. Set from outside; the kit itself remembers nothing. */
export type Mode = 'standard' | 'elder' | 'elder-xl'

export const mode = ref<Mode>('standard')
