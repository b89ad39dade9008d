/** What a first text types of money, units, cards and yes-or-no questions is read as the field means it. */
import { describe, expect, test } from 'vitest'
import { lastOf } from './thread-driver.ts'

const says = (text: string): string => lastOf([text]).replaceAll(/\s+/gu, ' ')

describe('money and units', () => {
  test.each([
    ['budget Rs. 80,000 for a llama 3.1 8b lora on 30M tokens', /\$908 \(₹80,000\)/u],
    ['8b lora 20M tokens for max 600 zł', /\$164\.40 \(PLN 600\)/u],
    ['under rmb 3,000: 8b lora 20M tokens', /CN¥3,000/u],
  ])('a currency without its code: %s', (text, answer) => {
    expect(says(text)).toMatch(answer)
  })

  test.each([
    ['pretrain a 500M genome model on 30 Gbp at single nucleotide tokens', /500M model on 30B tokens/u],
    ['200k viral genomes of 30 kb, 150M params from scratch', /150M model on 6B tokens/u],
    ['pretrain a 250M rna model on 12B bases, non-overlapping 6-mers', /250M model on 2B tokens/u],
    ['pretrain 100M params on 24B nucleotides of dna, 4 bases per token, on 8 H100 80GB', /100M model on 6B tokens/u],
  ])('stretches of DNA: %s', (text, answer) => {
    expect(says(text)).toMatch(answer)
  })

  test('a decade is no time', () => {
    expect(says('3b lora on 12k dialogues that sound like 1950s radio')).not.toMatch(/deadline/u)
  })

  test.each([
    ['8b lora 35M tokens, weekly instead of monthly: what does that add a year?', /^plan: About \$\d+ a year on top/u],
    ['7b lora 50M tokens, going from monthly to quarterly, what do we save?', /^plan: About \$\d+ a year less/u],
    ['what goes into the Q2 budget: one 7B lora every month, 200M tokens each', /^plan: 3 runs a quarter cost/u],
  ])('how often, and for which time: %s', (text, answer) => {
    expect(says(text)).toMatch(answer)
  })

  test('what is paid now is no budget', () => {
    expect(says('lora an 8B on 90k tickets of 800 tokens. we currently spend $4k/month on openai')).toMatch(
      /“\$4k\/month”, \$48,000 a year, is what the model in use costs now/u,
    )
  })

  test('a sum a year is set against models that are compared', () => {
    const text =
      'What would it cost to fine-tune a 7B or a 13B on 120k cases of 900 tokens, retraining every three months? It has to stay under $1k a year in total.'
    expect(says(text)).toMatch(/Yes, for the training: 4 runs a year come to/u)
  })
})

describe('cards', () => {
  test.each([
    ['buy or rent: 2x L4, eighteen months', /^answer: Rent, unless it is busy .* L4, new: \$2,300–3,000/u],
    ['should we buy 8x H200 or rent them?', /H200 SXM, new, its share of an eight-GPU server/u],
    [
      'our CEO asks why we do not just buy an 8xH100 server for $300k, we use 900 node hours a year',
      /^answer: Rent: .* All 8 GPUs/u,
    ],
  ])('cards that would be bought: %s', (text, answer) => {
    expect(says(text)).toMatch(answer)
  })

  test.each([
    ['is a B200 worth the premium over an H100 for a 13b full fine-tune on 500M tokens?', /B200 vs H100: Cheapest:/u],
    ['full sft of an 8b on 2 A100 for longer or 8 for less time, 300M tokens', /2 GPUs vs 8 GPUs: Take 8 GPUs:/u],
    [
      'ran it on 1x A6000 before. 34b qlora 140M tokens: rent 4 of the same, or one H100?',
      /4 A6000 vs one H100: Cheapest:/u,
    ],
  ])('cards that are weighed: %s', (text, answer) => {
    expect(says(text)).toMatch(answer)
  })

  test.each([
    '3b lora, 5k chats. never did this before, got a 4070',
    '3b lora on 5k chats, have a 4070. do it on that, or is it easier to pay 15 bucks somewhere?',
  ])('a card that somebody has: %s', (text) => {
    expect(says(text)).toMatch(/Your 1 × RTX 4070/u)
  })

  test('what has GPUs of its own owns none of ours', () => {
    const text = 'dpo of a 70b with lora, 40k pairs of 2k tokens, does the ref model need its own GPUs?'
    expect(says(text)).toMatch(/^plan: No: with adapters the reference is the base/u)
    expect(says(text)).not.toMatch(/own GPUs are not named/u)
  })

  test('a TPU beside GPUs refuses nothing', () => {
    const text = 'we have $4000 of google credits for three weeks, what can we train with them on gpus or tpus?'
    expect(says(text)).toMatch(/^answer: With \$4,000/u)
    expect(says(text)).toMatch(/TPUs: no price/u)
  })
})

describe('yes and no', () => {
  test.each([
    ['does qlora of a 32b oom on one L40S?', /^answer: No, the memory suffices:/u],
    ['is a 70b lora too big for one A100 80GB?', /^answer: Yes, it runs out of memory/u],
    ['does a 7b lora fit on one L40S?', /^answer: Yes: /u],
  ])('of what runs out: %s', (text, answer) => {
    expect(says(text)).toMatch(answer)
  })

  test('how low has no yes', () => {
    expect(says('How cheap can we go on 8 reserved H100s for a 7B lora on 400M tokens in 2 weeks?')).not.toMatch(
      /^plan: Yes/u,
    )
  })

  test('a claim may be doubted before the text ends', () => {
    expect(says('a friend says he tuned a 7b on 50k chats for $20, legit? we would do the same')).toMatch(
      /^(?:answer|verdict): Plausible/u,
    )
  })
})

describe('what is asked where data are missing', () => {
  test.each([
    ['distill a 70b into a 3b', /So far: 3B params, distill, 70B teacher\..*passes of the teacher/u],
    ['grpo qwen 2.5 7b, 8 rollouts', /^problem: How many prompts, and how long are the answers\?/u],
    ['ppo 8b with an 8b reward model and an 8b critic', /A critic, a reward model and a reference/u],
  ])('the other models and the prompts: %s', (text, answer) => {
    expect(says(text)).toMatch(answer)
    expect(says(text)).not.toMatch(/Not used/u)
  })

  test('what a teacher is still to write is counted', () => {
    const text = 'teacher is qwen 72b. we need 500k synthetic answers of 400 tokens, then sft a 3B student on them'
    expect(says(text)).toMatch(/of it for the writing of the teacher/u)
  })
})
