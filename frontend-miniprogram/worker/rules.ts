/**
 * What the worker does with what a page asks for. It knows the client's own files and addresses; all the rest, the API above all, goes to
 * the server as if there were no worker: no answer of the API is ever kept or given from here.
 *
 * - `kept`: a file that carries a hash of its content in its name; as kept, else from the server.
 * - `fresh`: the start page and the pictures of the tab bar; from the server, and as kept where it does not answer.
 */
export type Way = 'kept' | 'fresh' | 'untouched'

export interface Asked {
  readonly method: string
  readonly mode: string
  readonly url: string
}

/** Addresses under which the server gives the start page, as this client uses them (app/operations/client_files.py). */
const PAGES = ['', 'index.html', 'c', 'c/']

/** `scope` is the folder that the client is served from, with a slash at its end. */
export function wayOf({ method, mode, url }: Asked, scope: string): Way {
  const address = url.split(/[?#]/)[0] ?? ''
  if (method !== 'GET' || !address.startsWith(scope)) return 'untouched'
  const path = address.slice(scope.length)
  if (path.startsWith('assets/')) return 'kept'
  const isOurs = mode === 'navigate' ? PAGES.includes(path) : path.startsWith('static/')
  return isOurs ? 'fresh' : 'untouched'
}
