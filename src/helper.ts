/** The corridor in a thread of its own, for the hours when many ask at once: takes questions, gives answers. */
import { setPriority } from 'node:os'
import { parentPort } from 'node:worker_threads'
import { compose } from './compose.ts'
import type { FromHelper, ToHelper } from './slack/helper.ts'
import { thoughtOf } from './thread/question.ts'

// Acknowledgements go first. On Linux this is about the thread that says it, elsewhere about all of the process.
if (process.platform === 'linux') setPriority(10)

const { prices, slack } = compose()
const { desk } = slack()
const say = (words: FromHelper) => parentPort?.postMessage(words)

parentPort?.on('message', (words: ToHelper) => {
  if ('observations' in words) prices.reprice(words.observations)
  else answer(words)
})
say({ kind: 'ready' })

function answer({ id, question }: Extract<ToHelper, { id: number }>): void {
  let thought
  try {
    thought = thoughtOf(desk, question)
  } catch (fault) {
    say({ kind: 'fault', id, fault })
    return
  }
  try {
    say({ kind: 'thought', id, thought })
  } catch {
    // A file that is yet to be made cannot cross.
    say({ kind: 'elsewhere', id })
  }
}
