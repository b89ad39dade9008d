/** The labelled numbers of the training data, found in their texts as the grammar leaves them open. */
import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { roleLines } from '../../src/tasks/train/role-lines.ts'
import { vocabulary } from '../language/fixtures.ts'

test('every number that is open in a labelled text has its label', () => {
  const text = readFileSync(new URL('../../data/training/quantities.jsonl', import.meta.url), 'utf8')
  const lines = roleLines(text, vocabulary)
  expect(lines.flatMap(({ numbers }) => numbers).length).toBeGreaterThan(500)
  for (const { numbers, counts } of lines) expect(counts).toHaveLength(numbers.length)
})

test('a number that is read by itself is passed over, and one without a label is named', () => {
  const line = (numbers: readonly (readonly [string, string])[]): string =>
    JSON.stringify({ mode: 'message', text: "It's mistral small 24b, 80M tokens, stay below 400.", numbers })
  const read = (numbers: readonly (readonly [string, string])[]) => roleLines(line(numbers), vocabulary)[0]?.counts
  expect(
    read([
      ['80M', 'tokens'],
      ['400', 'budget'],
    ]),
  ).toEqual([['budget']])
  expect(() => read([['80M', 'tokens']])).toThrow('“400” is open and has no label')
})
