/** What a first text says of its data, and what is told beside its plan: lengths by kind, free notebooks, encoders, money of a month. */
import { expect, test } from 'vitest'
import { lastOf } from './thread-driver.ts'

const says = (text: string): string => lastOf([text])

test.each([
  ['finetune gemma 3 12b on 5000 legal documents', '20M'],
  ['gemma 2 9b lora on 10k news articles', '8M'],
  ['llama 3.1 8b lora on 2000 transcribed calls', '4M'],
  ['llama 8b lora, 800 sales calls', '1.6M'],
  ['lora on llama 3.3 70b, 8k customer support conversations', '7.2M'],
  ['llama 3.1 8b lora on 2000 recorded support calls, 20 min each', '8M'],
  // A goal: three passes.
  ['make a model that writes product descriptions in our brand voice, we have like 12k from shopify', '7.2M'],
  ['call summaries from our own model, got ~2000 transcribed calls, 45 min each. what does it cost?', '54M'],
])('as long as its kind usually is: %s', (text, tokens) => {
  expect(says(text)).toContain(` on ${tokens} tokens`)
})

test.each([
  ['two kinds', '20k examples: titles for product descriptions and news articles, lora 8b', '10.2M'],
  ['rows of something else', 'llama 3.1 8b lora 10k rows', '5.12M'],
])('what names no one kind is counted as ever: %s', (_, text, tokens) => {
  expect(says(text)).toContain(` on ${tokens} tokens`)
})

const free = /Free: (?:QLoRA|LoRA|training all) of it on the T4 of Colab or Kaggle takes about [\d.]+ (?:h|min)/u
test.each([
  "i'm a student, want to fine tune mistral 7b on 6k rows for my thesis",
  'cheapest way to lora gemma 3 12b on 5k rows',
  'budget $5, qwen 7b lora 3k rows',
  'qwen3 4b lora 3k rows 1 epoch',
  'finetune bert-base on 200k labeled reviews for classification',
])('the free way is told: %s', (text) => expect(says(text)).toMatch(free))

test.each([
  ['a seller', 'we use aws only, llama 3.1 8b lora 5k rows cheapest'],
  ['a GPU', 'cheapest h100 for llama 8b lora 5k rows'],
  ['data of patients', 'cheapest way to train qwen2.5 7b on 3000 patient letters'],
  ['long runs', 'llama 70b lora 1000 rows, cheapest'],
  ['no wish for it', 'llama 3.1 8b lora 20k rows'],
])('and not with %s', (_, text) => expect(says(text)).not.toContain('Free: '))

test('an encoder is trained with plain AdamW on sequences of about twice its texts', () => {
  const answer = says('finetune bert-base on 200k labeled reviews for classification')
  expect(answer).not.toContain('8-bit AdamW')
  expect(answer).toContain('sequences of 256')
  expect(says('finetune bert-base on 200k reviews with unsloth')).toContain('8-bit AdamW')
})

test.each(['qwen2.5-vl 7b lora on 8k invoice images', 'modernbert classifier on 20k reviews', '7b lora on 100k rows'])(
  'the usual three passes are told: %s',
  (text) => expect(says(text)).toMatch(/One epoch is assumed, the usual 3 take/u),
)

test('the usual passes are set against the limits that one pass keeps', () => {
  expect(says('finetune a 7b model on 100k rows in under 4 hours')).toMatch(
    /The usual 3 epochs take [\d.]+ h, and at the top of the range [\d.]+ h, over your deadline/u,
  )
  expect(says('llama 8b lora 20k rows, max $2')).toContain('over your budget: this plan is for one')
  expect(says('llama 8b lora 20k rows, max $500')).not.toContain('The usual 3 epochs')
})

test.each([
  'i want to build a coding assistant for our internal codebase, around 400k lines of code. budget maybe $1000/month',
  'lora llama 8b 20k rows, budget $500 per month',
  'lora llama 8b 20k rows, we can spend $200 a month',
])('money of a month is set against one run: %s', (text) => {
  expect(says(text)).toMatch(/^plan: [^]*is taken for all that a month may cost: one run comes to \$/u)
})

test('money of an hour is none of a month', () => {
  expect(says('lora llama 8b 20k rows, $2/hour max')).not.toContain('that a month may cost')
})

test.each([
  ['finetune codestral/qwen coder 7b, 30M tokens', /codestral: [^]*qwen coder 7b: /u],
  ['Qwen/Qwen3-8B lora 10M tokens', /^plan: [^]*Qwen3 8B on 10M tokens/u],
  ['want to fine tune deepseek on our docs, how much', /“deepseek” comes in several sizes: /u],
  ['codestral lora 30M tokens', /Codestral 22B [^]*forbids commercial use/u],
])('no model is dropped: %s', (text, words) => expect(says(text)).toMatch(words))

test('of long examples of which the mean is said the longest are cut', () => {
  expect(says('deepseek r1 distill qwen 14b lora, 18k reasoning traces about 6k tokens each')).toContain(
    'holds examples of 6000 tokens, longer ones are cut',
  )
})

test.each([
  ['finetune qwen 2.5 coder 7b on our codebase, about 12k files ~ 40M tokens', ' on 40M tokens'],
  ['llama 8b 20k rows x 30M tokens', ' on 30M tokens'],
  ['qwen2.5-vl 7b lora 4k images', '4000 examples'],
  ['llama 3.2 11b vision for reading receipts, 4k images', '4000 examples'],
])('a count, and the tokens of all: %s', (text, told) => expect(says(text).replaceAll(/\s+/gu, ' ')).toContain(told))

test('pixels of 4k are those of images that are counted besides', () => {
  expect(says('qwen2.5-vl 7b lora 3000 images in 4k resolution')).toMatch(/3000\s+examples/u)
})

test.each([
  [
    'we need to classify requests of citizens by department, about 60,000 past requests with labels, Dutch. what is the cheapest way to train something?',
    'XLM-R',
  ],
  ['we want to sort support emails in 5 languages into 20 categories, 40k labelled examples', 'XLM-R'],
  ['we want to sort support emails into 20 categories, 40k labelled examples', 'ModernBERT'],
])('an encoder of the language of the texts: %s', (text, model) => expect(says(text)).toContain(`Guessed: ${model}`))

test.each([
  '12gb 3060, what size model can i qlora',
  '4090: which model sizes can I train with lora?',
  'what size of model fits a 3060 12gb for qlora',
])('the largest size that a card holds is asked: %s', (text) =>
  expect(says(text)).toMatch(/About 8B is the largest usual size that is sure to fit on 1 × RTX/u),
)

test('a rough count of labelled ones is of examples, and what a model is to handle is what it learns from', () => {
  const answer = says('want to replace gpt-4o for classifying incoming emails, ~20k labelled ones, budget around $200')
  expect(answer).toMatch(/ModernBERT large on 30\.7M tokens/u)
  expect(says('want to replace gpt-4o for classifying emails, 20k labelled ones')).toContain('“emails” may be personal')
  expect(says('qwen2.5-vl 7b lora 12k images with captions for invoice extraction')).toContain(
    '“invoice” may be personal',
  )
  expect(says('8b lora 10k rows, we need an invoice')).not.toContain('may be personal')
})
