/** Times, prices and lengths of a first text that are none of what they look like. */
import { describe, expect, test } from 'vitest'
import { lastOf } from './thread-driver.ts'

describe('times that are no deadline', () => {
  test.each([
    ['8b lora 50M tokens, the cluster is ours only 20 hours a week', 'Done within the first week of 20 h'],
    ['llama 3.1 70b qlora 80M tokens, 8 hours max each day on 2 H100', '2 days of 8 h'],
    ['qwen 7b lora 50M tokens. I do not want to regret it in a week.', null],
    ["Qwen3 14B LoRA 40M tokens. I'd rather not have to repeat this in 6 months.", null],
    ['gemma 3 12b lora, 25M tokens; we will not do it again in a month', null],
    ['8b lora 100M tokens, we start in a week', '“in a week” is when it starts.'],
    ['qwen3 8b lora 40M tokens, the GPUs arrive in two weeks', '“in two weeks” is when it starts.'],
  ])('%s', (text, says) => {
    const answer = lastOf([text])
    expect(answer).not.toMatch(/your deadline/u)
    expect(answer).toContain(says ?? '')
  })

  test.each([
    'we need to redo the run within 2 days: 8b lora 100M tokens',
    '8b lora 100M tokens, it has to be done in a month',
    'the demo starts in 2 days, 8b lora 20M tokens',
    '8b lora 20M tokens, must be retrained in 6 hours',
  ])('a deadline stays one: %s', (text) => expect(lastOf([text])).toMatch(/your deadline/u))
})

describe('cards at a price each are to be bought', () => {
  test.each([
    "Two RTX PRO 6000 cards at $9,200 each, or keep renting? They'd use both about 20 hours a week for fine-tunes.",
    'three RTX 6000 Ada workstations at $11k each, or go on renting? Usage around 35 hours a week.',
    '2x H100 NVL cards for $31,000 each or keep renting, about 50 hours a week',
    'Four L40S units at 7,200 dollars apiece versus renting, we train some 25 h a week',
  ])('%s', (text) => expect(lastOf([text])).toMatch(/^answer: Rent: /u))
})

describe('lengths of the parts of an example', () => {
  test.each([
    ['8b lora, 20k pairs (prompts ~200, answers ~600), 1 epoch', '16M'],
    ['llama 3.1 8b sft with 80k rows: prompt ~300 completion ~900, 1 epoch', '96M'],
    ['300k prompts (about 700 tokens each, prompts ~200), llama 3.1 8b lora, 1 epoch', '270M'],
    ['300k prompts, about 700 tokens each of which prompts ~200, llama 3.1 8b lora, 1 epoch', '210M'],
    ['lora for mistral 7b, 15k questions at about 900 tokens each, questions about 120, 1 epoch', '15.3M'],
    ['8b lora, 60k prompts, 400 tokens each, 1 epoch', '24M'],
    ['8b lora, 5k prompts and 20k responses, 600 tokens each, 1 epoch', '15M'],
  ])('%s', (text, tokens) => expect(lastOf([text])).toContain(`on ${tokens} tokens`))

  test.each([
    ['Llama 3.3 70B writes 20M tokens of answers, then we train Llama 3.1 8B on them with LoRA', true],
    ['train llama 3.1 8b lora on 20M tokens that llama 70b wrote', false],
    ['distill our 70B into a 3B using outputs from 2 B tokens, teacher on the same nodes', false],
  ])('what a teacher is to write is paid for: %s', (text, isPaid) => {
    expect(/for the writing of the teacher/u.test(lastOf([text]))).toBe(isPaid)
  })
})

test('data with a space in its amount is no model that writes', () => {
  expect(lastOf(['distilling qwen 32b to 4b using logits of 2.5 B tokens'])).toContain('on 2.5B tokens')
})

describe('a voice that a language model writes', () => {
  test.each([
    [
      "We've 60 hours of one narrator. Devs mention 'Orpheus 3B TTS LoRA'. Cost? 3 epochs",
      'Llama 3.2 3B on 54M tokens',
    ],
    ['Llasa 3B LoRA on 30 h of German speech, one epoch. Cost?', 'Llama 3.2 3B on 5.4M tokens'],
    ['Spark-TTS lora, 25 hours of a single speaker, 2 epochs', 'Qwen2.5 0.5B on 9M tokens'],
  ])('%s', (text, says) => expect(lastOf([text])).toContain(says))

  test('another kind of voice stays that', () => {
    expect(lastOf(['XTTS v2 fine-tune on 10 hours of one speaker, cost?'])).toContain('XTTS')
  })
})

describe('verdicts on money', () => {
  test.each([
    [
      "An invoice of $1,940 for GPU rental in October, I'm told it was one Mistral 7B LoRA on 120M tokens. Does this sound right?",
      /^plan: No, far too much: [^]*one GPU at \$2\.66\/h left on for the whole month/u,
    ],
    [
      'The AWS bill says $14,000 for a llama 3.1 8b full fine-tune on 100M tokens. Sound right?',
      /^plan: No, far too much: [^]*a machine of eight at/u,
    ],
    [
      'A $5,000 grant to pretrain a 1.1B decoder from scratch. How many tokens can I realistically afford?',
      /^answer: With \$5,000, everything counted: [\d.]+B tokens[^]*1\.1B model, pretraining: /u,
    ],
    ['Is $3,000 really enough to pretrain a 1B model from scratch?', /^answer: Yes, that is plausible/u],
  ])('%s', (text, answer) => expect(lastOf([text])).toMatch(answer))
})

test('a chip on record is known, whatever the machine around it is called', () => {
  const answer = lastOf([
    'My lead says the Mac Studio (M3 Ultra, 512GB) can do our Qwen3 32B LoRA. 20M tokens. Is he right?',
  ])
  expect(answer).toContain('Apple M3 Ultra')
  expect(answer).not.toMatch(/no data on|Not used/u)
})

test('from scratch the size is told that a sum is best spent on', () => {
  const of = (usd: number): string =>
    lastOf([`PhD student, $${usd}. What is the biggest model I could pretrain from scratch?`])
  expect(of(500)).toMatch(/a model of about 1B on 20B tokens, 20 tokens a parameter/u)
  expect(of(2000)).toMatch(/a model of about 2\.6B on 52B tokens/u)
  expect(lastOf(['$300, what can I fine-tune?'])).not.toMatch(/20 tokens a parameter/u)
})

test('a second card is no time, and one of some other things no card', () => {
  const second = lastOf(['QLoRA on Llama 3.3 70B, 40M tokens, dies on one A100 80GB. Does a second A100 fix it?'])
  expect(second).not.toMatch(/deadline/u)
  expect(lastOf(['8b lora 40M tokens', 'hardly one of them is spelled the same way twice'])).not.toMatch(/1 gpu/iu)
  expect(lastOf(['8b lora 40M tokens on 4 h100', 'only one of them'])).toMatch(/1 × H100/u)
})

test('the fastest is none that is hardly sooner at several times the money', () => {
  const of = (text: string): string => lastOf([text])
  expect(of('qlora llama 3.1 70b 50M tokens of support tickets on 2x a100 80gb fastest')).not.toMatch(
    /^plan: .*Google/u,
  )
  expect(of('8b lora 100M tokens fastest')).toMatch(/^plan: 8 × B300/u)
})
