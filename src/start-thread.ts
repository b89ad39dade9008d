/** Threads of the app by their name. In the bundle of the server src/bundled-threads.ts takes this file's place. */
import { Worker, type WorkerOptions } from 'node:worker_threads'

export type ThreadName = 'answers' | 'count' | 'chart'

const entries: Readonly<Record<ThreadName, string>> = {
  answers: 'worker.mjs',
  count: 'count.mjs',
  chart: 'chart-worker.mjs',
}

/** `entry`: another one in its place. Throws where the machine has no thread left. */
export const startThread = (name: ThreadName, options: WorkerOptions, entry?: URL): Worker =>
  new Worker(entry ?? new URL(`../bin/${entries[name]}`, import.meta.url), options)
