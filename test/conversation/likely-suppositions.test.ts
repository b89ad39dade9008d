/** What a question supposes without a form of its own, and news of the plan that are told between people. */
import { describe, expect, test } from 'vitest'
import { withSaidNumbers } from '../../src/language/circumstances/said-numbers.ts'
import { lastMeant, lastOf } from './thread-driver.ts'

test.each([
  ['thirty-five per cent of it', '35 percent of it'],
  ['one and a half times the audio', '1.5 times the audio'],
  ['one scan in eight is blank', '12.5% is blank'],
  ['a pair of cards and a dozen runs', '2 cards and 12 runs'],
  ['0.7 of your estimate', '70% of your estimate'],
  ['at 65 cents an hour', 'at $0.65 an hour'],
])('“%s” is “%s”', (said, written) => {
  expect(withSaidNumbers(said)).toBe(written)
})

describe('what all words suppose', () => {
  const tickets = 'llama 8b lora 60k tickets of 700 tokens, under $200'
  test.each([
    [
      tickets,
      'roughly a quarter of them turn out to be spam i fear, bill in that case?',
      /^answer: With 75% of the data: \$/u,
    ],
    [
      tickets,
      'three attempts go wrong before the good one, are we still under the 200',
      /^answer: Yes, \$.*3 tries that fail and one that works/u,
    ],
    [
      'pretrain 1.3b 30B tokens',
      'the vendor says forty percent slower on their network, when would we be done',
      /60% of the planned speed.*done/u,
    ],
    [
      '14b lora 40M tokens',
      'what does it come to with the hourly rate a fifth dearer',
      /120% of the price of an hour/u,
    ],
  ])('under “%s”, “%s” is answered with it', (plan, text, says) => {
    expect(lastMeant([plan, text])).toMatch(says)
  })

  test.each([
    ['8b lora 50M tokens', 'with 10-fold cross validation, what would the total be?', /10/u],
    [
      '13b full 200M tokens',
      'First tries never work here. What would four attempts cost at worst?',
      /4 such runs|four|4 runs/u,
    ],
  ])('under “%s”, “%s” stays with its own form', (plan, text, says) => {
    expect(lastMeant([plan, text])).toMatch(says)
    expect(lastMeant([plan, text])).not.toMatch(/^answer: With/u)
  })
})

describe('news between people', () => {
  test.each([
    ['gpt-oss-20b sft 150k rows of 2k tokens', 'the export team says it is 190k rows not 150'],
    ['distill 70b into a 3b, 20B tokens', "the phone people can't run anything above 1.5B params"],
  ])('under “%s”, “%s” is shown to its writer to be applied', (plan, text) => {
    expect(lastOf([plan, text])).toMatch(/^(?:asks|plan)/u)
  })

  test.each([
    ['gpt-oss-20b sft 150k rows of 2k tokens', 'Ana still has 20k rows to label by friday, wish her luck'],
    ['8b full 9B tokens on 8 H100', 'the old cluster had 8 A6000 and two of them caught fire'],
    ['8b full 9B tokens under $900', 'nvidia is down 4% today, there goes my savings'],
  ])('under “%s”, “%s” is left alone', (plan, text) => {
    expect(lastOf([plan, text])).toMatch(/^ignored/u)
  })
})

describe('below a job that lacks its data', () => {
  test.each([
    ['grpo on qwen 7b math', 'lol remember when Tim left 8 gpus idling over easter and it was three thousand dollars'],
    ['lora on 8b', 'Eva still has 20k rows to label by friday, wish her luck'],
  ])('“%s”: “%s” is left alone', (job, text) => {
    expect(lastOf([job, text])).toMatch(/^ignored/u)
  })

  test.each([
    ['grpo on qwen 7b math', '5k prompts, 8 samples of 1k tokens'],
    ['lora on 8b', 'we have around 40k tickets i think'],
  ])('“%s”: “%s” completes it', (job, text) => {
    expect(lastOf([job, text])).toMatch(/^plan/u)
  })
})
