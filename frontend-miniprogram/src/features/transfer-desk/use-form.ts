import { computed, ref, shallowRef, type ComputedRef, type ShallowRef } from 'vue'
import type { AppError } from '@/core/http/errors'

export type FormFaults<F> = Readonly<Partial<Record<keyof F, string>>>

export interface FormState<F> {
  readonly form: ShallowRef<F>
  /** Beside each field: what is missing once it was tried to send, and what the server found until the field is changed. */
  readonly faults: ComputedRef<FormFaults<F>>
  readonly faultCount: ComputedRef<number>
  /** What stands beside no field. */
  readonly unplaced: ComputedRef<AppError | null>
  readonly change: (part: Partial<F>) => void
  /** Whether it can be sent, as far as that shows here. */
  readonly check: () => boolean
  readonly refuse: (error: AppError | null) => void
  readonly reset: (form: F) => void
}

/** A form whose fields are named as the API names them, so that its refusals find their places. What was typed stays. */
export function useForm<F extends object>(empty: F, faultsOf: (form: F) => FormFaults<F>): FormState<F> {
  const form: ShallowRef<F> = shallowRef(empty)
  const isTried = ref(false)
  const refusal = shallowRef<AppError | null>(null)
  const changed = shallowRef<readonly (keyof F)[]>([])

  const said = computed(() => Object.fromEntries(Object.entries(refusal.value?.fields ?? {}).filter(([name]) => name in form.value)) as FormFaults<F>)
  const standing = computed(() => Object.fromEntries(Object.entries(said.value).filter(([name]) => !changed.value.includes(name as keyof F))) as FormFaults<F>)
  const faults = computed(() => ({ ...standing.value, ...(isTried.value ? faultsOf(form.value) : {}) }))
  const faultCount = computed(() => Object.keys(faults.value).length)
  const unplaced = computed(() => (Object.keys(said.value).length > 0 ? null : refusal.value))

  function change(part: Partial<F>): void {
    form.value = { ...form.value, ...part }
    changed.value = [...changed.value, ...(Object.keys(part) as (keyof F)[])]
  }
  function check(): boolean {
    isTried.value = true
    return Object.keys(faultsOf(form.value)).length === 0
  }
  function refuse(error: AppError | null): void {
    refusal.value = error
    changed.value = []
  }
  function reset(anew: F): void {
    form.value = anew
    isTried.value = false
    refuse(null)
  }
  return { form, faults, faultCount, unplaced, change, check, refuse, reset }
}
