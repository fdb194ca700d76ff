/** WeChat keeps a mini-program by itself once it was opened. */
export function keepClient(): Promise<boolean> {
  return Promise.resolve(true)
}
