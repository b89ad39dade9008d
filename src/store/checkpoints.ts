/**
 * When the log of SQLite is moved into its file: by SQLite itself, in the thread that writes, while little is written; by
 * a thread of its own while much is, for each time waits for the disk.
 */
import type { DatabaseSync } from 'node:sqlite'
import { Worker } from 'node:worker_threads'

export type Checkpoints = {
  /** Something was committed. */
  readonly committed: () => void
  readonly close: () => Promise<void>
}

export type CheckpointLimits = {
  /** So many commits within a second are many. */
  readonly busyAbove: number
  /** Commits between two moves. */
  readonly every: number
  /** Milliseconds without any after which the thread goes. */
  readonly idleMs: number
}

const entry = new URL('../../bin/checkpoint.mjs', import.meta.url)
/** MiB: it does nothing but ask SQLite. */
const resourceLimits = { maxOldGenerationSizeMb: 64, maxYoungGenerationSizeMb: 8 }

/** A commit writes half a dozen pages: a move every thousand or two, as SQLite itself would. */
const usualLimits: CheckpointLimits = { busyAbove: 100, every: 200, idleMs: 30_000 }

/** Pages in the log from which SQLite moves them itself: its own default, and a net for where the thread does not come by. */
const pagesAlone = 1000
const pagesBesideThread = 20_000

export function createCheckpoints(database: DatabaseSync, path: string, limits = usualLimits): Checkpoints {
  let thread: Worker | null = null
  let isMoving = false
  let hasFailed = false
  let commits = 0
  let secondBegan = performance.now()
  let inThisSecond = 0
  let idle: NodeJS.Timeout | undefined

  const leaveToSqlite = (pages: number) => database.exec(`pragma wal_autocheckpoint = ${pages}`)

  function isBusy(): boolean {
    const now = performance.now()
    if (now - secondBegan > 1000) {
      secondBegan = now
      inThisSecond = 0
    }
    inThisSecond += 1
    return inThisSecond > limits.busyAbove
  }

  async function stop(): Promise<void> {
    const ended = thread
    if (ended === null) return
    thread = null
    isMoving = false
    clearTimeout(idle)
    if (database.isOpen) leaveToSqlite(pagesAlone)
    await ended.terminate()
  }

  function start(): Worker | null {
    try {
      const started = new Worker(entry, { workerData: path, resourceLimits })
      started.unref()
      started.on('message', () => {
        isMoving = false
        moveWhenDue()
        clearTimeout(idle)
        idle = setTimeout(() => void stop(), limits.idleMs).unref()
      })
      // SQLite goes on by itself, as it does without.
      started.on('error', () => {
        hasFailed = true
        void stop()
      })
      leaveToSqlite(pagesBesideThread)
      return started
    } catch {
      hasFailed = true
      return null
    }
  }

  function moveWhenDue(): void {
    if (thread === null || isMoving || commits < limits.every) return
    commits = 0
    isMoving = true
    thread.postMessage('move')
  }

  return {
    committed: () => {
      commits += 1
      if (isBusy() && !hasFailed) thread ??= start()
      moveWhenDue()
    },
    close: stop,
  }
}
