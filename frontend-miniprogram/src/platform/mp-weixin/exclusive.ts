/** A mini-program runs once a device: nothing to exclude. */
export function exclusively<T>(_name: string, task: () => Promise<T>): Promise<T> {
  return task()
}
