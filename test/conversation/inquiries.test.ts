/** Questions that are no complete job: each kind by phrasings it was built with and phrasings it was not. */
import { describe, expect, test } from 'vitest'
import { sharedApp } from '../shared-app.ts'
import type { Outcome } from '../../src/conversation/outcome.ts'
import { plainText } from '../../src/presentation/content/message-content.ts'
import { noRules } from '../../src/team/team-rules.ts'
import { estimateOutput, estimateTool } from '../../src/mcp/estimate-tool.ts'
import { gpucost } from '../cli/run-gpucost.ts'

const today = '2026-11-26'
const app = sharedApp()
const context = { today, rules: noRules, teamMeasurements: [] }
const ask = (text: string, inputKind: 'command' | 'message' = 'command') =>
  app.engine().handle({ kind: 'text', text, inputKind }, context)

/** "fit yes", "prices", "plan", "problem unknown". */
function kindOf(outcome: Outcome): string {
  if (outcome.kind === 'problem') return `problem ${outcome.problem.kind}`
  if (outcome.kind !== 'answer') return outcome.kind
  const { detail } = outcome
  return detail?.kind === 'fit' ? `fit ${detail.result.verdict}` : (detail?.kind ?? 'answer')
}

/** Commands that an outcome tells people to type. */
function suggestionsOf(outcome: Outcome): string[] {
  if (outcome.kind === 'problem') return [...outcome.problem.suggestions]
  if (!('content' in outcome)) return []
  return outcome.content.text.flatMap(({ spans }) =>
    spans.flatMap((span) => (typeof span !== 'string' && span.kind === 'command' ? [span.text] : [])),
  )
}

const heldIn: Readonly<Record<string, readonly string[]>> = {
  'fit unsure': ['does a 32b qlora fit on a 4090', 'will gpt-oss-120b qlora run on 1x h100'],
  'fit no': ['we own 2x 3090, can we do full FT of a 4B?', '405b full finetune on 8x a100 40gb possible?'],
  'fit yes': ['does 13b fit on 24 GB?', 'can a 3090 handle a 7b lora'],
  prices: [
    'h100 price',
    'how much is an h200 per hour',
    'coreweave vs lambda, h100 per hour',
    'aws p5.48xlarge for 36 hours, how much',
    '8xH100 for 3 days',
  ],
  budget: ['what can I train with $300', 'how big a model can I train with $2k'],
  plan: [
    '5,000 support chats, our own chatbot',
    '800 pages of handbook as pdf, chatbot that knows them',
    // Jobs stay jobs.
    '8b 100M tokens on a 4090, does it fit?',
  ],
  hosting: ['what does it cost to host a finetuned 8b 24/7', 'hosting our 70b in fp8 for 50 users, business hours'],
  'problem unknown': [
    'which gpus do i need to finetune claude sonnet 4.5 on our support tickets',
    // Of how much nothing is said.
    'whisper large v3 finetune on danish audio',
  ],
  samples: [
    'sdxl lora 30 images of my dog',
    'whisper large v3 finetune on 200h of danish audio',
    'resnet 50 on 1.2M images, 90 epochs, 8 a100',
  ],
}

const heldOut: Readonly<Record<string, readonly string[]>> = {
  known: [
    'list gpus',
    'what gpus do you know',
    'list models',
    'which clouds can you quote',
    'how good are your estimates actually',
    'can i trust your numbers',
    'what did i ask yesterday',
    'how come a lora is not way cheaper when only a fraction of the parameters is trained?',
    'is gpucost free or do we need a licence?',
    'can we get a refund on a capacity block if the run finishes early?',
    'launch the run from last week',
    'do I need nvlink for two 4090s?',
    'whats an epoch',
    'stable diffusion dreambooth, which gpu',
  ],
  quote: ['is $1.49/h for an H100 a good price?', 'vendor wants 3.85/h for h100 sxm, 12 month reserved, sign it?'],
  contrast: [
    'is a 1 year reservation of 16 H100 worth it',
    'reserve 32 H100 for 12 months at $1.85 or pay $2.60 on demand, 65% utilisation',
  ],
  'gpu prices': ['L40S at $0.90 or A100 at $1.40, which one for 13b qlora 200M tokens'],
  peak: ['datasheet says h100 = 1979 tflops bf16, so 70b x 10B tokens = 590 gpu hours right?'],
  compute: ['we have 400 H100 hours, what can we train'],
  pace: ['measured: 8xH100, 7B full, 71k tok/s. have 12B tokens, eta and cost at 2.49/gpu/h'],
  comparison: [
    'lora or full for 8b?',
    '2 x 4090 vs 1 x l40s for 13b qlora 30M tokens',
    '70b lora 500M tokens, one node or two of H100?',
    'grpo qwen2.5-7b 5k prompts x 8 samples of 1k tokens. 8xH100 or could we live with 4?',
    'would spot save us anything for a 13b lora on 1B tokens?',
  ],
  encoding: ['embed 120 million descriptions of 80 tokens with qwen3-embedding-0.6b'],
  largest: ['what fits on a single A6000'],
  hardware: ['gpt-oss-120b lora, which box', 'do we really need 100 gpus for a 30b model'],
  'fit yes': [
    'is 24gb enough for qlora on 13b?',
    'can we do mistral 7b qlora on a T4',
    'does full ft of 1b run on a 4090',
    'would an 8b full finetune oom on a single h200',
  ],
  'fit no': ['70b qlora, 2x 4090, will it work?', 'will a 34b lora fit into 48 GB of vram'],
  prices: [
    'b200 hourly rate',
    'price of 4090 on runpod and vast',
    '16 h100 for a week',
    'rent 8 a100 for 10 days, cost?',
    'L4 on gcp price per hour',
  ],
  budget: ['what could we fine-tune for 1000 dollars', 'how much data can I train a 70b on for $500'],
  plan: [
    'we have 20k support tickets and want our own chatbot',
    '1,200 pages of manuals, a bot that answers questions about them',
    'want an assistant that writes like us, 500 blog articles',
    'what does it cost to finetune mistral',
    'fine tune llama for 300 dollars',
    'how much is it to finetune on our docs',
    'which model for 5000 chats?',
  ],
  hosting: [
    'monthly cost of hosting qwen 32b in 4-bit',
    'what would it cost to deploy a 13b for 200 employees during office hours',
  ],
  // What lacks a part of its job is still asked for it.
  'problem missing-data': ['70b on 8 h100', 'we want to fine tune and host an 8b'],
  'problem missing-model': ['how much to train on h100', 'in 2024 we ran on 8 h100 for 3 days and it went well'],
  'problem unknown': ['fine-tune gpt-4o on our data, which gpu'],
}

const cases = (lists: Readonly<Record<string, readonly string[]>>) =>
  Object.entries(lists).flatMap(([kind, texts]) => texts.map((text) => [text, kind] as const))

describe.each([
  ['built with', heldIn],
  ['not built with', heldOut],
])('phrasings %s', (_, lists) => {
  test.each(cases(lists))('%s', (text, kind) => {
    const outcome = ask(text)
    expect(kindOf(outcome)).toBe(kind)
    const refused = suggestionsOf(outcome).filter(
      (suggestion) => !/^(?:plan|infeasible|samples)$/.test(kindOf(ask(suggestion))),
    )
    expect(refused).toEqual([])
  })
})

test('a fit says its memory, what would make it fit, and what was assumed', () => {
  const outcome = ask('we own 2x 3090, can we do full FT of a 4B?')
  if (outcome.kind !== 'answer' || outcome.detail?.kind !== 'fit') throw new Error(outcome.kind)
  const { result, assumptions } = outcome.detail
  expect(result.peakMemoryGiB.p50).toBeGreaterThan(result.usableMemoryGiB)
  expect(result.offloaded).toMatchObject({ kept: 'params' })
  expect(result.changes).toContainEqual({ kind: 'method', method: 'lora' })
  expect(assumptions).toContain('sequences of 2,048 tokens')
  expect(plainText(outcome.content)).toMatch(
    /^Likely, but only with weights in bf16 alone and 8-bit states[^\n]* a 4B model [^\n]*\nThat takes about .* it is at least .* in the memory of the machine/,
  )
})

test('full training that fits in bf16 alone says so, and what more it would take', () => {
  const textOf = (text: string) => {
    const outcome = ask(text)
    if (outcome.kind !== 'answer') throw new Error(outcome.kind)
    return plainText(outcome.content)
  }
  const alone = textOf('does a full finetune of llama 3 8b fit on one 80GB H100?')
  expect(alone).toMatch(
    /^Not in the usual way, with fp32 master weights and AdamW: that takes about 1\d\d GiB [^]*bf16 alone[^]*it fits on 1 × H100\.[^]*Or it fits with LoRA/,
  )
  expect(textOf('does a full finetune of llama 3 8b in pure bf16 fit on one 80GB H100?')).toMatch(/^Yes: /)
  expect(textOf('does a 8b lora fit on one 80GB H100?')).not.toContain('bf16 alone')
})

test.each(['qlora 70b on 2x3090', '8b full on a 4090', '405b full on 8 h100', '4b full on 2 3090'])(
  'what fits with offload alone is said as its plan says it: %s',
  (text) => {
    const fit = ask(`does ${text} fit?`)
    if (fit.kind !== 'answer' || fit.detail?.kind !== 'fit') throw new Error(fit.kind)
    const plan = ask(`${text} 100M tokens`)
    const kept = plan.kind === 'plan' ? plan.answer.recommendation.best.offload : null
    expect(fit.detail.result.offloaded?.kept ?? null).toBe(kept === 'none' ? null : kept)
  },
)

test('where a plan takes 4-bit weights in place of the memory of the host, what fits names both', () => {
  const plan = ask('70b lora on 1 h100 100M tokens')
  expect(plan.kind === 'plan' && plan.answer.recommendation.best.method).toBe('qlora')
  const fit = ask('does 70b lora on 1 h100 fit?')
  expect('content' in fit ? plainText(fit.content) : '').toMatch(
    /only with offload to the host: LoRA[^]*it fits with QLoRA/u,
  )
})

test('what is said to fit is what a plan on the same GPUs finds', () => {
  const texts = ['mistral 7b qlora on 1 t4', 'qwen3 14b lora on 1 l40s', '7b full on 2 3090']
  const fits = texts.map((text) => kindOf(ask(`does ${text} fit?`)))
  const plans = texts.map((text) => ask(`${text} 5M tokens batch 1 no offload adamw`).kind)
  expect(fits).toEqual(['fit yes', 'fit yes', 'fit no'])
  expect(plans).toEqual(['plan', 'plan', 'infeasible'])
})

test('data after a question of fit makes it a job, and another question does not', () => {
  const { subject } = ask('does 13b fit on 24 GB?')
  if (subject === undefined) throw new Error('nothing to go on from')
  const outcome = app.engine().handle({ kind: 'text', text: '5M tokens', inputKind: 'command', subject }, context)
  expect(outcome.kind === 'plan' && outcome.answer.scenario.spec).toMatchObject({ params: 13e9, tokens: 5e6 })
  const next = app.engine().handle({ kind: 'text', text: 'h100 price', inputKind: 'command', subject }, context)
  expect(kindOf(next)).toBe('prices')
})

test('prices are those of offers, times hours and GPUs', () => {
  const outcome = ask('8xH100 for 3 days')
  if (outcome.kind !== 'answer' || outcome.detail?.kind !== 'prices') throw new Error(outcome.kind)
  const { offers } = outcome.detail.list
  expect(offers.length).toBeGreaterThan(2)
  for (const { usdPerGpuHour, totalUsd, priceAsOf } of offers) {
    expect(totalUsd).toBeCloseTo(usdPerGpuHour * 8 * 72)
    expect(priceAsOf).toMatch(/^\d{4}-\d{2}/)
  }
})

test('of what was named and has no price, that is said, and not that it is not rented', () => {
  const outcome = ask('h100 price at vultr and hyperstack and salad')
  if (outcome.kind !== 'answer') throw new Error(outcome.kind)
  const text = plainText(outcome.content)
  expect(text).toContain('We have no price of H100 at Salad.')
  expect(text).not.toMatch(/does not rent|nobody/i)
})

test('a goal names its guesses beside the answer and among the assumptions', () => {
  const outcome = ask('800 pages of handbook as pdf, chatbot that knows them')
  if (outcome.kind !== 'plan') throw new Error(outcome.kind)
  const { assumptions } = outcome.answer.recommendation
  expect(assumptions.join('\n')).toMatch(
    /Guessed: an 8B model, LoRA, 3 passes.*\nMind: .*retrieval.*\nMind: .*day and night.*\n.*667 tokens/,
  )
  expect(plainText(outcome.content)).toContain('Guessed: an 8B model')
  expect(outcome.answer.scenario.spec).toMatchObject({ params: 8e9, method: 'lora', tokens: 3 * 533_333 })
})

test('money buys what is computed for it', () => {
  const outcome = ask('what can I train with $300')
  if (outcome.kind !== 'answer' || outcome.detail?.kind !== 'budget') throw new Error(outcome.kind)
  expect(outcome.detail.jobs).toHaveLength(3)
  for (const { recommendation } of outcome.detail.jobs) {
    expect(recommendation.best.allInUsd.p50).toBeLessThanOrEqual(300)
    expect(recommendation.best.allInUsd.p50).toBeGreaterThan(200)
  }
})

test('hosting counts weights and conversations, and claims no speed', () => {
  const outcome = ask('hosting our 70b in fp8 for 50 users, business hours')
  if (outcome.kind !== 'answer' || outcome.detail?.kind !== 'hosting') throw new Error(outcome.kind)
  const { plan } = outcome.detail
  expect(plan).toMatchObject({ weights: 'fp8', sequences: 5, hoursPerMonth: 220 })
  expect(plan.cacheGiB).toBeCloseTo((5 * 8192 * 80 * 2 * 8 * 128 * 2) / 2 ** 30)
  expect(plainText(outcome.content)).toContain('none was measured here')
})

test.each([
  ['does a 32b qlora fit on a 4090', ['spec', 'fit']],
  ['h100 price', ['prices']],
  ['what can I train with $300', ['spec', 'recommendation', 'budget']],
  ['5,000 support chats, our own chatbot', ['spec', 'recommendation']],
  ['what does it cost to host a finetuned 8b 24/7', ['hosting']],
])('ask --json "%s"', async (text, keys) => {
  const { status, output } = await gpucost(['ask', text, '--json', '--today', today], '', app.cli)
  const document: unknown = JSON.parse(output)
  expect(status).toBe(0)
  expect(Object.keys(document as object)).toEqual(expect.arrayContaining(keys))
})

test('a fit in JSON has the keys of the outside interface', async () => {
  const { output } = await gpucost(['ask', 'does 13b fit on 24 GB?', '--json'], '', app.cli)
  expect(JSON.parse(output)).toMatchObject({
    fit: {
      verdict: 'yes',
      peakMemoryGiB: { p50: expect.any(Number) },
      usableMemoryGiB: expect.any(Number),
      assumptions: expect.any(Array),
    },
  })
})

test('an assistant is answered too', () => {
  const { structuredContent, isError } = estimateTool.call(
    { job: 'does a 32b qlora fit on a 4090' },
    { engine: app.engine(), known: app.cli.known, documents: app.cli.documents, today: () => today },
  )
  expect(isError).toBeUndefined()
  expect(estimateOutput.parse(structuredContent).answer).toMatchObject({ fit: { verdict: 'unsure' } })
})

/** What follows from the figures of a text, and a line of its answer. */
const reckoned: readonly (readonly [string, RegExp])[] = [
  // What somebody would buy, by the use and the term that are named.
  [
    'buy a server of 8x H100 for $300k or rent at $2/gpu-hr, 2 years, used 50% of the time, power 10c/kWh',
    /busy 50% of the time, renting is \$140k/,
  ],
  [
    'check this: 8x A100 80GB, $11,680/month + $500/month for 5TB storage',
    /^\w+: \$2\.00\/h a GPU[^]*\$0\.10 a GB and month is usual/,
  ],
  ['is a b200 5x an h100 for training? our job takes 10 days on h100', /^No, less: [^]*10 days become (?:about )?4/],
  ['assume 50% MFU: 1B params, 20B tokens, h100 at $2, on 8', /^67\.4 GPU-hours of H100 SXM, \$135 at \$2/],
  ['8b lora 100M tokens at 16k context instead of 2k, how much more expensive on 8x h100?', /times the GPU-hours/],
  ['2M docs of 1k tokens, want a 70b to give each a label, gpus or api', /^No training, one pass/],
  ['vram for 13b lora', /GiB of memory, up to/],
  [
    'log: 2.5 s/step, 7200 steps in all, 8 gpus at 2.00 each, what is the bill?',
    /\$80 of GPU time: .* 5 h on 8 GPUs, 40 GPU-hours/,
  ],
  [
    'planned 300 gpu hours, used 450 and we are 75% done, total at $2?',
    /About \$1,200 .* 600 GPU-hours[^]*Left: 150 GPU-hours, \$300[^]*2 times/,
  ],
  ['6e20 flops budget: 1b or 5b?', /1B on 100B tokens: all of it[^]*5B on 20B tokens: all of it/],
  ['egress bill for 10 TB out of gcp?', /\$1,110 for 10 TB out of Google Cloud/],
  ['i own a 4090, can i full finetune a 7B on it?', /^No, only with offload to the host: full fine-tuning of a 7B/],
  ['biggest model on one 4090? lora and full', /- LoRA: 8B[^]*- Full fine-tuning/],
  ['13b lora 50M tokens: 4xH100 @ $10/h or 8xA100 @ $12/h?', /4 × H100 \S+ at \$2\.50\/h a GPU/],
  ['8b lora 20M tokens incl. 20% vat', /in total with 20% VAT/],
  ['20k chats, about 10 messages each, 8b lora', /on 10M tokens/],
  ['2M pages of 500 tokens each, 8b lora', /on 1B tokens/],
  ['does a 70b in awq fit 2x 3090 with vllm, 4k?', /^Yes: a 70B model in 4-bit fits 2 × RTX 3090 for answering/],
  ['405b full seq 4k fsdp on 8 h100, 950 tok/s in total, slow?', /^Somewhat slow[^]*% of the dense bf16 peak/],
  [
    'job stopped at step 900/2000, last checkpoint 600, 4 h100 at $2.50 each, 10 s/it, cost?',
    /^Lost: 300 steps[^]*1,400 steps/,
  ],
  [
    '[2026-11-24 10:00:00] step 100/1000 | gpus 8\n[2026-11-24 10:10:00] step 160/1000\nwhen is this done and what will it have cost (2.00/gpu/h)',
    /\$37 of GPU time: 840 steps × 10 s[^]*11-24 12:30[^]*1,000 steps, [^]*\$44/,
  ],
  ['how many tokens can a 34b see in 48 hours, full, on 32 h100', /48 h are enough for about \S+ tokens/],
  ['will a100 prices fall next year?', /^I do not know[^]*Today's: A100/],
  ['can a tuned 7b beat gpt-4o at sorting mails?', /^As a rule of thumb a tuned 8B comes/],
  [
    '8x H100 SXM, 12 months committed, $2.45 per GPU-hour billed around the clock. They train roughly 200 hours a month. Fair price?',
    /^Not worth it for this use[^]*1,600 GPU-hours a month/,
  ],
  ['12 h100 reserved at $2.20/h, busy 50% of the time, keep them?', /^Not worth it for this use/],
  ['8b lora 50M tokens weekly, $200 a month enough?', /4\.33 such runs a month cost/],
  ['sweep: lr {1e-5,2e-5} x rank {8,16,32} x 2 seeds, 3b lora, 10M tokens', /12 such runs in all/],
  ['8b lora on 10M, 100M and 1B tokens', /^10M tokens vs 100M tokens vs 1B tokens/],
  ['how many H100 servers on a 30A 208V circuit', /^None for each circuit/],
  ['is $800/month enough to serve an 8b around the clock', /^Yes: hosting an 8B model is inside/],
  ['30 students, each 20 h of a 4090: buy or rent?', /^Rent: 30 × 20 h are 600 GPU-hours/],
  ['we burn $14k a month on 8 h100, is a 1 year commitment at 1.95 cheaper?', /^Yes, 19% cheaper/],
  ['70b lora 200M tokens went NaN at 61 %, last ckpt at 50 %, redo the rest', /on 100M tokens[^]*the rest from 50 %/],
  ['5000 node-hours on a 4xA100 machine, 7b pretrain on how many tokens', /^20,000 GPU-hours/],
  ['who won the game last night', /^Nothing in that is a training run/],
  ['7B LoRA needs an 80GB card, true?', /^No, less will do: a card of 24 GB/],
  [
    'mistral-7b lora, batch 4, no checkpointing: OOM at step 1 with 24gb',
    /should fit[^]*2\. gradient checkpointing .*: /u,
  ],
  ['7b lora 200M tokens, how many a100s to be done in 5 hours', /the fewest that make 5 h|One makes 5 h/],
]

test.each(reckoned)('%s', (text, said) => {
  const outcome = ask(text)
  expect('content' in outcome ? plainText(outcome.content) : outcome.kind).toMatch(said)
})

test.each([
  [
    'qlora 70b on 2x3090',
    /^Only with offload to the host: QLoRA of a 70B model fits on 2 × RTX 3090 .*Without that it fits .*How much data\?/,
  ],
  ['llama 3.1 8b lora on a 4090', /^LoRA of Llama 3\.1 8B fits on 1 × RTX 4090\. .*How much data\?/],
  ['70b lora on h100', /^How much data\?/],
])('whether it fits needs no data: “%s”', (text, says) => {
  const outcome = ask(text)
  expect(outcome.kind === 'problem' && outcome.problem.message).toMatch(says)
})

test.each([
  [
    'we left 4 A100 running since the 20th at 1.50/gpu/h, damage so far?',
    /^About \$864 so far: 6 days × 24 h × 4 GPUs/,
  ],
  ['an L40S pod was left on for 10 days at 0.80/h, what did that cost?', /^About \$192: 10 days/],
  ['8x H100 server at full load for a month, electricity at 0.20 €/kWh?', /^About 5,840 kWh, €1,168:/],
  ['carbon of 1,000 H100 hours in France vs Germany?', /kg in France .* and .* in Germany/],
  ['how long are 1e22 flops on 64 h100', /days on 64\./],
  ['7B, step takes 4 s, 2M tokens per step, 64 H100. is that any good', /500k tok\/s/],
  ['how many H200 for a full fine-tune of Qwen2.5-72B, 16k context?', /^Plan with 16 GPUs\./],
  ['our 8 H100 are free from 20 to 6, how many nights for 13B, 10B tokens pretraining?', /nights of 10 h/],
  ['is 90k for a used DGX A100 640GB fair?', /8 × A100 SXM 80GB, \$11,250 a GPU/],
  ['not training anything, just tell me H200 prices', /^H200: from \$/],
])('%s', (text, said) => {
  const outcome = ask(text)
  expect('content' in outcome ? plainText(outcome.content) : outcome.kind).toMatch(said)
})
