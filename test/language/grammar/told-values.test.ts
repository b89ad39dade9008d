/** Values that a sentence tells with a verb between, takes back, or tells of something else. */
import { describe, expect, test } from 'vitest'
import { parseCommand } from '../../../src/language/command.ts'
import { readMessage } from '../../../src/language/message.ts'
import { today, vocabulary } from '../fixtures.ts'

const specOf = (text: string) => {
  const result = readMessage(text, vocabulary, today)
  return 'scenario' in result ? result.scenario.spec : { asks: result.problem.kind, terms: result.problem.terms }
}
const job = 'What does LoRA of Qwen3 8B cost on 40k tickets of 500 tokens?'
const specBeside = (text: string) => specOf(`${job} ${text}`)

describe('numbers behind the name of what they are', () => {
  test.each([
    ['Context needs to be 16k.', { sequenceLength: 16_384, budgetUsd: null }],
    ['The context has to hold 12k.', { sequenceLength: 12_288, budgetUsd: null }],
    ['Max length is going to be 4k.', { sequenceLength: 4096, budgetUsd: null }],
    ['The rank should be 32, and the batch must be 8.', { loraRank: 32, batch: 8 }],
    ['We want as big a batch as possible (1024+?).', { globalBatch: 1024, batch: null }],
    ['The largest batch we can get (512?).', { globalBatch: 512 }],
    ["We'd like a large batch, say 1024+.", { globalBatch: 1024 }],
    ['A large batch, 900 tickets are from Berlin.', { globalBatch: null }],
  ])('“%s”', (text, spec) => expect(specBeside(text)).toMatchObject(spec))

  test.each(['completions come out at about 900', 'answers run to 900 tokens', 'outputs of some 900 tokens'])(
    'responses: “%s”',
    (text) => {
      const asked = `What does GRPO on Qwen3 8B cost? 12k prompts of 200 tokens, group size 16, ${text}`
      expect(specOf(asked)).toMatchObject({ responseTokens: 900, tokens: 12_000 * 16 * 1100 })
    },
  )
})

describe('the batch of a step with the steps', () => {
  test.each([
    '480 sequences of 4096 per step for 10k steps',
    'each step takes 480 sequences of 4096 tokens, 10k steps',
    '10k steps with 480 sequences x 4096 each',
    '480 sequences per step, each 4096 long, 10k steps',
  ])('“%s”', (text) =>
    expect(specOf(`What does a 2.7B from scratch cost on 24 H100s? ${text}`)).toMatchObject({
      globalBatch: 480,
      sequenceLength: 4096,
      tokens: 480 * 4096 * 10_000,
    }),
  )
})

describe('shares of the data', () => {
  test.each([
    ['20% of the tickets are kept back as test set.', 16e6],
    ['Half of it goes to eval.', 10e6],
    ['One in ten is reserved for the test set.', 18e6],
    ['A fifth of which we hold out for testing.', 16e6],
    ['Please assume that we only use a quarter of them.', 5e6],
    ['Two thirds of the tickets go into training.', 13_333_500],
    ['20% of the budget goes to eval, and it uses half of the memory.', 20e6],
    ['80/20 train/test split.', 16e6],
    ['A third is left out for the test set.', 13_333_500],
    ['Half of them are in German.', 20e6],
    ['Accuracy is 30% better on the validation set.', 20e6],
  ])('“%s”', (text, tokens) => expect(specBeside(text)).toMatchObject({ tokens, pricing: null }))

  test('in a command, and no word of it is left over', () => {
    const result = parseCommand('8b lora, 40k rows of 500 tokens, 10% held out for validation', vocabulary, today)
    if (!('scenario' in result)) throw new Error(result.problem.message)
    expect(result.scenario.spec.tokens).toBe(18e6)
    expect((result.scenario.remarks ?? []).map(({ text }) => text).join(' ')).not.toContain('Not used')
  })
})

test.each([
  'no idea about row length, some are two words',
  'token counts unknown so far',
  'nobody has measured how long these are',
  'lengths vary wildly, from a line to five pages',
])('lengths that are not known are asked for: “%s”', (text) =>
  expect(specOf(`What does QLoRA of Qwen3 8B cost on 50k rows? ${text}.`)).toMatchObject({ asks: 'unknown' }),
)

test.each([
  ['25k exmples avg 900 tks, 2 epocs', 45e6],
  ['25k exampels with 900 tokns, 2 ephocs', 45e6],
  ['25k smaples each 900 toekns, two epohcs', 45e6],
])('slips beside numbers: “%s”', (text, tokens) =>
  expect(specOf(`What does qlora on llama 3.1 8b cost? ${text}`)).toMatchObject({ tokens }),
)

test.each([
  ['The rank is 64 ... actually make that 32.', { loraRank: 32 }],
  ['gbs 128, no, 64.', { globalBatch: 64 }],
  ['seq 8192... wait, make it 4096', { sequenceLength: 4096 }],
  ['Batch size 16 - I mean 8.', { batch: 8 }],
  ['rank 128 (scratch that, 64)', { loraRank: 64 }],
  ['3 epochs, no packing, rank 64', { tokens: 60e6, loraRank: 64 }],
  ['On A100s. An A100 80GB, a single one.', { gpuCount: 1 }],
  ['An H200, we only get the one.', { gpuCount: 1 }],
  ['On L40S cards (four).', { gpuCount: 4 }],
])('what stands in its place: “%s”', (text, spec) => expect(specBeside(text)).toMatchObject(spec))

test.each([
  ['prof says 3 epochs but the 3M already counts those', 3e6],
  ["That's for all three epochs.", 3e6],
  ["It's three epochs but they are in the 3M already.", 3e6],
  ['Do 2 epochs, as the other team already has those numbers.', 6e6],
])('epochs and the data: “%s”', (text, tokens) =>
  expect(specOf(`What does tinyllama 1.1b cost on 3M tokens? ${text}`)).toMatchObject({ tokens }),
)

describe('money, days and places that are told of', () => {
  test.each([
    ['Jo thinks 20 dollars.', null],
    ['Is that rather 20 or 200 dollars?', null],
    ['Points 1-3 came in at 2, 5 and 9 thousand dollars.', null],
    ["I'd love to know if we end up nearer 50 or 500 dollars before I click anything.", null],
    ['They told us 2.99 per GPU hour.', null],
    ['The grant has $6,000 left, of which 1,500 is promised to the annotators, so 4.5k at most for this.', 4500],
    ["There's $10k in the account, but only 3k of that is for this run.", 3000],
    ['$2,000 overall, $250 is what I can use for this.', 250],
    ['Last winter it cost us 1,900 euros. LoRA is enough now, and I can spend $120.', 120],
  ])('“%s”', (text, budgetUsd) => expect(specBeside(text)).toMatchObject({ budgetUsd, batch: null }))

  test.each([
    ["The exhibition opens in two months so there's really no hurry.", null],
    ['The conference is in three weeks, no rush.', null],
    ['It has to be ready in two weeks, no rush otherwise.', 336],
  ])('“%s”', (text, deadlineHours) => expect(specBeside(text)).toMatchObject({ deadlineHours }))

  test.each([
    ['At Nebius; AWS support ignored us.', ['nebius']],
    ['vast is ok for this, nothing sensitive.', ['vast']],
    ['Lambda would be fine.', ['lambda']],
    ['On one T4 rented from GCP. Colab kept disconnecting on me.', ['gcp']],
    ['From Verda. RunPod lost our volume twice.', ['verda']],
    ['RunPod is fine, AWS is not ok.', ['runpod']],
  ])('“%s”', (text, names) => expect(specBeside(text)).toMatchObject({ providers: names }))

  test('a maker whose cards are gone beside another maker’s card', () => {
    const spec = specBeside('1 MI300X at Vultr, NVIDIA stuff being out of stock.')
    expect(spec).toMatchObject({ gpus: ['mi300x'], gpuCount: 1 })
  })
})

test('the only size that is named is no product of tokens and epochs', () => {
  expect(specOf('What does it cost to finetune a 3b on 500M tokens, 6 epochs?')).toMatchObject({
    tokens: 3e9,
    params: 3e9,
  })
  expect(specOf('Distill a 14b into a 1.5b: 500M teacher tokens, 3 epochs. How much?')).toMatchObject({ tokens: 1.5e9 })
})

test('distilling our own teacher', () =>
  expect(specOf('We are distilling our 70B teacher into a 3B student, 1.6B tokens. How much is it?')).toMatchObject({
    task: 'distill',
    params: 3e9,
  }))
