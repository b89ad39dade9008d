/** What a speed was measured on: a node with all of its GPUs, one GPU, or another number of them. */
import { expect, test } from 'vitest'
import { readReply } from '../../../src/language/replies/reply.ts'
import { scenarioOf, today, vocabulary } from '../fixtures.ts'

const plan = scenarioOf('1b pretraining on 20B tokens on 16 h100')

test.each([
  ['The trace says 420k tok/s per node once it is warm, so please use that', { perGpu: false, perNode: true }],
  ['we measured 410.000 tok/s on one node this morning', { perGpu: false, perNode: true }],
  ['in nsight a single H100 makes 47k tok/s, plan with that', { perGpu: true }],
  ['we measured 700k tok/s over all 16 gpus', { perGpu: false }],
])('%s', (text, log) => {
  expect(readReply(plan, text, vocabulary, today)).toMatchObject({ kind: 'measured', log })
})

test('A node of so many GPUs is what it was measured on', () => {
  const act = readReply(plan, 'we measured 380k tok/s on one node of 8 h100s', vocabulary, today)
  expect(act).toMatchObject({ kind: 'measured', on: { count: 8 } })
})
