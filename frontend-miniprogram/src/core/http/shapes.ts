import type { components, paths } from './schema'

/** A shape of the API's own description, by its name there. */
export type Shape<Name extends keyof components['schemas']> = components['schemas'][Name]

/** A path of the API with its `{parameters}` filled in; any other string is a compile error. */
export type ApiPath = Filled<Extract<keyof paths, string>>

type Filled<Path extends string> = Path extends `${infer Before}{${string}}${infer After}` ? `${Before}${string}${Filled<After>}` : Path
