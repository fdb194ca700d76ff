/**
 * Which file of the H5 build a module goes into: one for the framework, one for what our pages share, one for each feature. A file for each
 * module would make the first page more than fifty requests, and a weak network brings those one after the other.
 */
export function chunkOf(id: string): string | undefined {
  if (/\/node_modules\/(@dcloudio|@vue|vue|vue-router)\//.test(id)) return 'framework'
  const [, feature] = /\/src\/features\/([^/]+)\//.exec(id) ?? []
  if (feature) return feature
  return /\/src\/(core|domains|platform|shell|ui|copy)\//.test(id) ? 'shared' : undefined
}
