/** A moment of now that is told, against the deadline of the plan; cards that somebody has; numbers that are no sums; plain words that tell what data are of. */
import { expect, test } from 'vitest'
import { withTimeLeft } from '../../src/language/text/told-now.ts'
import { lastOf } from './thread-driver.ts'

const tuesday = '2026-12-01'
test.each([
  ['it is thursday 9am now, still realistic?', 78, 'will we make it with 33 hours left?'],
  ['Its wed noon. can we still finish in time', 78, 'will we make it with 54 hours left?'],
  ["so it's tuesday 4:30pm already, too late?", 30, 'will we make it with 26 hours left?'],
  ['its monday 8am now, tight?', 20, 'will we make it with 48 hours left?'],
])('%s', (text, deadline, said) => {
  expect(withTimeLeft(text, deadline, tuesday)).toBe(said)
})

test.each(['it is thursday 9am now, is bob in?', 'its wed noon. can we still finish in time', 'make it on friday?'])(
  'as it is: %s',
  (text) => {
    expect(withTimeLeft(text, text.startsWith('its') ? null : 78, tuesday)).toBe(text)
  },
)

test('what is left is asked of the plan, which stays', () => {
  expect(lastOf(['8b lora 40M tokens by friday 6pm', "it's thursday 1pm now, do we make it?"])).toMatch(
    /^answer: Yes: it takes/u,
  )
})

test('cards that somebody has are asked about as many as there are', () => {
  expect(lastOf(['qlora 70b on my 2x 3090, 5M tokens', 'do the 3090s hold it?'])).toMatch(/2 × RTX 3090/u)
})

test('parameters and tokens are no sums', () => {
  expect(lastOf(['pretrain 1.3b on 30B tokens', 'is 30B tokens enough for 1.3B params?'])).toMatch(/Chinchilla/u)
  // What has been trained already is not judged by it.
  expect(lastOf(['continued pretraining of a 13b on 20B tokens', 'how many tokens would chinchilla want'])).toMatch(
    /is for training from scratch: continued pretraining/u,
  )
  expect(
    lastOf(['pretrain 1.3b on 30B tokens', 'there are 4B tokens of norwegian. how many runs until it stops helping']),
  ).not.toContain('$4B')
})

test.each([
  'qlora 70b on poetry, 5M tokens',
  'grpo 7b on crosswords, 4k prompts',
  'Train a 13b on council minutes, 250M tokens',
])('plain words before what is counted: %s', (text) => {
  expect(lastOf([text])).toMatch(/^plan: [^]*Not used: “(?:poetry|crosswords|council minutes)”/u)
})

test('a name behind the data is asked about', () => {
  expect(lastOf(['8b lora 100M tokens on zebra'])).toMatch(/“zebra” is not understood/u)
})

test.each([
  [
    'our own 8x A100 80GB, 12B full on 3B tokens, when would renting 8 H100 pay?',
    /^(?:plan|answer): [^]*Yours?,? ?8 × A100/u,
  ],
  ['adapt an 8b to 30,000 echo reports, each a page long', /on 20M tokens/u],
  ['lora 8b on 12k memos, half a page long each', /on 4M tokens/u],
  ['8b lora 50M tokens, spend no more than 40', /^plan: /u],
  ['we are a start-up (four people), lora 8b on 20M tokens, two attempts', /^plan: 2 runs/u],
  ['grpo 3b, 4k prompts, exact match as reward', /^plan: (?![^]*reward model is counted)/u],
  ['grpo 3b, 4k prompts with a reward model', /reward model is counted/u],
  ['cross-encoder 400M, 2M query passage pairs', /a classifier/u],
] as const)('%s', (text, says) => {
  expect(lastOf([text])).toMatch(says)
})
