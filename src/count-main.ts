/** Counts one file that Slack holds, in a thread of its own, and ends with it. */
import { setPriority } from 'node:os'
import { parentPort, workerData } from 'node:worker_threads'
import { countFromSlack } from './slack/files/count-from-slack.ts'
import type { CountTask } from './slack/files/count-task.ts'
import type { CountingFacts } from './dataset/counting-facts.ts'

// Answers go first. On Linux this sets the priority of the calling thread, elsewhere of the whole process.
if (process.platform === 'linux') setPriority(10)

const { task, facts }: { readonly task: CountTask; readonly facts: CountingFacts } = workerData

parentPort?.postMessage(await countFromSlack(task, facts))
