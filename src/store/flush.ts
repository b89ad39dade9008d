/** Brings a file to the disk beside other work: all who ask while that is under way share the next time. */
import { type FileHandle, open } from 'node:fs/promises'

export type FileFlush = {
  /** Resolves when everything that was written before the call is on the disk. Throws what the disk says. */
  readonly now: () => Promise<void>
  readonly close: () => Promise<void>
}

/** `file` must exist when it is first asked for. */
export function createFlush(file: string): FileFlush {
  let handle: Promise<FileHandle> | undefined
  const now = coalesce(async () => (await (handle ??= open(file, 'r+'))).datasync())
  return {
    now,
    close: async () => {
      if (handle === undefined) return
      await now()
      await (await handle).close()
    },
  }
}

/** `work` runs once at a time, and for each who asks it begins after the asking. */
export function coalesce(work: () => Promise<void>): () => Promise<void> {
  let running: Promise<void> | undefined
  let next: Promise<void> | undefined
  const begin = async () => {
    next = undefined
    running = work()
    try {
      await running
    } finally {
      running = undefined
    }
  }
  return () => {
    if (running === undefined && next === undefined) return begin()
    const before = running?.catch(() => undefined) ?? Promise.resolve()
    return (next ??= before.then(begin))
  }
}
