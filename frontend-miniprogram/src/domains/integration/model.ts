import type { Shape } from '@/core/http/shapes'

/** Another system that may call. `client_secret` is there once, in the answer that made it. */
export type ApiClient = Shape<'ApiClientRead'>
export type ApiClientForm = Pick<Shape<'ApiClientCreate'>, 'organization_id' | 'name' | 'purpose' | 'scopes' | 'networks'>
export type ClientScope = Shape<'ClientScope'>

/** As people write several addresses: one a line, or between commas. */
export function networksIn(text: string): string[] {
  return text.split(/[\s,，;；]+/).filter((each) => each !== '')
}
