/** Numbers of prose: which of several holds, what one counts without a unit, and what is no part of the plan. */
import { describe, expect, test } from 'vitest'
import { readMessage } from '../../../src/language/message.ts'
import { today, vocabulary } from '../fixtures.ts'

const read = (text: string) => readMessage(text, vocabulary, today)
const specOf = (text: string) => {
  const result = read(text)
  return 'scenario' in result ? result.scenario.spec : { problem: result.problem.message }
}

describe('a number without a unit', () => {
  test.each([
    ['Falcon 40B continued pretraining on 6B tokens, A100s reserved. Max 60k.', { budgetUsd: 60_000, tokens: 6e9 }],
    ['Llama 3.1 8B, full weights, 1.5B tokens. The budget is flexible, something like 4k', { budgetUsd: 4000 }],
    ['Phi-4, QLoRA, 9k proof sketches of ~1.6k tokens, 3 epochs. Cost on an A100?', { tokens: 43_200_000 }],
    ['We would fine-tune an 8B on 45 000 things (avg 500 tokens), one epoch', { tokens: 22_500_000 }],
    ['35B LoRA on 17M tokens, 16k ctx. Is there a risk of OOM at 16k?', { tokens: 17e6, sequenceLength: 16_384 }],
    ['8B full finetune, 900M tokens of code, 1 epoch at 8192. Hours on 8 H100?', { sequenceLength: 8192 }],
    ['V100 32GB in the uni cluster, max 4 per user. Pythia 410M from scratch on 8B tokens, how long?', { gpuCount: 4 }],
  ])('“%s” is taken for what it most likely counts', (text, expected) => {
    expect(specOf(text)).toMatchObject(expected)
  })

  test.each([
    ['We serve 45k users. LoRA of the 8B on 30M tokens costs what?', { budgetUsd: null, tokens: 30e6 }],
    ['It got 83.1 on Spider. Fine-tune the 14B on 20M tokens, price?', { budgetUsd: null, tokens: 20e6 }],
    ['Cost center 44710. 8B LoRA, 30M tokens, what does it cost?', { budgetUsd: null, tokens: 30e6 }],
  ])('“%s” has a number of something else', (text, expected) => {
    expect(specOf(text)).toMatchObject(expected)
  })

  test('what could be another amount of data is asked', () => {
    expect(read('8B LoRA. Either 40k or 90k rows, of 500 tokens')).toHaveProperty('problem')
  })
})

describe('of two values that of what is left holds', () => {
  test.each([
    ['Corpus is 4.2 TB raw crawl -> after our filters 310 GB. Continued pretraining of Qwen2.5 1.5B', 72e9, 95e9],
    ['Pretrain a 1B: 30 GB of text... no wait, 30 GB is before dedup, after it it’s 18 GB', 4e9, 6e9],
    ['8B LoRA: 900k rows in the raw export, after the cleaning 300k rows, 100 tokens each', 30e6, 30e6],
    ['12B LoRA on 40M tokens. 3 runs of it, so 120M in total', 40e6, 40e6],
    ['Only 61k of the 95k support chats are left, 700 tokens each. LoRA of the 8B', 42.7e6, 42.7e6],
    ['6 people labelled 400 docs each, so 2,400 docs of 2k tokens. QLoRA of the 8B', 4.8e6, 4.8e6],
    [
      '1.3M reviews after removing the empty ones (2M reviews before the cleaning), 100 tokens each. 8B LoRA',
      130e6,
      130e6,
    ],
    ['140k pages, roughly 450 words a page. LoRA of the 8B', 80e6, 90e6],
    [
      '1,150 books, avg 95k words, so 109M words, at 1.33 tok per word ca 145M tokens. Full tuning of Mistral Nemo',
      144e6,
      146e6,
    ],
  ])('“%s”', (text, least, most) => {
    const spec = specOf(text)
    expect(spec).toHaveProperty('tokens')
    const tokens = 'tokens' in spec ? (spec.tokens ?? 0) : 0
    expect(tokens).toBeGreaterThanOrEqual(least)
    expect(tokens).toBeLessThanOrEqual(most)
  })

  test('a model that does not fit is not the one that is planned, and is named', () => {
    const result = read(
      'Ann: the 27B?\nBo: gemma 3 12b, the 27b doesn’t fit into what we have\nSo LoRA on 80k dialogues of 1,100 tokens on 4 L40S',
    )
    expect(result).toMatchObject({ scenario: { spec: { model: 'gemma-3-12b', tokens: 88e6 } } })
    expect('scenario' in result ? result.scenario.notes.join(' ') : '').toContain('27b')
  })

  test('two amounts of which nothing is said are asked about', () => {
    expect(read('8B LoRA, 300M tokens. 8B LoRA, 500M tokens. What does it cost?')).toMatchObject({
      problem: { kind: 'conflict' },
    })
  })
})

describe('a number alone stands in for one that the text gives', () => {
  test.each([
    [
      'The 2B tokens in the deck is wrong, that was the raw crawl. Post-filter it’s 620M. Llama 8B, full',
      { tokens: 620e6 },
    ],
    ['A: LoRA and only the Dutch part, that’s 28M of the 95M tokens\nB: deal, 70B', { tokens: 28e6 }],
    ['Of our 120M tokens we’d train on 35M. 8B LoRA', { tokens: 35e6 }],
    ['We take only a tenth of the 400M tokens, so 40M. 8B LoRA', { tokens: 40e6 }],
    ['My intern wrote “5 epochs”, please read that as 2. Dataset is 75M tokens, 40B LoRA', { tokens: 150e6 }],
    ['The sheet says 4 epochs, should be 3. 12B LoRA on 30M tokens', { tokens: 90e6 }],
    ['Tom: data is 90M tokens, we said 2 passes\nIlse: 3. and max 1500 dollars\nLlama 3.1 8B full', { tokens: 270e6 }],
    ['My colleague said 16 H100, I think 8 will do. 70B QLoRA, 40M tokens', { gpuCount: 8 }],
    ['12k samples, not 120k, of 300 tokens. 8B LoRA', { tokens: 3_600_000 }],
    // No other number is one.
    ['8B LoRA 50M tokens in 5 epochs, the paper did 3', { tokens: 250e6 }],
    ['8x H100, 70B LoRA, 90M tokens. There are 4 of us on the call', { gpuCount: 8 }],
    ['8B LoRA on 50M tokens. It is for 200k users', { tokens: 50e6 }],
  ])('“%s”', (text, expected) => {
    expect(specOf(text)).toMatchObject(expected)
  })
})

describe('where the training is to be', () => {
  const job = '8B LoRA on 40M tokens'
  test.each([
    [`The customer in Bonn insists the data never leaves Germany. ${job}`, 'germany'],
    [`${job}. Data centre in Germany with a contract`, 'germany'],
    [`${job}, EU please since it is client matter`, 'eu'],
    [`${job}. UK hosting.`, 'uk'],
    [`${job}. Finland or Norway (cheap power, they say)`, 'finland+norway'],
    [`We are a team of 4 in Berlin. ${job}`, null],
    [`Our customers are in the US. ${job}`, null],
    [`Greetings from Spain! ${job} of emails from our US branch`, null],
  ])('“%s”: %s', (text, region) => {
    expect(specOf(text)).toMatchObject({ region })
  })
})

describe('what is trained, and how it is paid, in a sentence of two', () => {
  test.each([
    [
      'RM for the next RLHF round: Llama 3.1 8B, full, 220k pairs at 1.1k tokens per side',
      { task: 'reward', tokens: 484e6 },
    ],
    ['The reward model before PPO can start: Qwen3 4B, 80k comparisons of 600 tokens', { task: 'reward' }],
    ['PPO next with our 3B reward model: policy is Llama 3.1 8B, 20k prompts', { task: 'ppo' }],
    ['Interruptible scares me after last week so on-demand only. 32B LoRA, 95M tokens', { pricing: 'on_demand' }],
    ['8B LoRA on 40M tokens. I don’t like spot.', { pricing: null }],
    ['8B LoRA on 40M tokens. Take spot.', { pricing: 'spot' }],
    ['6.7b deepseek coder, full, 200M tokens, price?', { model: null, params: 6.7e9 }],
    ['Pretraining GPT-2 medium size (355M) on 10B tokens', { model: 'gpt2-355m' }],
    ['18,000 pages of 500 tokens, 7B full-parameter. is that a hundred bucks or a thousand', { budgetUsd: null }],
  ])('“%s”', (text, expected) => {
    expect(specOf(text)).toMatchObject(expected)
  })

  test.each([
    ['So 32B qwen3... actually no, latency. 14B. QLoRA on a single 4090 if that works, 50M tokens', 14e9, 'qlora'],
    ['70B llama? no, too slow for us. The 8B. LoRA on 40M tokens, price?', 8e9, 'lora'],
    ['8B LoRA on 40M tokens. If that works, 70B on 200M tokens. Cost?', 8e9, 'lora'],
    ['The answers come from Qwen3 32B (already generated, 60M tokens). We train Qwen3 4B on them, full', 4e9, 'full'],
    ['Synthetic data from DeepSeek V3, 40M tokens, done. Student is Llama 3.2 3B with LoRA', 3.2e9, 'lora'],
    ['Pretraining a 3B from zero on 60 billion tokens', 3e9, 'full'],
  ])('“%s” trains %d parameters', (text, params, method) => {
    const spec = specOf(text)
    expect(spec).toMatchObject({ method })
    expect('params' in spec ? (spec.params ?? 0) / params : 0).toBeCloseTo(1, 1)
  })

  test.each(['the 8b on 30M or maybe 300M tokens, lora, cost?', '8b lora on 30M tokens (or 60M?), cost?'])(
    '“%s” is asked back',
    (text) => {
      expect(read(text)).toMatchObject({ problem: { kind: 'conflict' }, choices: [{}, {}] })
    },
  )
})

describe('every weight in other words', () => {
  test.each([
    ['If I skip adapters altogether and tune every weight of Qwen3 14B on 140M tokens, what would it cost?', 'full'],
    ['Need a quote: mistral 7b, 90M tokens, no adapters, the whole network', 'full'],
    ['7B + full + adamw, what is the bill for 330M tokens?', 'full'],
    ['We train adapters (LoRA), not the whole thing. Qwen3 8B, 30M tokens', 'lora'],
    ['Qwen3 8B, 40M tokens, we’d train all of it with LoRA', 'lora'],
  ])('“%s”: %s', (text, method) => {
    expect(specOf(text)).toMatchObject({ method })
  })
})

describe('numbers of GPUs', () => {
  test.each([
    ['What I’d book: 1x H100, llama 3 8b, lora, 10k examples x 1k tokens', { gpuCount: 1, tokens: 1e7 }],
    ['Machines: 1x H100 to begin with. 70B QLoRA on 30M tokens', { gpuCount: 1, nodes: null }],
    ['2x 3090, the cards are limited to 280W. 34B QLoRA on 6M tokens', { gpuCount: 2 }],
    ['Upgrade done, 2 nodes flaky\nnext: 8B full on 243M tokens, 8x H200', { gpuCount: 8, nodes: null }],
    ['2 nodes of 8x H200: 8B full on 243M tokens', { gpuCount: 16 }],
  ])('“%s”', (text, expected) => {
    expect(specOf(text)).toMatchObject(expected)
  })
})

describe('machines that are there, and those that are wished for', () => {
  test.each([
    ['We should have GPU hours on H100 and a euro amount. 2.7B from scratch, 60B tokens', null],
    ['8B LoRA on 40M tokens, we’d like to have it on A100s', null],
    ['We should have four L40S free next week. 8B LoRA on 40M tokens, how long?', true],
    ['I have 4 A100 in the lab: 8B LoRA on 40M tokens, how long?', true],
  ])('“%s”: %s', (text, owned) => {
    expect(specOf(text)).toMatchObject({ owned })
  })
})

describe('limits', () => {
  const job = 'LoRA of an 8B on 40M tokens.'
  test.each([
    [`${job} We can’t go past 36 hours`, { deadlineHours: 36 }],
    [`${job} Needed by Thu morning = 40h`, { deadlineHours: 40 }],
    [`${job} Due Friday noon, which is 20 hours from now`, { deadlineHours: 20 }],
    [`${job} The only wish is done within 3 days`, { deadlineHours: 72 }],
    ['The wiki is read-only until tomorrow. Could we get a price on an 8B LoRA, 40M tokens?', { deadlineHours: null }],
    ['I need the price of an 8B LoRA on 40M tokens, 8 H100, by Thursday for the board slides', { deadlineHours: null }],
    ['8B LoRA, 40M tokens, by Friday, price?', { deadlineHours: expect.any(Number) }],
    ['8B LoRA on 40M tokens, to be trained by Friday for the demo', { deadlineHours: expect.any(Number) }],
    [`${job} Comments until tomorrow noon pls`, { deadlineHours: null }],
    [`${job} Objections by EOD, otherwise I book it`, { deadlineHours: null }],
    [`I have to hand in the budget sheet by Friday. ${job}`, { deadlineHours: null }],
    [`The paper deadline is on December 8, it must be trained by then. ${job}`, { deadlineHours: expect.any(Number) }],
    [`The presentation is Thursday, I need the price by then. ${job}`, { deadlineHours: null }],
    [`We need the cost by Friday: ${job}`, { deadlineHours: null }],
    [`Customer vote: they want the adapter by Monday. ${job}`, { deadlineHours: expect.any(Number) }],
    [`${job} They’ll pay 500$ for compute, not a cent more`, { budgetUsd: 500 }],
    [`Ann: budget?\nBo: 900\nAnn: ok. ${job}`, { budgetUsd: 900 }],
    [`${job} Last time they paid 500$ for compute`, { budgetUsd: null }],
    [`${job} The last one took 40 hours from start`, { deadlineHours: null }],
  ])('“%s”', (text, expected) => {
    expect(specOf(text)).toMatchObject(expected)
  })
})

describe('what is no job', () => {
  test.each([
    'We’ve decided NOT to fine-tune anything this year (91 vs. 92 for the tuned 70B). Please cancel the 4 H100 in May.',
    'The board decided against training our own 8B on the 40M tokens, so no GPUs. Thanks all!',
    'Great talk! Loved the bit where the 1B beat the 7B on GSM8K because of the data mix. Slides somewhere?',
    'Who wants to join the reading group? We start with Chinchilla (70B, 1.4T tokens), then Llama 3. Thursdays at 4.',
    'Need a second pair of eyes on PR 218 (LoRA merge script), 120 lines, thanks!',
    'So please nobody books the A100s, the 13B on 100M tokens can wait.',
    'Congrats on the 7B release! 2T tokens in 21 days on 256 H100 is wild. How did you handle restarts?',
    'Did you see that DeepSeek claims 5.6 million for the whole V3 run, 14.8T tokens on 2048 H800??',
  ])('“%s”', (text) => {
    expect(read(text)).toMatchObject({ problem: { kind: 'nothing' } })
  })

  test.each([
    ['We decided not to fine-tune the 70B, we take the 8B instead: 40M tokens, LoRA', 8e9],
    ['I decided against training from scratch. Now continued pretraining of the 8B on 4B tokens, 8 H100', 8e9],
    ['llama 3 8b on alpaca', 8e9],
    ['Reading group is at 4. Btw: LoRA of the 8B on 90M tokens, cost?', 8e9],
  ])('“%s” is one', (text, params) => {
    const spec = specOf(text)
    expect('params' in spec ? Math.abs((spec.params ?? 0) / params - 1) : 1).toBeLessThan(0.01)
  })
})
