/** Words between a number and what it counts. */
import { describe, expect, test } from 'vitest'
import { parseCommand } from '../../../src/language/command.ts'
import { today, vocabulary } from '../fixtures.ts'

const specOf = (text: string) => {
  const result = parseCommand(text, vocabulary, today)
  return 'scenario' in result ? result.scenario.spec : { problem: result.problem.message }
}

describe('an adjective or a name between a number and its things', () => {
  test.each([
    ['8b lora 52k alpaca-style rows, 260 tokens each', { tokens: 52_000 * 260 }],
    ['8b lora 9k sharegpt-format conversations', { tokens: 9000 * 900 }],
    ['mistral 7b qlora 3000 confluence pages', { tokens: 2e6 }],
    ['qlora 8b on 400 handwritten delivery forms', { tokens: 400 * 512 }],
    ['8b lora 12 thousand scanned delivery slips', { tokens: 12_000 * 512 }],
  ])('belongs to it: “%s”', (text, spec) => expect(specOf(text)).toMatchObject(spec))

  test.each([
    ['8b lora $400 delivery forms 20k rows', { budgetUsd: 400, tokens: 20_000 * 512 }],
    ['8b lora 52k rows of alpaca', { tokens: 52_000 * 90.38 }],
    ['8b lora budget 400 and 20k rows', { budgetUsd: 400, tokens: 20_000 * 512 }],
  ])('a number of something else is not its number: “%s”', (text, { tokens, ...spec }) => {
    const found = specOf(text)
    expect(found).toMatchObject(spec)
    expect('tokens' in found ? found.tokens : null).toBeCloseTo(tokens, -4)
  })
})
