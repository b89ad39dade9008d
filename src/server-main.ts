/**
 * The server as one file: the app, its threads, and with words behind it a verb of the command line, such as `migrate`.
 * What does not run is not evaluated.
 */
import { isMainThread } from 'node:worker_threads'
import type { ThreadName } from './start-thread.ts'

const threads: Readonly<Record<ThreadName, () => Promise<unknown>>> = {
  answers: () => import('./worker-main.ts'),
  count: () => import('./count-main.ts'),
  chart: () => import('./chart-main.ts'),
}

const [word] = process.argv.slice(2)
if (!isMainThread) await Object.entries(threads).find(([name]) => name === word)?.[1]()
else if (word === undefined) await import('./main.ts')
else await import('./cli/main.ts')
