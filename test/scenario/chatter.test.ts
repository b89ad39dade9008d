/** What people say to one another in a thread: the bot stays silent. golden/chatter.jsonl, under several scenarios. */
import { expect, test } from 'vitest'
import { amend } from '../../src/scenario/amend.ts'
import { parse } from '../../src/scenario/parse.ts'
import { golden } from './expectation.ts'
import { today, vocabulary } from './language.ts'

const starts = [
  '70b 2B tokens',
  'llama 3.1 8b 10k examples x 1k tokens x 3 epochs qlora on 2 4090s under $50 within 12h',
]

test.for(golden<{ readonly text: string }>('chatter.jsonl').map(({ text }) => text))('%s', (text) => {
  for (const start of starts) {
    const first = parse(start, vocabulary, today)
    if (!('scenario' in first)) expect.fail(start)
    const turn = amend(first.scenario, text, vocabulary, today)
    expect(turn.kind, JSON.stringify(turn).slice(0, 300)).toBe('ignored')
  }
})
