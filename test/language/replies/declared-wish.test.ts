/** What a text says to hold is made, though it is told among people; what was approved or decided for something else is talk. */
import { expect, test } from 'vitest'
import { applyTurn } from '../../../src/language/replies/turn.ts'
import { today, vocabulary } from '../fixtures.ts'

const resultOf = (plan: string, ...texts: readonly string[]) => {
  let turn = applyTurn(null, plan, vocabulary, today)
  for (const text of texts) turn = applyTurn(turn.history, text, vocabulary, today, {})
  return turn.result
}

test.each([
  ['14b 60M tokens', 'the steering committee signed off 900 dollars for this run', { budgetUsd: 900 }],
  ['14b 60M tokens under $100', 'my supervisor agreed to 180', { budgetUsd: 180 }],
  ['14b 60M tokens', 'accounting just wrote that 350 in total is the limit', { budgetUsd: 350 }],
  ['14b 60M tokens', 'our cap without asking is 75 dollars, so whatever is cheapest', { budgetUsd: 75 }],
  ['14b 60M tokens', 'it has to be finished within 30 hours', { deadlineHours: 30 }],
  ['14b 60M tokens', 'I need that the training finishes in 9 hours', { deadlineHours: 9 }],
  ['14b 60M tokens in 20 hours', 'they moved the release, so 60 hours is fine', { deadlineHours: 60 }],
  ['14b 60M tokens by friday', 'friday is not that critical, sunday works too', { deadlineHours: 120 }],
  ['14b 60M tokens', 'we all settled on a 32b this morning', { params: 32e9 }],
  ['14b 60M tokens full', 'i guess lora is plenty for us', { method: 'lora' }],
  ['14b 60M tokens 2x3090', '4090 better', { gpus: ['rtx-4090'] }],
  ['14b 60M tokens seq 2048', 'our texts get cut at 512 anyway, so use that as the context', { sequenceLength: 512 }],
  ['405b 60M tokens', 'take the 70b instead, that one is showing off', { params: 70e9 }],
  ['14b 60M tokens', 'right folks, stick it on azure for us would you', { providers: ['azure'] }],
  ['14b 2B tokens', 'i wrote 2 billion but it is 300 million', { tokens: 3e8 }],
])('below “%s”, “%s” is made', (plan, text, spec) => {
  expect(resultOf(plan, text)).toMatchObject({ kind: 'scenario', scenario: { spec } })
})

test.each([
  ['14b 60M tokens', 'finance approved 800 for the offsite'],
  ['14b 60M tokens under $500', 'finance approved 800 dollars for the new chairs yesterday'],
  ['14b 60M tokens', 'the board approved the budget for marketing'],
  ['14b 60M tokens', 'the landlord agreed to 250 a month'],
  ['14b 60M tokens', 'granny gave me 50 dollars for my birthday'],
  ['14b 60M tokens on aws', 'the web team decided on azure for the shop'],
  ['14b 60M tokens', 'team decided on pizza for friday'],
  ['14b 60M tokens', '400 is the max for the venue'],
  ['14b 60M tokens by friday', 'friday is not so important, sunday also works for the bbq'],
  ['14b 60M tokens 2x3090', 'much better'],
  ['14b 60M tokens 2x3090', 'h100 is better'],
  ['14b 60M tokens within 24h', 'shipping takes 2 days, 3 days is ok too'],
  ['14b 60M tokens', 'as the a100 box is loud we need earplugs'],
  ['14b 60M tokens', 'the lift is broken so take the stairs'],
])('below “%s”, “%s” changes nothing', (plan, text) => {
  expect(resultOf(plan, text).kind).not.toBe('scenario')
})

test.each([
  ['14b 60M tokens lora r8', '8 was too weak the last time, 32', { loraRank: 32 }],
  ['14b 60M tokens ctx 2048', '4096 is better', { sequenceLength: 4096 }],
  ['3b 20M tokens', 'its 200M, forgot a zero', { tokens: 2e8 }],
  ['3b 20M tokens', 'one zero too many, 2M', { tokens: 2e6 }],
])('below “%s”, “%s” stands for what holds', (plan, text, spec) => {
  expect(resultOf(plan, text)).toMatchObject({ kind: 'scenario', scenario: { spec } })
})

test.each([
  [['budget 90$', 'hmm 50$'], { budgetUsd: 50 }],
  [['under 200 dollars', 'ok 300'], { budgetUsd: 300 }],
  [['on demand please', 'use 4'], { gpuCount: 4 }],
])('after each other, %j set what the last one says', (texts, spec) => {
  expect(resultOf('13b 500M tokens a100', ...texts)).toMatchObject({ kind: 'scenario', scenario: { spec } })
})

test.each([
  ['14b 60M tokens', 'compliance will not approve anything except aws', { providers: ['aws'] }],
  ['14b 60M tokens on vast', 'vast is not an approved vendor here, nebius is', { providers: ['nebius'] }],
  ['14b 60M tokens within 24 hours', 'no hurry, it may take as long as it needs', { deadlineHours: null }],
  ['14b 60M tokens within 24 hours', 'deadline we dont need, drop it', { deadlineHours: null }],
  ['14b 60M tokens crusoe', 'the cloud does not matter to us', { providers: null }],
  ['14b 60M tokens', 'better reckon with 2x the tokens', { tokens: 12e7 }],
  ['14b 60M tokens 4xA100 40GB', 'a100 80 instead of 40', { gpus: ['a100-80-pcie', 'a100-80-sxm'] }],
  ['14b 60M tokens 1xL40S', 'no go back to the H200', { gpus: ['h200-nvl', 'h200-sxm'] }],
  ['14b 60M tokens', 'only 1/3 of data', { tokens: 2e7 }],
  ['14b 60M tokens spot', 'spot killed it twice last week. never again', { pricing: 'on_demand' }],
  ['14b 60M tokens spot', 'scrap the spot idea', { pricing: 'on_demand' }],
  ['14b 60M tokens h100', 'let us see 3 nodes of 8', { gpuCount: 24, nodes: 3 }],
  ['14b 10M tokens 3 epochs', 'only 25M in total, epochs included', { tokens: 25e6 }],
  ['14b 60M tokens on vast', 'ok lambda then, on demand', { providers: ['lambda'], pricing: 'on_demand' }],
  ['14b 60M tokens', '5k rows at 3k each', { tokens: 15e6 }],
  [
    '14b 60M tokens',
    'we have 2 A100 40GB of our own idle in the lab, use those',
    { gpus: ['a100-40-pcie', 'a100-40-sxm'], gpuCount: 2, owned: true },
  ],
])('below “%s”, “%s” is read', (plan, text, spec) => {
  expect(resultOf(plan, text)).toMatchObject({ kind: 'scenario', scenario: { spec } })
})

test.each(['my mistake, it is 1 GB', 'sorry, 1 GB', 'sorry, rather 1 GB'])(
  '“%s” corrects how much text there is',
  (text) => {
    expect(resultOf('13b 2 GB of text', text)).toMatchObject({ kind: 'scenario', changed: ['tokens'] })
  },
)
