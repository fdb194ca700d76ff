import { thisMonth } from '../../../e2e/calendar.mjs'

/** Transfers of the sandbox's cast over the API, for what somebody else has done before a page is opened. */

interface Town {
  readonly url: string
}
type Body = Readonly<Record<string, unknown>>

export interface Moved {
  readonly id: string
  readonly status: string
  readonly step: string | null
  readonly reply: { readonly label: string } | null
}

/** The API as one of the cast speaks to it from elsewhere, with the version that each action rests on. */
export async function desk({ url }: Town, caller: string) {
  const v1 = `${url}/api/v1`
  const { access_token } = (await (await fetch(`${v1}/sandbox/tokens`, { method: 'POST', headers: { 'content-type': 'application/json' }, body: JSON.stringify({ caller }) })).json()) as { access_token: string }
  const ask = async (method: string, path: string, body?: Body, extra: Record<string, string> = {}) => {
    const headers = { 'content-type': 'application/json', authorization: `Bearer ${access_token}`, 'idempotency-key': crypto.randomUUID(), ...extra }
    const answer = await fetch(v1 + path, { method, headers, ...(body && { body: JSON.stringify(body) }) })
    if (!answer.ok) throw new Error(`${method} ${path}: ${answer.status} ${await answer.text()}`)
    return answer
  }
  const seen = async (id: string) => (await (await ask('GET', `/transfers/${id}`)).json()) as Moved
  const act = async (id: string, action: string, fields: Body = {}) => {
    const version = (await ask('GET', `/transfers/${id}`)).headers.get('etag') ?? ''
    return (await (await ask('POST', `/transfers/${id}/actions`, { action, ...fields }, { 'if-match': version })).json()) as Moved
  }
  const roles = async () => ((await (await ask('GET', '/me')).json()) as { roles: { organization_id: string }[] }).roles
  const create = async (body: Body) => (await (await ask('POST', '/transfers', body)).json()) as Moved
  const receive = async (body: Body) => (await (await ask('POST', '/transfers/incoming', body)).json()) as Moved
  const open = async () => ((await (await ask('GET', '/transfers?limit=100')).json()) as { items: Moved[] }).items.filter(({ status }) => ['pending', 'in_transit'].includes(status))
  const read = async <T>(path: string) => (await (await ask('GET', path)).json()) as T
  const write = async <T>(method: string, path: string, body: Body, extra?: Record<string, string>) => (await (await ask(method, path, body, extra)).json()) as T
  const update = async (path: string, changes: Body) => {
    await ask('PATCH', path, changes, { 'if-match': (await ask('GET', path)).headers.get('etag') ?? '' })
  }
  const put = async (path: string, body: Body) => {
    await ask('PUT', path, body, { 'if-match': (await ask('GET', path)).headers.get('etag') ?? '' })
  }
  const decide = async (path: string, what: string, body: Body = {}) => {
    await ask('POST', `${path}/${what}`, body, { 'if-match': (await ask('GET', path)).headers.get('etag') ?? '' })
  }
  return { seen, act, roles, create, receive, open, read, write, update, put, decide }
}

/** Ends what the demo town has on the way, so that what a test begins is alone on the desks. */
export async function cleared(town: Town): Promise<void> {
  const officer = await desk(town, 'officer')
  for (const { id } of await officer.open()) await officer.act(id, 'cancel', { reason: '演示数据，不办了' })
}

/** The member alone applies to move to the other branch of the cast; answers the transfer, which now lies with their secretary. */
export async function applied(town: Town, fields: Body = {}): Promise<string> {
  await cleared(town)
  const [member, outsider] = [await desk(town, 'member'), await desk(town, 'outsider')]
  const target_id = (await outsider.roles())[0]?.organization_id
  const { id } = await member.create({ target_id, reason: 'residence', note: '搬到邻村和女儿一起住', dues_paid_through: thisMonth(), ...fields })
  await member.act(id, 'submit')
  return id
}
