/** What a number without a unit counts: taken where it is sure, asked where it is not, named where it is of nothing. */
import { createHash } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { parseCommand } from '../../../src/language/command.ts'
import { today, vocabulary } from '../fixtures.ts'

const read = (text: string) => parseCommand(text, vocabulary, today)

test.each([
  ['we have 30k to spend on a 70b with 2B tokens', { budgetUsd: 30_000, tokens: 2e9, sequenceLength: null }],
  ['70b lora, bill must stay below 900, 400M tokens', { budgetUsd: 900, tokens: 4e8 }],
  ['8b 100M tokens under 12h', { deadlineHours: 12, tokens: 1e8 }],
  ['8b 100M', { tokens: 1e8, budgetUsd: null }],
  ['mistral 7b 200k', { tokens: 200_000 }],
  ['llama 8b 500k under $200', { tokens: 500_000, budgetUsd: 200 }],
  ['8b lora 300k, avg 500 tokens each', { tokens: 1.5e8 }],
])('“%s” is read without a question', (text, expected) => {
  expect(read(text)).toMatchObject({ scenario: { spec: expected } })
})

test.each(['70b 18k', 'mistral 7b 2000', '8b lora 40k rows, 5k', 'we have 300k to spend on a 70b'])(
  '“%s” is asked about',
  (text) => {
    const result = read(text)
    expect(result).toMatchObject({ problem: { kind: 'unknown' } })
    const suggestions = 'problem' in result ? result.problem.suggestions : []
    expect(suggestions.length).toBeGreaterThan(1)
    for (const suggestion of suggestions) expect(read(suggestion)).toHaveProperty('scenario')
  },
)

test('what is spent already is no budget and no data', () => {
  expect(read('our gpu bill is 18k a month')).toMatchObject({ problem: { kind: 'missing-model' } })
})

test('fewer tokens than a page are those of an example', () => {
  expect(read('8b 700 tokens')).toMatchObject({
    problem: { kind: 'missing-data', suggestions: ['8b 10k examples x 700 tokens'] },
  })
})

test('the weights are those of the lines that are kept with them', () => {
  const lines = readFileSync(new URL('../../../data/training/quantities.jsonl', import.meta.url), 'utf8')
  const model: unknown = JSON.parse(
    readFileSync(new URL('../../../data/reader/quantity-roles.json', import.meta.url), 'utf8'),
  )
  expect(model).toMatchObject({ trainedOn: createHash('sha256').update(lines).digest('hex') })
})
