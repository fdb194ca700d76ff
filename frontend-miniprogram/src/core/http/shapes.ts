import type { Method } from '@/platform/transport'
import type { components, paths } from './schema'

/** A shape of the API's own description, by its name there. */
export type Shape<Name extends keyof components['schemas']> = components['schemas'][Name]

/** A path of the API that takes `M`, its `{parameters}` filled in; any other string is a compile error. */
export type ApiPath<M extends Method = Method> = M extends Method ? Filled<PathWith<Lowercase<M>>> : never

/** A method and a path that belong together. */
export type ApiTarget = { [M in Method]: { readonly method: M; readonly path: ApiPath<M> } }[Method]

type PathWith<M extends string> = { [P in keyof paths]: paths[P] extends Record<M, object> ? P : never }[keyof paths]

type Filled<Path extends string> = Path extends `${infer Before}{${string}}${infer After}` ? `${Before}${string}${Filled<After>}` : Path
