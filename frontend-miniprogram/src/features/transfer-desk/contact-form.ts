import { contacts as copy } from '@/copy/transfer-papers'
import type { ContactForm } from '@/domains/organizations/contacts'
import type { FormFaults } from './use-form'

export const EMPTY_CONTACT: ContactForm = { phone: '', fax: '', postcode: '', address: '' }

/** An organization's own as it reads now, in the fields of the form. */
export function contactFormOf({ phone, fax, postcode, address }: ContactForm): ContactForm {
  return { phone, fax, postcode, address }
}

export function faultsOf({ postcode }: ContactForm): FormFaults<ContactForm> {
  return /^(\d{6})?$/.test(postcode.trim()) ? {} : { postcode: copy.wrong.postcode }
}

export function contactOf({ phone, fax, postcode, address }: ContactForm): ContactForm {
  return { phone: phone.trim(), fax: fax.trim(), postcode: postcode.trim(), address: address.trim() }
}
