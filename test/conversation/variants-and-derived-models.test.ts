/** First texts that weigh several settings or sellers, and models that are made of others or named without a size. */
import { describe, expect, test } from 'vitest'
import { shownAnswer } from './shown-answer.ts'

describe('several values of one thing are set side by side', () => {
  test.each([
    ['7b, 3 variants: lora r16, lora r64, full. 80M tokens. price for each', ['lora r16: ', 'lora r64: ', 'full: ']],
    ['8b, lora at rank 8, 32 and 128, 50M tokens: cost of each?', ['rank 8: ', 'rank 32: ', 'rank 128: ']],
    ['compare 2k, 8k and 32k context for lora on 14b with 100M tokens', ['2k context: ', '32k context: ']],
    ['dora or lora for 13b, 60M tokens on a 4090?', ['dora: 1 × RTX 4090', 'lora: 1 × RTX 4090']],
  ])('%s', (text, names) => {
    const answer = shownAnswer(text)
    for (const name of names) expect(answer).toContain(name)
  })

  test('a setting is weighed on one machine', () => {
    const plans = shownAnswer('8b lora 50M tokens rank 16 and 256').match(/\d × [A-Z]\w+(?: \w+)?(?=, LoRA)/gu)
    expect(plans).toHaveLength(2)
    expect(new Set(plans).size).toBe(1)
  })
})

describe('sellers for the hours of a run', () => {
  test('are priced for the same card', () => {
    expect(shownAnswer('runpod or lambda or vast for a 20 hour 8b lora run?')).toMatch(
      /on the same card: [^]*1 × H100 SXM for 20 h: \$\d[^]*Lambda/u,
    )
  })
  test('by the month where it runs often', () => {
    expect(shownAnswer('modal vs runpod serverless 8b lora 2h job once a day')).toMatch(/a month for 2 h, 30 times/u)
  })
  test('but a limit is none', () => {
    expect(shownAnswer('70b lora 20M tokens within 20 hours, runpod or lambda')).toContain('deadline of 20 h')
  })
})

test.each([
  ['finetune gemma 3 on 5k support chats', /Gemma 3 12B[^]*“gemma 3” comes in several sizes: Gemma 3 12B is taken/u],
  ['gpt-oss lora 4M tokens', /gpt-oss 20B is taken, say “gpt-oss-120b”/u],
  ['finetune paligemma 2 on 20k x-rays', /A 2\.92B model/u],
  ['qwen2-audio sft 250h of call center recordings', /An audio language model of 7-8B, LoRA, 90,000 windows/u],
  ['biobert ner 12k sentences', /BERT base/u],
  ['openvla finetune on 100 demos', /OpenVLA 7B, LoRA/u],
])('a model without a size or a row of its own is planned: %s', (text, answer) => {
  expect(shownAnswer(text)).toMatch(answer)
})

test('what asks of no model is asked which', () => {
  expect(shownAnswer('lora on 20M tokens')).toContain('Which model?')
})

test.each([
  ['prune 8b to 4b and distill with 90B tokens like minitron', /A 4B model on 90B tokens: distillation/u],
  ['prune llama 70b to 35b and heal on 10B tokens', /A 35B model on 10B tokens: pretraining/u],
  ['train a 1b draft model for llama 70b on 3B tokens', /A 1B model on 3B tokens: distillation/u],
  ['online dpo 8b, 10k prompts, judge is llama 70b', /An 8B model on[^]*“llama 70b” judges and is not trained/u],
  ['train a draft model (eagle) for llama 70b', /“eagle”: no such run was measured/u],
])('a model that is made of another: %s', (text, answer) => {
  expect(shownAnswer(text)).toMatch(answer)
})

test.each([
  ['sft then dpo for mistral 7b, 15k examples each', /^7\.2B SFT \+ 7\.2B DPO: Together/u],
  [
    '8b: we have 2B tokens of medical text, continue pretraining on that then sft on 40k examples of 800 tokens',
    /^8B pretraining \+ 8B SFT: Together/u,
  ],
  ['sft 7b on 50M tokens then dpo', /on 50M tokens: LoRA[^]*The DPO behind it has no data yet/u],
])('stages: %s', (text, answer) => {
  expect(shownAnswer(text)).toMatch(answer)
})

test.each([
  [
    'we lost a run at step 5000 of 8000 on 70b full ft 16 h100s. cost to finish?',
    /^3,000 of 8,000 steps are left, 38 %/u,
  ],
  [
    'training stopped at epoch 2 of 3, 8b lora, 100k samples 1k tokens. what does the rest cost',
    /what remains is planned, 33 % of 300M tokens/u,
  ],
])('a run that broke: %s', (text, answer) => {
  expect(shownAnswer(text)).toMatch(answer)
})

test.each([
  ['gaming pc 4080 16gb, 7b lora 5k examples', /^Your 1 × RTX 4080/u],
  ['my laptop has an rtx 3060 6gb, 32gb ram. can i finetune a 3b?', /^The RTX 3060 Laptop has 6 GB[^]*QLoRA alone/u],
  ['i have 16gb ram macbook air, 7b model, 500 examples', /^Your Apple M2/u],
  [
    '60k€ electricity+hardware for our own 8xH100 vs cloud for a year of fine-tuning, about 30% utilisation',
    /a used GPU-hour costs \$3\.36/u,
  ],
  ['german gov customer, sovereign cloud only (no us companies), 14b lora 80M tokens', /in the EU: [^]*BSI C5/u],
  ['long-context sft: 32b, 6k documents of 60k tokens each', /Sequence length 65\.5k holds examples of 60k tokens/u],
])('what is there and where: %s', (text, answer) => {
  expect(shownAnswer(text)).toMatch(answer)
})
