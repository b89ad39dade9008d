/** What is wished for without a model is a plan with guesses; a GPU by itself is told by its figures. */
import { expect, test } from 'vitest'
import { sharedApp } from '../shared-app.ts'
import type { Outcome } from '../../src/conversation/outcome.ts'
import { plainText } from '../../src/presentation/content/message-content.ts'
import { noRules } from '../../src/team/team-rules.ts'

const app = sharedApp()
const context = { today: '2026-11-26', rules: noRules, teamMeasurements: [] }
const ask = (text: string): Outcome => app.engine().handle({ kind: 'text', text, inputKind: 'command' }, context)

/** "fit", "budget", "plan", "problem". */
const kindOf = (outcome: Outcome): string =>
  outcome.kind === 'answer' ? (outcome.detail?.kind ?? 'answer') : outcome.kind

function planOf(outcome: Outcome): Extract<Outcome, { kind: 'plan' }> {
  if (outcome.kind !== 'plan') throw new Error(outcome.kind)
  return outcome
}

test('labels are what an encoder is for', () => {
  const { spec } = planOf(ask('classify 200k support emails into 14 categories')).answer.scenario
  expect(spec).toMatchObject({ model: 'modernbert-large', method: 'full', tokens: 307_200_000 })
})

test.each([
  ['summarise our inspection reports, 40k of them', 61_440_000],
  ['translate manuals from german to polish, have 80k sentence pairs', 9_600_000],
  ['rewrite legalese into plain english, 7k before/after pairs', 10_752_000],
  ['our game needs dialogue, 25k lines of script', 1_125_000],
  ['i never rented a gpu. i have 3000 question-answer pairs. where do i start', 4_608_000],
  ['newbie question, 10k emails, where to start', 15_360_000],
  ['code completion for our in-house language, 1.2M lines of code', 43_200_000],
] as const)('%s: what is to be done with the data is a goal', (text, tokens) => {
  const outcome = ask(text)
  if (outcome.kind !== 'plan') throw new Error(outcome.kind)
  const { spec } = outcome.answer.scenario
  // Code is written by a coder model of about that size.
  expect(spec).toMatchObject({ params: text.startsWith('code') ? 7_615_616_512 : 8e9, tokens, owned: null })
})

test.each([
  ['200k support emails, 400 tokens each', 'problem'],
  ['generate 10M tokens', 'problem'],
  ['label 3M comments with gemma 2 9b, how much', 'encoding'],
  ['summarise the plan', 'known'],
])('%s: is no goal', (text, kind) => expect(kindOf(ask(text))).toMatch(kind))

test.each([
  ['specs of the b200', /^B200 SXM: 180 GB at 7\.7 TB\/s; 2,250 TFLOPS in bf16, 4,500 in FP8; .*1,000 W; from \$/],
  ['how much memory does an h100 have', /^3 forms, which differ:\n- H100 NVL: 94 GB/],
  ['tdp of a 4090', /^RTX 4090: 24 GB .*450 W/],
  ['is the b200 worth it', /^(?:Yes|Not|For).* a million tokens on B200 SXM cost .* on .*; it holds 180 GB against/],
  ['what is the point of h200 over h100', /^.* on H200 SXM cost .* on H100 SXM.*; it holds 141 GB against 80 GB\.\n- /],
  ['when should i pick l40s', /a million tokens on L40S cost/],
  ['120 H100-hours. biggest model on 500M tokens?', /^120 GPU-hours train about .* on an? \d+B model with LoRA, or/],
  ['i need a gpu for a week to play with', /^For 7 days: RTX 4090 from \$\d+, A100 from \$\d+/],
])('%s', (text, shown) => {
  const outcome = ask(text)
  if (outcome.kind !== 'answer') throw new Error(outcome.kind)
  expect(plainText(outcome.content)).toMatch(shown)
})

test.each([
  ['how much vram does llama 8b need on h100', 'fit'],
  ['should we use h100s for a 7b lora on 10M tokens', 'plan'],
  ['is an h100 worth it for 13b lora 20M tokens', 'plan'],
  ['what can we train with $300', 'budget'],
  ["my son is asking for an RTX 5080 for his birthday, is that overkill for Fortnite? he's 12", 'problem'],
])('%s: is of a job, not of a GPU', (text, kind) => expect(kindOf(ask(text))).toMatch(kind))

test.each(['what is the cheapest way to learn fine tuning', "what's the best thing we can do with 40k legal QA pairs"])(
  '%s: any model will do',
  (text) => expect(planOf(ask(text)).answer.scenario.spec.params).toBe(8e9),
)

test('own GPUs that nobody named are asked for, and are none that we made up', () => {
  const outcome = ask('70b 2B tokens on our own hardware')
  if (outcome.kind !== 'plan') throw new Error(outcome.kind)
  const text = plainText(outcome.content)
  expect(text).not.toMatch(/^Your \d/)
  expect(text).toContain('Mind: your own GPUs are not named, so this is what renting takes.')
  expect(plainText(planOf(ask('70b 2B tokens on our own 8 x h100')).content)).toMatch(/^Your 8 × H100/)
})

test('a plan that two changes come to is named once', () => {
  const outcome = ask('llama 3.1 70b full 2B tokens on 2 l4 under $20')
  if (outcome.kind !== 'infeasible' || !('nearest' in outcome.problem)) throw new Error(outcome.kind)
  const plans = outcome.problem.nearest.map(({ option }) => `${option.gpuCount} ${option.gpu} ${option.provider}`)
  expect(new Set(plans).size).toBe(plans.length)
  expect(plans.length).toBeGreaterThan(0)
})

test.each([
  ['8b lora 50M tokens under $500 CAD', 500 * 0.714],
  ['8b lora 50M tokens, budget $5,000 mexican pesos', 5000 * 0.0543],
  ['8b lora 50M tokens under $40 usd', 40],
  ['8b lora 50M tokens under $500 on 2 h100', 500],
])('%s: the dollar sign is of the currency that is named', (text, usd) =>
  expect(planOf(ask(text)).answer.scenario.spec.budgetUsd).toBeCloseTo(usd, 0),
)

test.each([
  '8b lora 50M tokens, 2 rounds over the data',
  'Model: 8b\nMethod: lora\nData: 50M tokens\nPasses over the data: 2',
])('%s: passes are epochs', (text) => expect(planOf(ask(text)).answer.scenario.spec.tokens).toBe(1e8))

test('a goal with its data goes before a question of the form that its data have', () => {
  const outcome = ask(
    "I want a chatbot that speaks like our guides. I've about 300 pages in PDF. Which computer do I rent?",
  )
  expect(planOf(outcome).answer.scenario.spec).toMatchObject({ params: 8e9, tokens: 600_000 })
})

test('sides of an image are no price', () => {
  const outcome = ask('qwen2.5-vl-7b lora 30k scans of 200 tokens each, 3 epochs, images resized to 1024x1024')
  expect(planOf(outcome).answer.scenario.spec).toMatchObject({ imageCount: 30_000, imageTokens: 1338 })
  expect(plainText(planOf(outcome).content)).not.toContain('a GPU) its')
})

test.each([
  ['we have 600 really good sales emails. is that enough to fine tune or a waste of money', 921_600],
  ['is 300 product descriptions too little for training?', 180_000],
  ['are 900 invoices enough for training or should we not bother?', 1_382_400],
  ['tengo 1000 dolares y 2M de ejemplos cortos en español, que modelo me recomiendas?', 3_072_000_000],
  ['wir haben 30.000 E-Mails vom Kundendienst und 800 Euro, welches Modell empfehlt ihr?', 46_080_000],
] as const)('%s: who asks for advice and names data has it of a model that is guessed', (text, tokens) => {
  const { scenario } = planOf(ask(text)).answer
  expect(scenario.spec).toMatchObject({ params: 8e9, tokens })
  expect(scenario.notes.some((note) => note.startsWith('Guessed: an 8B model'))).toBe(true)
})

test('what so many examples are enough for stands first where that is asked', () => {
  expect(
    planOf(ask('4000 product reviews, is it worth training something on them?')).answer.scenario.extras?.lead,
  ).toBe(
    '4,000 examples: enough for one task; quality of the examples counts for more than their number (rule of thumb); to train on them',
  )
})

test.each(['2B tokens on 8 H100', '500M tokens, lora, cheapest gpu', '100M tokens in under $200'])(
  '%s: a command without a question is asked for its model',
  (text) => {
    const outcome = ask(text)
    expect(outcome.kind === 'problem' ? outcome.problem.kind : outcome.kind).toBe('missing-model')
  },
)

test.each([
  ['grpo on a 3b with one gpu possible?', 'Yes, on one GPU with LoRA and full fine-tuning.'],
  ['can a single card do dpo on an 8b?', 'Yes, on one GPU with QLoRA, LoRA and full fine-tuning.'],
  ['qlora 70b, one gpu. works?', 'Yes, on one GPU with QLoRA.'],
  [
    'would full finetune of llama 3.1 70b run on just one card?',
    'No, not on one GPU of any kind that is rented, with full fine-tuning.',
  ],
  ['Is GRPO for a 14B model feasible with 2 GPUs?', 'Yes, on 2 GPUs with LoRA and full fine-tuning.'],
] as const)('%s: whether so many GPUs do it needs no data', (text, says) => {
  const outcome = ask(text)
  expect(kindOf(outcome)).toBe('hardware')
  expect(outcome.kind === 'answer' ? plainText(outcome.content).split('\n')[0] : '').toBe(says)
})

test.each(['grpo on a 3b with one gpu', 'lora 70b 4 gpus cost?', 'is full of an 8b on 2 gpus possible in 3 days?'])(
  '%s: hours and dollars need the data',
  (text) => {
    const outcome = ask(text)
    expect(outcome.kind === 'problem' ? outcome.problem.kind : outcome.kind).toBe('missing-data')
  },
)
