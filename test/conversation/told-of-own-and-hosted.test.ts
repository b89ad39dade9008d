/** What is there already weighs in a first text: own cards, a hosted model that is paid for, runs that fail, examples that are labelled. */
import { describe, expect, test } from 'vitest'
import { lastOf } from './thread-driver.ts'

const says = (...turns: string[]): string => lastOf(turns).replaceAll(/\s+/gu, ' ')

describe('own cards against rent', () => {
  test.each([
    'got 2x3090 in the office, 8b qlora on 25k rows of 600 tokens, is it worth renting instead?',
    'i own a 4090, want to qlora a 7b on 20M tokens, cheaper to rent instead?',
    'we have 4x A6000 at home, lora 13b on 40M tokens. would it make sense to rent instead?',
  ])('%s', (text) => {
    const answer = says(text)
    expect(answer).toMatch(/no rent/u)
    expect(answer).not.toMatch(/Not used/u)
  })
})

describe('a hosted model and a small one', () => {
  test.each([
    'we pay openai $3k/month for tagging tickets, could a small fine-tuned model do it? 40k labeled tickets of 150 tokens',
    'claude costs us $1,500 a month for reading invoices. would a fine-tuned 8b do the same? 15k examples of 1k tokens',
    'spending $900 a month on gpt-4o for routing mails, can our own small model handle that? 30k labelled mails of 300 tokens',
  ])('what it costs now and whether it can be had for less: %s', (text) => {
    const answer = says(text)
    expect(answer).toMatch(/^plan: .*As a rule of thumb a tuned 8B comes level .* is what the model in use costs now/u)
    expect(answer).not.toMatch(/cannot be trained|Not used: “(?:open|claude|gpt)/u)
  })

  test('nothing is compared where nobody asks', () => {
    const answer = says(
      'our gpt-4o does the intent tagging today, want a small encoder instead, 50k labelled messages of 100 tokens',
    )
    expect(answer).toMatch(/^plan: /u)
    expect(answer).not.toMatch(/rule of thumb a tuned/u)
  })

  test.each([
    'spending too much on gpt-4o for ticket tagging (~200k tickets labeled). could a small finetuned model do it',
    'gpt-4.1 does our topic labels today, could a small encoder take over? 60k labelled texts of 120 tokens',
  ])('labels are there: %s', (text) => {
    const answer = says(text)
    expect(answer).toMatch(/an encoder, every weight trained|encoder/u)
    expect(answer).not.toMatch(/label some|500 labelled examples a class/u)
  })
})

describe('runs and their number', () => {
  test.each([
    ['~10 lora runs/month on an 8b with 5M tokens each. monthly cost?', /^plan: 10 runs a month cost/u],
    ['8b lora 6M tokens, 4 training runs/week, cost per week?', /4 such runs a week cost \$\d/u],
    ['lora 8b 20k examples of 500 tokens, budget including one or two failed runs?', /^plan: 3 runs cost/u],
    ['qlora 13b 30M tokens incl. 2 failed attempts, total?', /^plan: 3 runs cost/u],
  ])('%s', (text, answer) => expect(says(text)).toMatch(answer))
})

describe('examples', () => {
  test.each([
    'how many labelled tickets do we need for a classifier',
    'how many labeled examples per class for intent classification?',
  ])('labels: %s', (text) => expect(says(text)).toMatch(/^answer: To classify texts: some 200-500 labelled examples/u))

  test.each([
    'how many examples do i need to finetune an 8b for support answers',
    'how much data is needed to teach a 7b our product docs',
    'how many rows do we need to fine tune llama for our tone of voice?',
  ])('before any is told: %s', (text) => expect(says(text)).toMatch(/^answer: For a format, a tone or a narrow task/u))

  test.each(['how many examples do we need at least?', 'could we do with fewer examples?', 'is less data ok?'])(
    'below a plan: %s',
    (question) =>
      expect(says('llama 8b lora 20k examples of 500 tokens', question)).toMatch(
        /^answer: For a tone, a format or one narrow task 500 to 2,000 good examples do .* here are 10M tokens, 20k examples\. On the best 2,000 alone this plan would take/u,
      ),
  )

  test.each([
    ['bert classifier on 20k contracts of 3000 tokens, 3 epochs', /BERT base on 30\.7M tokens/u],
    ['modernbert classifier on 20k contracts of 3000 tokens, 3 epochs', /ModernBERT base on 180M tokens/u],
  ])('what a model does not read is not counted: %s', (text, answer) => expect(says(text)).toMatch(answer))

  test('things with their texts', () =>
    expect(says('fine tune llama 8b to write product texts, 22,000 products with the existing texts')).not.toMatch(
      /Not used/u,
    ))
})

test('data that nobody can be told from', () =>
  expect(says('lora 8b on 10k de-identified patient notes of 800 tokens')).toMatch(/what is anonymized needs no/u))

test('a model that is not known, beside one that is', () =>
  expect(says('compare lora on whisper and qwen 7b 10M tokens')).toMatch(/“whisper”: it is no part of this plan/u))

test('"or better" is of GPUs where some are named', () => {
  expect(says('lora 8b 10M tokens on 2x L40S or better')).toMatch(/Only the GPUs that are named/u)
  expect(says('lora 8b 10M tokens, llama or better')).not.toMatch(/Only the GPUs that are named/u)
})
