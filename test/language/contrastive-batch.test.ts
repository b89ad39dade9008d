/** The batch of an embedding model is that of all GPUs, from which its negatives are drawn. */
import { expect, test } from 'vitest'
import { parseCommand } from '../../src/language/command.ts'
import { today, vocabulary } from './fixtures.ts'

test.each([
  ['fine tune bge-large on 2M pairs, batch 1024', { batch: null, globalBatch: 1024 }],
  ['bge-m3 500k pairs batch size 256', { batch: null, globalBatch: 256 }],
  ['bge-m3 500k pairs batch 32', { batch: 32, globalBatch: null }],
  ['bge-m3 500k pairs batch 128 global batch 1024', { batch: 128, globalBatch: 1024 }],
  ['8b dpo 10k pairs batch 128', { batch: 128, globalBatch: null }],
])('%s', (text, spec) => {
  const read = parseCommand(text, vocabulary, today)
  expect('scenario' in read ? read.scenario.spec : read.problem).toMatchObject(spec)
})
