/** Several adapters of one base: all of them are planned, and the limits are held against all. */
import { expect, test } from 'vitest'
import { lastOf } from './thread-driver.ts'

const says = (text: string): string => lastOf([text]).replaceAll(/\s+/gu, ' ')

test.each([
  [
    '40 distinct LoRAs, one for every persona, over one 8b base, each around 300k tokens of chat, 2 epochs, under $200, overnight',
    40,
    '600k',
  ],
  ['thirty LoRAs for an 8b, 500k tokens apiece, budget $100, within 12 hours', 30, '500k'],
  [
    '150 little per-tenant adapters on llama 3.1 8b; each gets about 200k tokens; cap 300 dollars; overnight',
    150,
    '200k',
  ],
  ['18 independent adapters (one per brand) for mistral 7b, every brand has 1M tokens, $90 at most, 12 h', 18, '1M'],
  ['14 small fine-tunes of a 3b, each 2M tokens, within 10 hours and $60', 14, '2M'],
])('%s', (text, count, tokens) => {
  const answer = says(text)
  expect(answer).toMatch(new RegExp(`^plan: ${count} runs cost about \\$[\\d.]+ in all and take `, 'u'))
  expect(answer).toMatch(new RegExp(` on ${tokens} tokens: LoRA`, 'u'))
  expect(answer).toMatch(new RegExp(`Inside your \\$\\d+ budget with all ${count} runs`, 'u'))
  expect(answer).toMatch(/[Ii]nside your deadline of \d+ h|over your deadline of/u)
  expect(answer).not.toMatch(/Not used/u)
})

test('one adapter and the lengths of its samples are no runs', () => {
  expect(says('lora of llama 8b on 10M tokens, each sample about 400 tokens')).not.toMatch(/runs cost/u)
})
