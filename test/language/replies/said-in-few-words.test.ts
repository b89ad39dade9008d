/** Replies of a few words: what is sure is done, what nobody can tell is asked, what is said among people is left alone. */
import { expect, test } from 'vitest'
import { readReply } from '../../../src/language/replies/reply.ts'
import { scenarioOf, today, vocabulary } from '../fixtures.ts'

const read = (start: string, text: string) => {
  const act = readReply(scenarioOf(start), text, vocabulary, today, { lastPlan: { gpuCount: 8 } })
  return act.kind === 'amended'
    ? Object.fromEntries(act.changed.map((field) => [field, act.scenario.spec[field]]))
    : act.kind === 'asks'
      ? act.reading
      : act.kind
}

test.each([
  ['16', '16 gpus'],
  ['ok 4 then', '4 gpus'],
  ['4?', '4 gpus'],
  ['5x', '40 gpus'],
  ['4096', 'seq 4096'],
  ['1k', 'seq 1024'],
  ['400', 'under $400'],
  ['3 or 4', 'problem'],
  ['more', 'problem'],
  ['a bit longer', 'problem'],
  ['1007', 'problem'],
  ['+2', 'ignored'],
  ['100%', 'ignored'],
  ['404 coffee not found', 'ignored'],
])('“%s” is asked as %s', (text, expected) => {
  expect(read('70b 2B tokens', text)).toBe(expected)
})

test.each([
  ['not scout, i wanted the old 3.1 70b', { model: 'llama-3.1-70b' }],
  ['*2k context (not 20k obv)', { sequenceLength: 2048 }],
  ['a single one will do, nobody is waiting for it', { gpuCount: 1 }],
  ['2 days', { deadlineHours: 48 }],
  ['the 60M are a single pass and i want two', { tokens: 120e6 }],
  ["that's just one pass, we need 3", { tokens: 180e6 }],
  ['use sequences of 8k', { sequenceLength: 8192 }],
  ['plan with sequences of 4k, our contracts are long', { sequenceLength: 4096 }],
  ['spot yes, vast no', { pricing: 'spot', excludedProviders: ['vast'] }],
  ['we are sick of runpod', { excludedProviders: ['runpod'] }],
  ['keep us off azure', { excludedProviders: ['azure'] }],
])('“%s” is done', (text, expected) => {
  expect(read('llama 4 scout 60M tokens', text)).toMatchObject(expected)
})

test.each(['use domestic card like 910b', 'my mistake, thats 4k seq and NOT 4k batch', 'ireland is ok too'])(
  '“%s” leaves something open, and is not done',
  (text) => {
    expect(typeof read('8b 100M tokens in germany', text)).toBe('string')
  },
)

const owned = '70b 900M tokens lora 8xH100, $600, within 24h'
test.each([
  ['take away 2 of the gpus for bob', { gpuCount: 6 }],
  ['remove two of the cards', { gpuCount: 6 }],
  ['one h100 died this morning, plan with the seven that are left', { gpuCount: 7 }],
  ['use 4 of the 8 gpus', { gpuCount: 4 }],
  ['i found 400 bucks in the training pot, add it to the budget', { budgetUsd: 1000 }],
  ['finance wants 100 dollars back, so take that off', { budgetUsd: 500 }],
  ['legal chips in 250 usd, that goes on top', { budgetUsd: 850 }],
  ['mon 9am', { deadlineHours: 141 }],
  ['31 hours is too long for me. 10 tops', { deadlineHours: 10 }],
  ['Ok. Add the Danish set, it is 25 million tokens.', { tokens: 925e6 }],
  ['No hurry with this really. You may take out the 24h.', { deadlineHours: null }],
])('“%s” is a step from what holds', (text, expected) => {
  expect(read(owned, text)).toMatchObject(expected)
})

test('a count behind a curse is wished', () => {
  const plan = '70b 900M tokens lora 8xH100, $600'
  expect(read(plan, 'pardon my french but this is too f***ing slow, 4 gpus')).toEqual({ gpuCount: 4 })
})

test('a time that will do moves a deadline that holds, and is asked where there is none', () => {
  expect(read('qwen3 32b 80M tokens lora, by friday', 'tuesday is ok')).toMatch(/^within/u)
  expect(read('qwen3 32b 80M tokens lora', 'tuesday is ok')).toBe('ignored')
})

test.each([['FYI cost centre is 7710, and the ceiling moved to 1.1k', 'under $1100']])(
  '“%s” wishes in its last clause, and is asked',
  (text, reading) => {
    expect(read('70b 900M tokens lora 8xH100, $600', text)).toBe(reading)
  },
)

test.each([
  'the marathon had 600 runners, now they cap it at 400',
  'Tomasz wrote 34 unit tests, give that man a medal',
])('“%s” is talk to its end', (text) => {
  expect(read('70b 900M tokens lora 8xH100, $600', text)).toBe('ignored')
})

test('sequences of a length that contexts have are no data, unless so many are told', () => {
  expect(read('7b full finetune 600M tokens', 'with 16k sequences please')).toEqual({ sequenceLength: 16_384 })
  expect(read('7b full finetune 600M tokens', 'we have 16k sequences')).toMatch(/tokens$/u)
})

test('what is asked of memory changes nothing, and of a pair both count the same', () => {
  expect(read('8b 60M tokens', 'would it OOM at batch 4')).toBe('question')
  expect(read('8b 60M tokens', 'rank 8 or 32')).toBe('problem')
})

test.each([
  ['70b 2B tokens on aws', '30 hours max, and i dont care who rents it to us', { providers: null, deadlineHours: 30 }],
  ['70b 2B tokens on aws', "doesn't matter which cloud", { providers: null }],
  ['70b 2B tokens on 8 h100', "i don't care which card", { gpus: null, gpuCount: null }],
  ['70b 2B tokens on 8 h100', 'whatever the card, quickest', { gpus: null, gpuCount: null, objective: 'fastest' }],
  [
    '70b 2B tokens on 8 h100',
    'Would you recalculate with qwen3 8b? Its licence suits our client.',
    { model: 'qwen3-8b', params: 8190735360 },
  ],
  ['70b 2B tokens on 8 h100', 'can you please recompute for 16 H100?', { gpuCount: 16 }],
  ['70b 2B tokens on 8 h100', 'recompute activations please', { gradientCheckpointing: true }],
  ['mixtral 8x7b 90M tokens on 2 a6000', 'the a6000s are ours', { owned: true }],
  ['mixtral 8x7b 90M tokens on 2 a6000', 'those 2 a6000s are our own btw, they sit under ravis desk', { owned: true }],
  ['mixtral 8x7b 90M tokens on 2 a6000', 'the cookies are ours', 'ignored'],
  ['70b 2B tokens cheapest', 'actually screw cheapest, give me the quickest one', { objective: 'fastest' }],
  ['70b 2B tokens on aws', 'whatever the vendor says, lol', 'ignored'],
  ['70b 2B tokens on aws', 'i dont care who broke it, fix it', 'ignored'],
])('to “%s”, “%s” is done, or left alone', (start, text, expected) => {
  const said = read(start, text)
  expect(typeof said === 'string' || typeof expected === 'string' ? said : { ...expected, ...said }).toEqual(expected)
})
