/** Messages written to people: whose currency a sum has, what is a fallback, what replaces a refused number, and until when a machine is busy. */
import { expect, test } from 'vitest'
import { read, specOf } from './read-message.ts'

const job = 'Fine-tune Mistral 7B with LoRA on 20M tokens, 2 epochs.'

test.each([
  // Sums in the currency that the text names elsewhere, or that their number belongs to.
  [`${job} We paid £900 for the last one. For this we have a grand and a half.`, { budgetUsd: 1995 }],
  [`${job} Budget: 2 lakh.`, { budgetUsd: 2270 }],
  [`${job} The analyst costs £650 a day. Budget is $400.`, { budgetUsd: 400 }],
  // What was granted, and for what.
  [`${job} Boss approved 800 EUR for this.`, { budgetUsd: 942.88 }],
  [`${job} Finance signed off $900 for it.`, { budgetUsd: 900 }],
  [`${job} Total 20k INR for all of it.`, { budgetUsd: 227 }],
  [`${job} The hackathon prize was Rs 50,000.`, { budgetUsd: null }],
  [`${job} They approved $900 for the offsite.`, { budgetUsd: null }],
  // A sum, and the most that it may come to.
  [`${job} Budget $500, max $700 if needed.`, { budgetUsd: 700 }],
  [`${job} Keep it at 300 euros, absolute max 400.`, { budgetUsd: 471.44 }],
  // A fallback is none of the plan; what is asked is.
  ['LoRA on Gemma 2 27B, 7M tokens, $300. If 27B is over the budget, 9B is also OK.', { model: 'gemma-2-27b' }],
  [
    'Full fine-tuning of Llama 3.2 3B, 120M tokens. If it won’t fit in 24 hrs then I’ll go for LoRA.',
    { method: 'full' },
  ],
  ['QLoRA on Llama 3.1 70B, 40M tokens. 8B would also do if the 70B is too expensive.', { model: 'llama-3.1-70b' }],
  ['LoRA on Llama 3.1 8B, 50M tokens, on 4x L40S; if that is too slow we can go to 8.', { gpuCount: 4 }],
  ['If you can, plan Llama 3.1 8B with LoRA on 50M tokens, 3 epochs.', { tokens: 150e6 }],
  // Measured rates of a text.
  ['Full fine-tune of Qwen2.5 7B on 300M characters, 0.75 token per character, 2 epochs.', { tokens: 450e6 }],
  ['LoRA on Mistral 7B, 6 GB of text, I count roughly 4 bytes per token, 1 epoch.', { tokens: 1.5e9 }],
  ['LoRA on Mistral 7B, 50,000 letters, 300 words each, 1.5 tokens per word, 2 epochs.', { tokens: 45e6 }],
  ['LoRA on Mistral 7B, 40M tokens, which is about 30M words, 2 epochs.', { tokens: 80e6 }],
  // Numbers in place of refused ones.
  ['The dataset has not 1,5 Mio. examples, it is 150.000. Mistral 7B, LoRA, 600 tokens per example.', { tokens: 90e6 }],
  ['Sorry, it is not 20k rows but 2k. LoRA, Llama 3.1 8B, 900 tokens per row.', { tokens: 1.8e6 }],
  ['LoRA on Mistral 7B, 8,000 contracts of six pages each (call it 3,500 tokens), 2 epochs.', { tokens: 56e6 }],
  ['We have 8 x A100 40GB but I get only 2 of them. LoRA on Mistral 7B, 40M tokens.', { gpuCount: 2 }],
  ['LoRA on Mistral 7B, 20k examples of 500 tokens, 8 H100. Only 3k of them are German.', { gpuCount: 8 }],
  // Days.
  [`${job} They want it by close of play Monday.`, { deadlineHours: 78 }],
  [`${job} Needed by end of day Wednesday.`, { deadlineHours: 126 }],
  [`${job} Needed by end of next week.`, { deadlineHours: 168 }],
  [`${job} The 2 A100 are busy with evals till Monday.`, { deadlineHours: null }],
  [`${job} Must be finished until Thursday, Peter is away.`, { deadlineHours: 144 }],
])('%s', (text, expected) => {
  expect(specOf(text)).toMatchObject(expected)
})

test('options that go by a letter are compared, each with what is said of both', () => {
  const found = read('Two ways. A: Llama 3.1 8B on 70M tokens. B: Llama 3.1 70B on 22M tokens. Both LoRA, 2 epochs.')
  expect(found.kind === 'comparison' ? found.scenarios.map(({ spec }) => spec.tokens) : found.kind).toStrictEqual([
    140e6, 44e6,
  ])
})

test('money of a month that may be spent, beside a bill', () => {
  const found = read(
    'We train Qwen2.5 7B with LoRA on 20M tokens every month. The OpenAI bill was $3k a month, we can spend $200 a month.',
  )
  expect(found.kind === 'start' ? found.scenario.extras?.periodBudget?.usd : found.kind).toBe(200)
})

test('a price by the hour in rupees', () => {
  const found = read(`${job} We get A100s at Rs 170/hr.`)
  expect(JSON.stringify(found)).toContain('1.92')
})

test.each([
  'We got the approval of 500,000 yen for pre-training our own Japanese model. The data is prepared, 10B tokens after cleaning. The size of the model we will discuss.',
  'Client wants a domain model by the end of the month and has £5k set aside. Data is the archive, about 14 million words. They have not said what it is built on.',
])('the model is asked for: %s', (text) => {
  const found = read(text)
  expect(found.kind === 'problem' ? found.problem.kind : found.kind).toBe('missing-model')
})
