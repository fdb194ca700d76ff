/**
 * A random UUID (version 4) for request ids and idempotency keys. They only have to differ from this account's other
 * keys, so the ordinary generator is enough: WeChat offers a strong one only asynchronously.
 */
export function newId(): string {
  return 'xxxxxxxx-xxxx-4xxx-yxxx-xxxxxxxxxxxx'.replace(/[xy]/g, (place) => {
    const digit = Math.floor(Math.random() * 16)
    return (place === 'x' ? digit : (digit & 0x3) | 0x8).toString(16)
  })
}
