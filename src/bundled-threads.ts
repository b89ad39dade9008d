/** Threads of the app where one file is all of it: src/server-main.ts tells them apart by their name. */
import { Worker, type WorkerOptions } from 'node:worker_threads'
import type { ThreadName } from './start-thread.ts'

/**
 * `entry`: the file of a thread that is a file of its own, as tests start it; else this bundle runs again under the
 * thread's name.
 */
export const startThread = (name: ThreadName, options: WorkerOptions, entry?: URL): Worker =>
  entry === undefined ? new Worker(new URL(import.meta.url), { ...options, argv: [name] }) : new Worker(entry, options)
