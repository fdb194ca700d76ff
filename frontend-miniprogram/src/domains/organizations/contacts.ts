import { allows } from '@/core/allows'
import { bodyOf } from '@/core/http/body'
import { call } from '@/core/http/client'
import { success, type Result } from '@/core/http/errors'
import type { Shape } from '@/core/http/shapes'
import { loadAll, type Slice } from '@/core/resource/useList'

const V1 = '/api/v1'

/** How an organization is reached, as its letters print it. */
export type ContactForm = Pick<Shape<'OrganizationRead'>, 'phone' | 'fax' | 'postcode' | 'address'>
export type ContactPlace = ContactForm & Pick<Shape<'OrganizationRead'>, 'id' | 'name' | 'version' | 'allowed_actions'>

/** The organizations that the caller may change, the wider ones first. */
export async function listContactPlaces(): Promise<Result<readonly ContactPlace[]>> {
  const result = await loadAll((cursor) => bodyOf(call<Slice<ContactPlace>>({ method: 'GET', path: `${V1}/organizations`, query: { limit: 100, cursor } })))
  return result.ok ? success(result.value.filter((place) => allows(place, 'update'))) : result
}

/** On the version that was seen. */
export function updateContact({ id, version }: Pick<ContactPlace, 'id' | 'version'>, form: ContactForm): Promise<Result<ContactPlace>> {
  return bodyOf(call<ContactPlace>({ method: 'PATCH', path: `${V1}/organizations/${id}`, body: form, ifMatch: `"${version}"` }))
}
