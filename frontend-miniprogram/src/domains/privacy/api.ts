import { bodyOf } from '@/core/http/body'
import { call } from '@/core/http/client'
import type { Result } from '@/core/http/errors'
import { downloadFile } from '@/core/http/files'
import type { Slice } from '@/core/resource/useList'
import { endSession } from '@/core/session/session'
import { freshly } from '@/domains/identity/account'
import { CARD_KEY } from '@/domains/identity/card'
import { forgetSecret } from '@platform/vault'
import type { Consent, OwnRecord, OwnValues } from './model'

const V1 = '/api/v1'

export function getOwnRecord(): Promise<Result<OwnRecord>> {
  return bodyOf(call<OwnRecord>({ method: 'GET', path: `${V1}/me/member` }))
}

/** Only within ten minutes of signing in; recorded. */
export function showMyValues(): Promise<Result<OwnValues>> {
  return freshly(() => bodyOf(call<OwnValues>({ method: 'GET', path: `${V1}/me/member/values` })))
}

/** Everything that is kept about me, as a file. Only within ten minutes of signing in; recorded. */
export function exportMyData(name: string): Promise<Result<null>> {
  return freshly(() => downloadFile(`${V1}/me/export`, name))
}

export function listMyConsents(): Promise<Result<Slice<Consent>>> {
  return bodyOf(call<Slice<Consent>>({ method: 'GET', path: `${V1}/me/consents` }))
}

/** Ends what it allowed, here too: the card leaves this phone, or the session is over. */
export async function withdrawMyConsent(kind: Consent['kind']): Promise<Result<null>> {
  const result = await bodyOf(call<null>({ method: 'POST', path: `${V1}/me/consents/${kind}/withdraw` }))
  if (result.ok && kind === 'phone_card') forgetSecret(CARD_KEY)
  if (result.ok && kind === 'wechat_sign_in') endSession()
  return result
}
