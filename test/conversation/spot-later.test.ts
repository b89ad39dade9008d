/** Spot prices of a time to come, and of a place that has none on record. */
import { describe, expect, test } from 'vitest'
import { lastOf } from './thread-driver.ts'

describe('a spot price of tomorrow', () => {
  test.each([
    "tomorrow's spot price for a p5.48xlarge in us-east-2 please",
    'Spot price of p4d.24xlarge next week?',
    'what will an H100 cost on spot on Friday in Ohio?',
  ])('%s', (text) => {
    expect(lastOf([text])).toMatch(
      /^answer: Nobody can say: spot prices move[^]*On demand, which spot seldom passes: \$[\d.]+\/h[^]*spot price history/u,
    )
  })

  test.each(['spot price of an H100?', '8b lora 100M tokens on spot, done by tomorrow'])('%s: none', (text) => {
    expect(lastOf([text])).not.toContain('Nobody can say')
  })
})

test('what a seller has not in a place is told of elsewhere', () => {
  expect(lastOf(["What's the spot price of g6.xlarge in Frankfurt right now?"])).toMatch(/Elsewhere on spot: \$/u)
})
