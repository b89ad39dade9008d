/** Cards that are gone, sellers that alone are allowed, caps, days and amounts that a reply tells of are made; talk is not. */
import { expect, test } from 'vitest'
import { readMessage } from '../../../src/language/message.ts'
import { applyTurn } from '../../../src/language/replies/turn.ts'
import { today, vocabulary } from '../fixtures.ts'

const resultOf = (plan: string, ...texts: readonly string[]) => {
  let turn = applyTurn(null, plan, vocabulary, today)
  for (const text of texts) turn = applyTurn(turn.history, text, vocabulary, today, {})
  return turn.result
}

test.each([
  ['14b 60M tokens', 'legal said no to oracle and gcp, nebius is the one we have', { providers: ['nebius'] }],
  ['14b 60M tokens on aws', 'the uni has an azure contract already so it needs to run there', { providers: ['azure'] }],
  ['14b 60M tokens on aws', 'after the audit it has to be coreweave', { providers: ['coreweave'] }],
  ['14b 60M tokens on aws', 'management: azure or nothing', { providers: ['azure'] }],
  ['14b 60M tokens on lambda', 'lambda is full, guess runpod it is', { providers: ['runpod'] }],
  ['14b 60M tokens', 'lambda or runpod, either is fine', { providers: ['lambda', 'runpod'] }],
  ['70b 1B tokens', 'can you do it on b200s instead and keep it under 4k', { gpus: ['b200'], budgetUsd: 4000 }],
  ['14b 60M tokens 1x3090', 'traded in my 3090, I bought a 5090', { gpus: ['rtx-5090'] }],
  ['14b 60M tokens 1x3090', 'my machine has a 3080, not a 3090', { gpus: ['rtx-3080'] }],
  ['14b 60M tokens 8xh100', 'this queue only offers L40S', { gpus: ['l40s'] }],
  ['14b 60M tokens 1x4090', 'suppose we rent a second 4090', { gpuCount: 2 }],
  ['14b 60M tokens 1x4090', 'bought another 4090 so that makes 2', { gpuCount: 2 }],
  ['14b 60M tokens 8xa100', '3 of our 8 cards died last night, that leaves 5', { gpuCount: 5 }],
  ['14b 60M tokens 8xh100', 'we can only use 3 of them, the rest is booked', { gpuCount: 3 }],
  ['14b 60M tokens a100', 'rent two of those', { gpuCount: 2 }],
  ['14b 60M tokens lora', 'forget the adapter and train all the weights', { method: 'full' }],
  ['14b 60M tokens', 'the longest contract has 14k tokens, so we need 16k context', { sequenceLength: 16384 }],
  ['14b 60M tokens', 'my boss said not a dollar over 300', { budgetUsd: 300 }],
  ['14b 60M tokens under $100', 'set the cap to 70', { budgetUsd: 70 }],
  ['14b 60M tokens under $500', 'the dean slashed us to 350', { budgetUsd: 350 }],
  ['14b 60M tokens in 2 days', 'I have until sunday for the training', { deadlineHours: 120 }],
  ['14b 60M tokens', 'the customer wants it done by thursday', { deadlineHours: 48 }],
  ['14b 60M tokens by friday', "whenever it's finished is ok for me", { deadlineHours: null }],
  ['14b 60M tokens in 48h', '30h is better', { deadlineHours: 30 }],
  ['14b 60M tokens by friday', 'saturday works too', { deadlineHours: 96 }],
  ['14b 60M tokens', "we're down to 40M tokens after dedup", { tokens: 4e7 }],
  ['14b 60M tokens', 'sorry, 500 million', { tokens: 5e8 }],
  ['14b 60M tokens', 'the committee decided on one size up: 32b', { params: 32e9 }],
  ['14b 60M tokens lora', 'referee 1 asks for rank 64', { loraRank: 64 }],
])('below “%s”, “%s” is made', (plan, text, spec) => {
  expect(resultOf(plan, text)).toMatchObject({ kind: 'scenario', scenario: { spec } })
})

test.each([
  ['14b 60M tokens', 'our coffee machine died, i have a kettle now'],
  ['14b 60M tokens', 'it is pizza or nothing for this one'],
  ['14b 60M tokens', 'rain again, so the pub it is'],
  ['14b 60M tokens', 'it was 500 million last year'],
  ['14b 60M tokens', 'who forbids aws?'],
])('below “%s”, “%s” changes nothing', (plan, text) => {
  expect(resultOf(plan, text).kind).not.toBe('scenario')
})

test.each([
  ["the deadline is 4 days. It's a 13B, 200M tokens, full finetune. what will it cost us?", { deadlineHours: 96 }],
  [
    'we promised that training takes no longer than 3 days. What would a 13B on 200M tokens cost?',
    { deadlineHours: 72 },
  ],
  ['can we get qwen3 8b tuned on 30M tokens before the review on friday?', { deadlineHours: 72 }],
  ['Our insurer forbids AWS. What would qwen3 8b on 30M tokens cost?', { excludedProviders: ['aws'] }],
])('“%s” is read as a message', (text, spec) => {
  expect(readMessage(text, vocabulary, today)).toMatchObject({ scenario: { spec } })
})

test('the price of a fine-tune without its model asks for the model', () => {
  const read = readMessage('could you cost the fine-tune for the bank? roughly 20M tokens', vocabulary, today)
  expect(read).toMatchObject({ problem: { kind: 'missing-model' } })
})
