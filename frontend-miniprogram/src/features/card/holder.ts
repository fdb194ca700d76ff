import { success, type Result } from '@/core/http/errors'
import { CARD_KEY, type IssuedCard, type KeptCard } from '@/domains/identity/card'
import { enrolDevice, issueCard, readServerTime } from '@/domains/identity/card-api'
import { forgetSecret, keepSecret, randomBytes, readSecret } from '@platform/vault'
import { fromBase64Url, toBase64Url } from './dm1/base64url'
import { publicKeyOf, secretKeyFrom, shown, signText } from './dm1/dm1'

/** The phone's side of the card: a key made here, certificates for it, and codes signed anew every few seconds. */

const SEED_BYTES = 48
const NONCE_BYTES = 6
const ENROL_PREFIX = 'DM1-enrol:'

export async function readCard(): Promise<KeptCard | null> {
  const kept = await readSecret(CARD_KEY)
  return kept === null ? null : (JSON.parse(kept) as KeptCard)
}

export function forgetCard(): void {
  forgetSecret(CARD_KEY)
}

/** Makes a key, lets the server know it, and gets the first card for it. */
export async function enrol(): Promise<Result<KeptCard>> {
  const time = await readServerTime()
  if (!time.ok) return time
  const { challenge } = time.value
  const secretKey = secretKeyFrom(await randomBytes(SEED_BYTES))
  const device = await enrolDevice({
    public_key: toBase64Url(publicKeyOf(secretKey)),
    challenge,
    signature: toBase64Url(signText(ENROL_PREFIX + challenge, secretKey)),
  })
  return device.ok ? receive(device.value.id, toBase64Url(secretKey)) : device
}

export function renew(card: KeptCard): Promise<Result<KeptCard>> {
  return receive(card.deviceId, card.secretKey)
}

async function receive(deviceId: string, secretKey: string): Promise<Result<KeptCard>> {
  const issued = await issueCard(deviceId)
  if (!issued.ok) return issued
  const card = keptOf(deviceId, secretKey, issued.value)
  await keepSecret(CARD_KEY, JSON.stringify(card))
  return success(card)
}

function keptOf(deviceId: string, secretKey: string, issued: IssuedCard): KeptCard {
  return { deviceId, secretKey, cert: issued.cert, minimalCert: issued.minimal_cert, expiresAt: issued.expires_at }
}

/** The text for the QR code of this moment. `challenge`: the digits that the verifier asked for, if any. */
export async function codeOf(card: KeptCard, isMinimal: boolean, at: Date, challenge: string): Promise<string> {
  const certificate = fromBase64Url(isMinimal ? card.minimalCert : card.cert)
  const nonce = challenge === '' ? await randomBytes(NONCE_BYTES) : challenge
  return shown(certificate, Math.floor(at.getTime() / 1000), nonce, fromBase64Url(card.secretKey))
}
