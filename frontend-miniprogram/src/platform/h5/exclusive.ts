/** Runs `task` while no other tab of this origin runs one of the same name. Without the lock API (old browsers) it just runs. */
export function exclusively<T>(name: string, task: () => Promise<T>): Promise<T> {
  const locks = (navigator as { locks?: LockManager }).locks
  return locks === undefined ? task() : (locks.request(name, task) as Promise<T>)
}
