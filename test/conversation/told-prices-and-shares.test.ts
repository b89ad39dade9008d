/** Prices of power, spot prices and shares of the peak beside a first job. */
import { expect, test } from 'vitest'
import { lastOf } from './thread-driver.ts'

test.each([
  '8b lora 30M tokens on a 3090, electricity is 0.30 eur/kwh here, rent or not',
  'a 125M gpt on 5B tokens on one 4090: can I rent one for less than my power bill (0.38/kWh)?',
])('%s', (text) => {
  expect(lastOf([text])).toMatch(
    /such a card of your own draws about \$[\d.]+ for this run, against \$.* of rent: renting costs more/u,
  )
})

test('a share of the peak that is aimed at', () => {
  expect(lastOf(['fp8 training of a 3B on 90B tokens on H100s, target MFU around 42%'])).toMatch(
    /GPU-hours of H100 SXM.*on 8, .* on 64\.[^]*at 42% of .*FP8 peak/u,
  )
})

test('who has no spot price on record is told so', () => {
  expect(lastOf(['spot on aws vs vast.ai for a 20 hour 8b run, who is cheaper'])).toMatch(
    /No spot price of .* is on record: those are on demand/u,
  )
})

test('the batch of a step of reinforcement learning is of prompts', () => {
  expect(lastOf(['grpo 7b 500 steps batch size 64, 8 rollouts'])).toMatch(/GRPO with LoRA/u)
})
