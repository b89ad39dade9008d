import { expect, test } from 'vitest'
import { traceReading } from '../../src/language/reading-trace.ts'
import { today, vocabulary } from './fixtures.ts'

test('each rule that found something is named with its words, an open number with its likely roles', () => {
  const { rules, numbers, unknown } = traceReading('8b lora on 20k of 2k each, blorp', vocabulary, today)
  expect(rules).toContainEqual({ stage: 'recognizers', rule: 'phrase', words: 'lora' })
  expect(rules).toContainEqual({ stage: 'grammar', rule: 'field-value', words: 'lora' })
  expect(numbers.map(({ words }) => words)).toContain('20k')
  for (const { roles, odds } of numbers) {
    expect(roles.reduce((sum, { share }) => sum + share, 0)).toBeLessThanOrEqual(1.01)
    expect(odds).toBeGreaterThanOrEqual(1)
  }
  expect(unknown).toEqual(['blorp'])
})
