/** The engine in a thread of its own, for the hours when many ask at once: requests in, outcomes out. */
import { setPriority } from 'node:os'
import { parentPort } from 'node:worker_threads'
import { createApp } from './app.ts'
import type { WorkerReply, WorkerRequest } from './slack/worker/answer-worker.ts'
import { runEngineCall } from './conversation/engine-call.ts'
import { noRules } from './team/team-rules.ts'

// Acknowledgements go first. On Linux this sets the priority of the calling thread, elsewhere of the whole process.
if (process.platform === 'linux') setPriority(10)

const { prices, engine } = createApp()
const send = (message: WorkerReply) => parentPort?.postMessage(message)

parentPort?.on('message', (message: WorkerRequest) => {
  if ('observations' in message) prices.reprice(message.observations)
  else answer(message)
})

/** The first answers compile what later ones run on, and take ten times as long: nobody waits for these. */
const warmUpTexts = ['70b 2B tokens', '8b 100M tokens full', '8b 1B tokens qlora under $500', 'mixtral 8x7b 1B tokens']
const warmUpContext = { today: new Date().toISOString().slice(0, 10), rules: noRules, teamMeasurements: [] }
for (let round = 0; round < 3; round += 1) {
  for (const text of warmUpTexts) engine().handle({ kind: 'text', text, inputKind: 'command' }, warmUpContext)
}
send({ kind: 'ready' })

function answer({ id, call }: Extract<WorkerRequest, { id: number }>): void {
  try {
    send({ kind: 'answered', id, result: runEngineCall(engine(), call) })
  } catch (fault) {
    send({ kind: 'fault', id, fault })
  }
}
