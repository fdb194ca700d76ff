/** The way back after sign-in: the page a person wanted, carried as `?redirect=`. */

const START = '/pages/home/home'

/** `/pages/sign-in/sign-in?redirect=…` for a page of ours; the start page needs no way back. */
export function withRedirect(page: string, wanted: string): string {
  return wanted === START ? page : `${page}?redirect=${encodeURIComponent(wanted)}`
}

/** Where to go after sign-in. Only pages of this client: an address from outside must not lead people away. */
export function readRedirect(value: string | undefined): string {
  if (value === undefined) return START
  const wanted = decode(value)
  return /^\/(pages|features)\/[\w/-]+(\?[^#]*)?$/.test(wanted) ? wanted : START
}

/** H5 hands parameters over decoded, WeChat does not. */
function decode(value: string): string {
  try {
    return value.startsWith('/') ? value : decodeURIComponent(value)
  } catch {
    return START
  }
}
