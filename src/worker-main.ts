/** The corridor in a thread of its own, for the hours when many ask at once: takes questions, gives answers. */
import { setPriority } from 'node:os'
import { parentPort } from 'node:worker_threads'
import { createApp } from './app.ts'
import type { WorkerReply, WorkerRequest } from './slack/worker/answer-worker.ts'
import { runEngineCall } from './conversation/engine-call.ts'

// Acknowledgements go first. On Linux this is about the thread that says it, elsewhere about all of the process.
if (process.platform === 'linux') setPriority(10)

const { prices, slack } = createApp()
const { engine } = slack()
const send = (message: WorkerReply) => parentPort?.postMessage(message)

parentPort?.on('message', (message: WorkerRequest) => {
  if ('observations' in message) prices.reprice(message.observations)
  else answer(message)
})
send({ kind: 'ready' })

function answer({ id, question }: Extract<WorkerRequest, { id: number }>): void {
  let result
  try {
    result = runEngineCall(engine, question)
  } catch (fault) {
    send({ kind: 'fault', id, fault })
    return
  }
  try {
    send({ kind: 'thought', id, thought: result })
  } catch {
    // A file that is yet to be made cannot cross.
    send({ kind: 'elsewhere', id })
  }
}
