import { wayOf } from './rules'

/**
 * The client without a network, in browsers. A build has its own files in a cache of its own, and a new build waits until no page of the
 * old one is open: none finds half of its files gone. Pages come from the server whenever it answers, so a new build shows at once.
 */
declare const self: ServiceWorkerGlobalScope
/** Written by the build (vite/offline-worker.ts): the files of this build, and a name for them together. */
declare const FILES: string[]
declare const BUILD: string

const START = 'index.html'
/** A weak network is no network: longer than this nobody looks at a white page. */
const LONGEST_WAIT_MS = 4000

self.addEventListener('install', (event) => event.waitUntil(keepAll()))
self.addEventListener('activate', (event) => event.waitUntil(takeOver()))
self.addEventListener('fetch', (event) => {
  const { request } = event
  const way = wayOf(request, self.registration.scope)
  if (way === 'kept') event.respondWith(keptOr(request))
  if (way === 'fresh') event.respondWith(freshOr(request))
})

/** All or nothing. */
async function keepAll(): Promise<void> {
  const cache = await caches.open(BUILD)
  await cache.addAll(FILES)
}

async function takeOver(): Promise<void> {
  const names = await caches.keys()
  await Promise.all(names.filter((name) => name !== BUILD).map((name) => caches.delete(name)))
  await self.clients.claim()
}

async function kept(file: RequestInfo): Promise<Response | undefined> {
  const cache = await caches.open(BUILD)
  return cache.match(file, { ignoreVary: true })
}

async function keptOr(request: Request): Promise<Response> {
  return (await kept(request)) ?? fetch(request)
}

async function freshOr(request: Request): Promise<Response> {
  const held = await kept(request.mode === 'navigate' ? START : request)
  if (held === undefined) return fetch(request)
  const fresh = fetch(request).then((answer) => (answer.status < 500 ? answer : held), () => held)
  return Promise.race([fresh, new Promise<Response>((resolve) => setTimeout(() => resolve(held), LONGEST_WAIT_MS))])
}
