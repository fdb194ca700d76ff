import { addressBook as copy } from '@/copy/transfer-papers'
import type { ExternalOrganization, ExternalOrganizationForm } from '@/domains/transfers/model'
import type { FormFaults } from './use-form'

/** An entry of the address book as it is typed, each field named as the API names it. */
export interface ExternalForm {
  readonly name: string
  readonly national_code: string
  readonly medium: ExternalOrganizationForm['medium'] | ''
  readonly phone: string
  readonly address: string
  readonly postcode: string
  readonly is_confirmed: boolean
}

/** Of a new entry, with the name that was looked for; or as an entry reads now. */
export function externalFormOf(entry: ExternalOrganization | null, name: string): ExternalForm {
  if (entry === null) return { name, national_code: '', medium: '', phone: '', address: '', postcode: '', is_confirmed: false }
  const { medium, phone, address, postcode, is_confirmed } = entry
  return { name: entry.name, national_code: entry.national_code ?? '', medium, phone, address, postcode, is_confirmed }
}

const LEAST_NAME = 4

export function faultsOf({ name, national_code, medium, postcode }: ExternalForm): FormFaults<ExternalForm> {
  return {
    ...(name.trim().length < LEAST_NAME && { name: copy.wrong.name }),
    ...(!/^(\d{12})?$/.test(national_code.trim()) && { national_code: copy.wrong.national_code }),
    ...(medium === '' && { medium: copy.wrong.medium }),
    ...(!/^(\d{6})?$/.test(postcode.trim()) && { postcode: copy.wrong.postcode }),
  }
}

/** What is sent; what the form does not ask stays as it was. */
export function entryOf(form: ExternalForm, before: ExternalOrganization | null): ExternalOrganizationForm {
  const code = form.national_code.trim()
  return {
    ...{ fax: before?.fax ?? '', region_code: before?.region_code ?? null },
    ...{ name: form.name.trim(), national_code: code === '' ? null : code, medium: form.medium as ExternalOrganizationForm['medium'] },
    ...{ phone: form.phone.trim(), address: form.address.trim(), postcode: form.postcode.trim(), is_confirmed: form.is_confirmed },
  }
}
