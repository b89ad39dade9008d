/**
 * Brings a file to the disk beside other work: all who ask while that is under way share the next time. Two are under way
 * at most, so that whoever asks while the first is need not wait for its end.
 */
import { type FileHandle, open } from 'node:fs/promises'

export type FileFlush = {
  /** Resolves when everything that was written before the call is on the disk. Throws what the disk says. */
  readonly now: () => Promise<void>
  readonly close: () => Promise<void>
}

/** `file` must exist when it is first asked for. */
export function createFlush(file: string): FileFlush {
  // Each has a handle of its own: what went wrong on the disk is told once to each handle, and so to everybody who waits.
  const [one, other] = [openedLate(file), openedLate(file)]
  return {
    now: coalesce(one.sync, other.sync),
    close: async () => {
      await one.close()
      await other.close()
    },
  }
}

function openedLate(file: string): { readonly sync: () => Promise<void>; readonly close: () => Promise<void> } {
  let handle: Promise<FileHandle> | undefined
  const sync = async () => (await (handle ??= open(file, 'r+'))).datasync()
  return {
    sync,
    close: async () => {
      if (handle === undefined) return
      await sync()
      await (await handle).close()
    },
  }
}

/**
 * Each of `works` runs once at a time, and for each who asks one begins after the asking. They resolve in the order in
 * which they began, so that nobody overtakes whoever asked before.
 */
export function coalesce(...works: readonly (() => Promise<void>)[]): () => Promise<void> {
  const free = [...works]
  const running = new Set<Promise<void>>()
  let next: Promise<void> | undefined
  let last: Promise<void> = Promise.resolve()
  async function begin(): Promise<void> {
    const work = free.pop()
    if (work === undefined) throw new Error('all of them are running')
    const run = work().finally(() => {
      running.delete(run)
      free.push(work)
    })
    running.add(run)
    const earlier = last
    const inOrder = run.finally(() => earlier)
    last = inOrder.catch(() => undefined)
    return inOrder
  }
  const afterOneEnded = async () => {
    await Promise.race(running).catch(() => undefined)
    next = undefined
    return begin()
  }
  return () => (next === undefined && free.length > 0 ? begin() : (next ??= afterOneEnded()))
}
