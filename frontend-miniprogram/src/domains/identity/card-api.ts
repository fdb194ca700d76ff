import { bodyOf } from '@/core/http/body'
import { call } from '@/core/http/client'
import type { Result } from '@/core/http/errors'
import type { Shape } from '@/core/http/shapes'
import type { Slice } from '@/core/resource/useList'
import type { Device, IssuedCard, KeySet, ServerVerdict, Verification, VerificationRequest } from './card'

const V1 = '/api/v1'

/** The server's time, and a challenge for enrolling a phone. */
export function readServerTime(): Promise<Result<Shape<'ServerTime'>>> {
  return bodyOf(call<Shape<'ServerTime'>>({ method: 'GET', path: `${V1}/identity/time` }))
}

/** The latest first, ended ones too. */
export function listMyDevices(cursor?: string): Promise<Result<Slice<Device>>> {
  return bodyOf(call<Slice<Device>>({ method: 'GET', path: `${V1}/identity/devices`, query: { cursor } }))
}

export function listOwnVerifications(cursor?: string): Promise<Result<Slice<Verification>>> {
  return bodyOf(call<Slice<Verification>>({ method: 'GET', path: `${V1}/me/verifications`, query: { cursor } }))
}

/** Only within ten minutes of signing in. The phone before this one shows the card no more. */
export function enrolDevice(body: Shape<'DeviceCreate'>): Promise<Result<Device>> {
  return bodyOf(call<Device>({ method: 'POST', path: `${V1}/identity/devices`, body }))
}

/** At once, for instance because the phone was lost. */
export function endDevice(id: string): Promise<Result<Device>> {
  const path = `${V1}/identity/devices/${id}/end` as const
  return bodyOf(call<Device>({ method: 'POST', path, body: {} }))
}

/** The card for the next seven days. */
export function issueCard(deviceId: string): Promise<Result<IssuedCard>> {
  return bodyOf(call<IssuedCard>({ method: 'POST', path: `${V1}/identity/cards`, body: { device_id: deviceId } }))
}

/** Public: whoever verifies a card needs them. */
export function readKeySet(): Promise<Result<KeySet>> {
  return bodyOf(call<KeySet>({ method: 'GET', path: '/.well-known/jwks.json', identity: 'never' }))
}

/** Public: a signed text (IETF Token Status List). */
export function readStatusListText(number: number): Promise<Result<string>> {
  const path = `${V1}/identity/status/${number}` as const
  return bodyOf(call<string>({ method: 'GET', path, identity: 'never' }))
}

/** Asks the server, which knows every card and every code that was shown; the holder sees who asked, and why. */
export function verifyCard(body: VerificationRequest): Promise<Result<ServerVerdict>> {
  return bodyOf(call<ServerVerdict>({ method: 'POST', path: `${V1}/identity/verifications`, body }))
}
