/** Offers the page to others: the system's share sheet where there is one, else the link is copied. */
export async function shareLink(title: string, path: string): Promise<'shared' | 'copied' | 'cancelled'> {
  const url = `${location.origin}/#${path}`
  if (typeof navigator.share === 'function') {
    return navigator.share({ title, url }).then(() => 'shared' as const, () => 'cancelled' as const)
  }
  await navigator.clipboard.writeText(`${title} ${url}`)
  return 'copied'
}
