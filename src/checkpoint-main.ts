/**
 * A thread that moves what was written from the log of SQLite into its file. That waits for the disk, up to a tenth of a
 * second, in which the thread that acknowledges could do nothing else.
 */
import { setPriority } from 'node:os'
import { DatabaseSync } from 'node:sqlite'
import { parentPort, workerData } from 'node:worker_threads'

/** Times in a row: what is written meanwhile is moved too, for the log begins anew only where all of it was. */
const maxRounds = 5

// On Linux this is the priority of the calling thread, elsewhere of the whole process.
if (process.platform === 'linux') setPriority(10)

const database = new DatabaseSync(String(workerData))
database.exec('pragma synchronous = normal')
const checkpoint = database.prepare('pragma wal_checkpoint(passive)')

parentPort?.on('message', () => {
  for (let round = 0; round < maxRounds; round += 1) {
    const { log, checkpointed } = checkpoint.get() ?? {}
    if (log === checkpointed) break
  }
  parentPort?.postMessage('done')
})
