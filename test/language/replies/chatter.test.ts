/** What people say to one another in a thread: the bot stays silent. golden/chatter.jsonl, under several scenarios. */
import { expect, test } from 'vitest'
import { readReply } from '../../../src/language/replies/reply.ts'
import { goldenLines } from '../golden-lines.ts'
import { scenarioOf, today, vocabulary } from '../fixtures.ts'

const starts = [
  '70b 2B tokens',
  'llama 3.1 8b 10k examples x 1k tokens x 3 epochs qlora on 2 4090s under $50 within 12h',
].map(scenarioOf)

test.for(goldenLines('chatter.jsonl').map(({ text }) => text))('%s', (text) => {
  const answers = starts
    .map((scenario) => readReply(scenario, text, vocabulary, today))
    .filter(({ kind }) => kind !== 'ignored')
  expect(answers).toEqual([])
})
