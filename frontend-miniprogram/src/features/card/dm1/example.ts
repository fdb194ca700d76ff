import { keysOf, verify, type KeySet } from './dm1'
import { isWithdrawn, listOf, readStatusList } from './status-list'

/** `jwks` from /.well-known/jwks.json; `lists`: the texts of /api/v1/identity/status/0, 1, …, each asked for when it is needed. */
export function verdictOn(text: string, jwks: KeySet, lists: readonly string[], now = Date.now() / 1000): string {
  const keys = keysOf(jwks)
  const { reason, card } = verify(text, keys, now)
  if (reason !== undefined) return reason
  const number = listOf(card.statusIndex)
  const list = readStatusList(lists[number] ?? '', number, keys)
  if (list === undefined || now - list.issuedAt > 72 * 3600) return 'cannot tell'
  return isWithdrawn(list, card.statusIndex) ? 'revoked' : 'valid'
}
