/** Brings a file to the disk beside other work: all who ask while that is under way share the next time. */
import { type FileHandle, open } from 'node:fs/promises'

export type FileFlush = {
  /** Resolves when everything that was written before the call is on the disk. Throws what the disk says. */
  readonly now: () => Promise<void>
  /** The same with the next time that somebody else asks for, or a few milliseconds later: for what keeps nobody waiting. */
  readonly soon: () => Promise<void>
  readonly close: () => Promise<void>
}

/** Milliseconds that `soon` waits for company, where the disk was busy so many milliseconds ago. */
const companyMs = 6

/** `file` must exist when it is first asked for. */
export function createFlush(file: string): FileFlush {
  let handle: Promise<FileHandle> | undefined
  let along: PromiseWithResolvers<void>[] = []
  let timer: NodeJS.Timeout | undefined
  let endedAt = -Infinity
  const now = coalesce(async () => {
    const waiting = along
    along = []
    clearTimeout(timer)
    timer = undefined
    try {
      await (await (handle ??= open(file, 'r+'))).datasync()
      for (const { resolve } of waiting) resolve()
    } catch (error) {
      for (const { reject } of waiting) reject(error)
      throw error
    } finally {
      endedAt = performance.now()
    }
  })
  return {
    now,
    soon: () => {
      if (timer === undefined && performance.now() - endedAt > companyMs) return now()
      const waiting = Promise.withResolvers<void>()
      along.push(waiting)
      timer ??= setTimeout(() => void now().catch(() => undefined), companyMs)
      return waiting.promise
    },
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
