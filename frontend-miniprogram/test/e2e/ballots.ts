import { RSABSSA } from '@cloudflare/blindrsa-ts'
import type { signedIn } from '../../../e2e/town.mjs'
import { expect } from './town'

/** Ballots of the first branch's members, each from a phone of its own, over the API: theirs is another implementation of the blinding than the client's. */

type Town = Parameters<typeof signedIn>[0]
export interface Round {
  readonly id: string
  readonly status: string
  readonly has_keys: boolean
  readonly version: number
  readonly items: readonly { readonly id: string; readonly kind: string; readonly title: string }[]
}
interface Page<T> {
  readonly items: readonly T[]
}
interface Key {
  readonly cell_id: string
  readonly jwk: JsonWebKey
}

const suite = RSABSSA.SHA384.PSS.Randomized()
const text = (bytes: Uint8Array) => Buffer.from(bytes).toString('base64url')

async function ask<T>(town: Town, path: string, token: string | undefined, body?: object, version?: number): Promise<T> {
  const headers = { 'content-type': 'application/json', ...(token && { authorization: `Bearer ${token}` }), ...(version && { 'if-match': `"${version}"` }) }
  const response = await fetch(`${town.url}/api/v1${path}`, { method: body ? 'POST' : 'GET', headers, ...(body && { body: JSON.stringify(body) }) })
  expect(response.ok, `${path}: ${response.status}`).toBe(true)
  return (await response.json()) as T
}

/** One of the cast at the API. */
export class Speaker {
  private constructor(private readonly town: Town, private readonly token: string) {}

  static async of(town: Town, caller: string): Promise<Speaker> {
    return new Speaker(town, (await ask<{ access_token: string }>(town, '/sandbox/tokens', undefined, { caller })).access_token)
  }
  get<T>(path: string): Promise<T> {
    return ask<T>(this.town, path, this.token)
  }
  post<T = Round>(path: string, body: object = {}): Promise<T> {
    return ask<T>(this.town, path, this.token, body)
  }
  /** A change of a round, on the version that stands. */
  async change(id: string, what: string, body: object): Promise<void> {
    const { version } = await this.get<Round>(`/surveys/${id}`)
    await ask(this.town, `/surveys/${id}/${what}`, this.token, body, version)
  }
  /** The round, once the worker has made of it what `is` says. */
  async until(id: string, is: (round: Round) => boolean): Promise<Round> {
    await expect.poll(async () => is(await this.get<Round>(`/surveys/${id}`))).toBe(true)
    return this.get<Round>(`/surveys/${id}`)
  }
}

async function enter(town: Town, place: number): Promise<string> {
  const given = await fetch(`${town.wechat}/__codes`, { method: 'POST', headers: { 'content-type': 'application/json' }, body: JSON.stringify({ kind: 'mini', openid: `sandbox-resident-${place}` }) })
  const { code } = (await given.json()) as { code: string }
  return (await ask<{ access_token: string }>(town, '/auth/wechat', undefined, { code, app: 'mini' })).access_token
}

/** The members at these places of the branch's list take their tickets, and cast `answers` as nobody. */
export async function castFrom(town: Town, round: string, places: readonly number[], answers: (place: number) => readonly { item_id: string; value: string }[]): Promise<void> {
  for (const place of places) {
    const token = await enter(town, place)
    const { items } = await ask<Page<Key>>(town, `/surveys/${round}/keys`, token)
    const { cell_id, jwk } = items[0] as Key
    const key = await crypto.subtle.importKey('jwk', { ...jwk, key_ops: ['verify'] }, { name: 'RSA-PSS', hash: 'SHA-384' }, true, ['verify'])
    const named = Buffer.concat([Buffer.from(`${round}|${cell_id}`), crypto.getRandomValues(new Uint8Array(32))])
    const prepared = suite.prepare(new Uint8Array(named))
    const { blindedMsg, inv } = await suite.blind(key, prepared)
    const { blind_sig } = await ask<{ blind_sig: string }>(town, `/surveys/${round}/ballot-tokens`, token, { blinded_msg: text(blindedMsg) })
    const signature = await suite.finalize(key, prepared, new Uint8Array(Buffer.from(blind_sig, 'base64url')), inv)
    await ask(town, '/ballots', undefined, { survey_id: round, cell_id, prepared_msg: text(prepared), signature: text(signature), answers: answers(place) })
  }
}
