/** How long an example usually is, by what it is called, and the sequence that holds it. */
import { expect, test } from 'vitest'
import { parseCommand } from '../../src/language/command.ts'
import { today, vocabulary } from './fixtures.ts'

const specOf = (text: string) => {
  const read = parseCommand(text, vocabulary, today)
  if ('problem' in read) throw new Error(read.problem.message)
  return read.scenario.spec
}

test.each([
  ['8b lora on 2,000 legal briefs', 10e6, 8192],
  ['qwen3 8b lora, 3k reasoning traces', 12e6, 4096],
  ['8b qlora 1.5k court opinions', 7.5e6, 8192],
  ['7b lora on 400k chat lines', 16e6, null],
  ['8b lora 100 handbooks', 3e6, null],
])('%s', (text, tokens, sequenceLength) => {
  expect(specOf(text)).toMatchObject({ tokens, sequenceLength })
})

test('a length that is said holds', () => {
  expect(specOf('8b lora on 2,000 legal briefs, 3,000 tokens each')).toMatchObject({
    tokens: 6e6,
    sequenceLength: 4096,
  })
})
