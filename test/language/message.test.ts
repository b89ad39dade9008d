/** Messages written to people, each with what must be picked out of them: golden/messages.jsonl. */
import { createHash } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { readMessage } from '../../src/language/message.ts'
import { goldenLines, differencesFrom } from './golden-lines.ts'
import { today, vocabulary } from './fixtures.ts'
import { snapshotFile, resultSnapshot } from './snapshots.ts'

const snapshot = snapshotFile('messages-said.jsonl')

test.for(goldenLines('messages.jsonl').map((line) => [line.text, line] as const))('%s', ([text, line]) => {
  const result = readMessage(text, vocabulary, today)
  expect(differencesFrom(result, line)).toEqual([])
  const [expected, actual] = snapshot(text, { ...resultSnapshot(result), used: result.used.map(({ words }) => words) })
  expect(actual).toEqual(expected)
  expect(result.used.map(({ start, end }) => text.slice(start, end).trim())).toEqual(
    result.used.map(({ words }) => words),
  )
})

test('the words that were used are named with their places', () => {
  const result = readMessage('We want to fine-tune *Llama 3.1 8B* on ~100M tokens, cost on a 4090?', vocabulary, today)
  expect(result.used.map(({ words }) => words)).toEqual(['Llama 3.1 8B', '100M tokens', '4090'])
})

const job = 'We want to fine-tune llama 3.1 8b on 100M tokens, what would it cost?'
const remarkOf = (text: string) => {
  const result = readMessage(text, vocabulary, today)
  return 'scenario' in result ? (result.scenario.remarks ?? []).map((remark) => remark.text) : result.problem.kind
}

test('a page of prose and a table are read to their end, and of what is longer it is said how far', () => {
  const prose = 'The support team, which looks after everybody, would be glad. '.repeat(170)
  const table = '| loss 1.25 | norm 3.5 |\n'.repeat(200)
  const model = 'What would it cost to fine-tune llama 3.1 8b?'
  expect(remarkOf(`${model} ${prose}\nThere are 100M tokens.`)).toEqual([])
  expect(remarkOf(`${model} ${table}\nThere are 100M tokens.`)).toEqual(['Not used: “1.25”, “3.5”.'])
  expect(remarkOf(`${job} ${prose.repeat(2)}`)).toEqual(['The message is long: its first 12000 characters were read.'])
})

test('a wall of signs is read as far as it can be in milliseconds, and it is said how far', () => {
  for (const wall of ['8b', '(a', '- ', ',1', 'ж,']) {
    const [remark] = remarkOf(`${job} ${wall.repeat(6000)}`)
    const result = Number(/first (\d+) characters/.exec(remark ?? '')?.[1])
    expect(result).toBeGreaterThan(job.length + 3900)
    expect(result).toBeLessThan(9000)
  }
})

test('the score of messages is that of the labelled lines', () => {
  const lines = readFileSync(new URL('../../data/training/messages.jsonl', import.meta.url), 'utf8')
  const model: unknown = JSON.parse(
    readFileSync(new URL('../../data/reader/message-intent.json', import.meta.url), 'utf8'),
  )
  expect(model).toMatchObject({ trainedOn: createHash('sha256').update(lines).digest('hex') })
})

test.each([
  ['Kim wrapped up cleaning yesterday: 900M tokens of rulings for Gemma 2 9B, all weights, EU please.', true],
  ['Hosting is done by Ops. What is left: LoRA on Qwen3 14B with 22k letters at 480 tokens, 2 epochs.', true],
  ['Saw the press release, fun. Ours is Mistral Small 24B, QLoRA, 18M tokens.', true],
  ['The first try died at step 300. Same 7B, same 25k rows x 700 tokens, on an A100 this time.', true],
  ['Our 8B was tuned on 15k mails in spring and still answers 300 people a day.', false],
  ['Qwen2.5-14B LoRA over 51M tokens took 5h and cost us 31 dollars, adapter is on the hub.', false],
  ['We voted against tuning the 70B, so the 200M tokens stay where they are.', false],
])('%s: a job is %s', (text, isJob) => {
  const result = readMessage(text, vocabulary, today)
  expect('problem' in result ? result.problem.kind : 'job').toBe(isJob ? 'job' : 'nothing')
})

test.each([
  [
    'Finance cleared 6,500 dollars for adapting a model to our corpus; which one, the board says later. Will that be enough?',
    true,
  ],
  ['How long would the training take on three H200? More I do not know yet.', true],
  ['Costing for the DPO on our chat logs please, an H100 is free.', true],
  ['HOW MUCH FOR THE 32B ON THE NEW TICKETS', true],
  ['Could someone move the 8 H100 job to the other queue? The model is stuck.', false],
  ['We trained on 4 A100s last week, it took 11 hours and the price was fine.', false],
  ['How much is left of the 9,000 dollar budget for the offsite?', false],
])('%s: the rest of a job is asked for is %s', (text, isAsked) => {
  const result = readMessage(text, vocabulary, today)
  expect('problem' in result ? result.problem.kind : 'job').toMatch(isAsked ? /^missing-/ : /^nothing$/)
})
