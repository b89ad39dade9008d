/** Figures that a command asks of its job, or tells beside it, in words of their own. */
import { describe, expect, test } from 'vitest'
import { lastOf } from './thread-driver.ts'

const says = (text: string): string => lastOf([text])

test.each([
  'cost per 1M tokens trained for a 70B LoRA? need it for the budget sheet',
  'cost per million tokens for 8b lora on h100',
  'what does training a 13b cost per token',
  'price per 1M trained tokens, qwen 32b qlora',
])('a million tokens: %s', (text) => {
  expect(says(text)).toMatch(
    /^answer: About \$\d+\.\d\d for each million tokens trained, \$[^]* 100M tokens \(taken as a/u,
  )
})

test.each(['what does it cost to serve an 8b per 1M tokens', '8b lora 1M tokens'])('none is asked: %s', (text) => {
  expect(says(text)).not.toContain('for each million tokens trained')
})

describe('the bill', () => {
  test.each([
    ['Cost with and without a 25% contingency: full finetune Gemma 2 9B, 250M tokens, 2 epochs', 'With 25 % on top: $'],
    ['8b lora 50M tokens plus 20% buffer, what to put in the budget', 'With 20 % on top: $'],
    ['llama 70B lora on 500 million tokens, worst case please', 'Worst case to plan with: $'],
    [
      'qwen3 30b-a3b lora 80M tokens, per 1k steps an eval of 5 min (total 6k steps), count that in',
      '6 evaluations take 30 min',
    ],
    ['5090 at home, llama 3.1 8b lora, 9M tokens, power is 0.34/kWh', 'At “0.34/kWh” the electricity is $0.3'],
    ['8b lora 10M tokens, run it 20 times for a sweep over lr', '20 such runs in all cost $'],
    ['8b lora 10M tokens, two jobs plus 5 repeat runs', '7 such runs in all cost $'],
    ['8b lora 10M tokens, 3 seeds and 4 learning rates', '12 such runs in all cost $'],
    ['3 engineers, 2 lora runs a week each, 8b 20M tokens, per month?', '26 runs a month cost about $'],
    ['8b full 300M tokens, must run between 20:00 and 06:00', '1 night of 10 h (“between 20:00 and 06:00”)'],
    ['8b lora 40M tokens, eval every 500 steps takes 3 minutes', 'in the some 610 steps of this plan take 3 min'],
  ])('%s', (text, sentence) => {
    expect(says(text)).toContain(sentence)
    expect(says(text)).toMatch(/^plan: /u)
  })

  test('money that is given is kept back, as before', () => {
    expect(says('8b lora 50M tokens, $300 budget, keep 20% back')).toMatch(/\$60 of \$300 is not planned with/u)
  })
})

test.each([
  ['13k call transcripts, 45 min each, 8B LoRA', '117M'],
  ['2k podcast episodes of 60 minutes, lora on llama 8b', '24M'],
])('as long as somebody speaks: %s', (text, tokens) => {
  expect(says(text)).toMatch(
    new RegExp(String.raw`^plan: .*\n.* on ${tokens} tokens:[^]*minutes of speech are taken for`, 'u'),
  )
})

describe('a free notebook', () => {
  test.each([
    ['llama 3.2 1b on 50k tweets, is free colab ok?', /Colab: yes, with LoRA on its T4/u],
    ['8b qlora 5k examples, does colab free do it?', /Colab: yes, with QLoRA on its T4/u],
    ['70b qlora 20M tokens on kaggle?', /Kaggle: no, not on its T4/u],
    ['can kaggle 2xT4 run qlora for 14b, seq len 1024', /^answer: Likely.*2 × T4[^]*Kaggle gives some 30 h/u],
  ])('%s', (text, answer) => {
    expect(says(text)).toMatch(answer)
  })
})

describe('said plainly', () => {
  test.each([
    ['window is Fri 18:00 to Mon 07:00 only. llama 70b lora, 420M tokens. how many H100s', /fewest that make 61 h/u],
    ['qwen2.5-vl 7b lora, 90k screenshots 1080p + short captions', / on 256M tokens:/u],
    ['8b lora 10M tokens, 3 epochs planned but 2 is enough', / on 20M tokens:/u],
    [
      'MI300X instead of H100 for 13B full 1.5B tok - any cheaper?',
      /^answer: MI300X vs H100: Cheapest: MI300X, .* less than H100/u,
    ],
    ["we'd like to distill Qwen3-32B into a 4B on 600M tokens", /A 4B model on 600M tokens: distillation/u],
    ['7b lora 50M tokens - how much more for 13b?', /^answer: 7b lora 50M tokens vs 13b lora 50M tokens: Cheapest/u],
    ['8b lora 50M tokens, how much more for full?', /^answer: lora vs full: Cheapest/u],
    ['3e21 FLOPs, what does it cost', /^answer: 2,106 GPU-hours of H100 SXM, \$/u],
    ['any provider with 8xH200 in Brazil?', /^answer: We have no such price of 8 × H200 in Brazil/u],
    [
      'max $40 what model size can i finetune with 8M tokens',
      /^answer: With \$40, everything counted, the largest is a 70B model on 8M tokens/u,
    ],
    [
      'buy a used A6000 for 2800 or keep renting? i train maybe 12 h per week',
      /^answer: Rent: 12 hours a week .* one bought for \$2,800 pays for itself after 7\.8 years/u,
    ],
    ['20 workstations with 4080s, can we train an 8b across them?', /^answer: Not as one run/u],
    ['spot ok for a 26h qwen3 14b full finetune? we checkpoint every 20min', /^answer: Yes, spot is cheaper/u],
  ])('%s', (text, answer) => {
    expect(says(text)).toMatch(answer)
  })

  test('terms behind the stages hold for all of them', () => {
    const answer = says('SFT then DPO, 8B. SFT 140M tok full, DPO 30k pairs avg 1.1k tok lora. on-demand, france only')
    expect(answer).toMatch(/Together \$/u)
    expect(answer).not.toContain('GMI Cloud')
  })

  test('stages that are named first, and again behind the data of each', () => {
    expect(says('qwen3 8b sft then dpo, 40k rows sft, 12k pairs')).toMatch(
      /sft 40k rows \+ dpo 12k pairs: Together \$/u,
    )
    expect(says('sft then dpo llama 3.1 8b: 40k rows, 10k pairs, 4 h100')).toMatch(/8B SFT: 4 × H100/u)
  })

  test('a change that is decided is no comparison', () => {
    expect(says('use L40S instead of A100, 8b lora 20M tokens')).not.toContain('The best on A100')
  })
})
