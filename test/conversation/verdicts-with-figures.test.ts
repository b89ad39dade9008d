/** Verdicts that need a figure of their own: sums to approve, worst cases, sizes to begin with, networks that are broken. */
import { describe, expect, test } from 'vitest'
import { lastOf } from './thread-driver.ts'

const says = (text: string): string => lastOf([text])

describe('a sum that somebody has to approve', () => {
  test.each([
    'Head of finance here: the data team wants $30k for a LoRA of llama 8b with 60M tokens. Do I approve it?',
    'Procurement: is $22,000 to qlora a 13B on 15M tokens justified, approve or push back?',
    'please sign off: $50,000 for lora training of qwen 14b on 80M tokens',
  ])('leads with what one run comes to: %s', (text) => {
    expect(says(text)).toMatch(
      /^plan: Far too much for GPU time alone: one run comes to about \$[\d.]+, so ask part by part what the rest is for\. The run: /u,
    )
  })

  test.each([
    ['freelancer quoted me 7k for lora of llama 8b on 12M tokens, lol', '“7k” is taken for \\$7,000'],
    ['An agency asks 22,500 for qlora of a 13B on 15M tokens. Are they dreaming?', '“22,500” is taken for'],
    ['our integrator says 40 grand for a lora of qwen 14b on 30M tokens; should we walk away?', '\\$40,000 is '],
    ['The dev shop wants €30k for a LoRA of Mistral 7B on 20M tokens. Should I sign?', '“€30k” is taken for'],
    ['supplier bids 15,000 GBP for a lora of llama 8b on 20M tokens', '“15,000 GBP” is taken for'],
  ])('whose seller names no currency, or whom nobody asks in plain words whether it is right: %s', (text, taken) => {
    const answer = says(text)
    expect(answer).toMatch(/^plan: Far too much for GPU time alone: one run comes to about \$[\d.]+/u)
    expect(answer).toMatch(new RegExp(taken, 'u'))
    expect(answer).not.toMatch(/Not used: “[\d€]/u)
  })

  test.each([
    'vendor offers 20k examples for a lora of llama 8b, 500 tokens each',
    'the agency wants a lora of llama 8b on 20k tickets of 500 tokens',
  ])('numbers of data are none: %s', (text) => {
    expect(says(text)).not.toMatch(/Far too much|is taken for \$/u)
  })

  test('hours that are asked for are GPU time and nothing else', () => {
    expect(says('they request 3,000 H100-hours for a lora of 34b on 40M tokens. reasonable?')).toMatch(
      /^plan: Far too much: /u,
    )
  })
})

test.each([
  'full finetune 7b 150M tokens, worst case?',
  'what do I put in the offer at worst: lora 13b on 30M tokens, worst case',
])('a worst case leads: %s', (text) => {
  expect(says(text)).toMatch(/^plan: Worst case to plan with: \$[\d.]+ and .*; expected: \d × /u)
})

describe('two sizes', () => {
  test('the smaller is advised to begin with where it is asked which', () => {
    expect(says('LoRA on a 7B or on a 34B for 20k examples of 600 tokens, which would you pick?')).toMatch(
      /Start with the 7B: .*Cheapest: /u,
    )
  })

  test('sizes of one class are only compared', () => {
    expect(says('lora 7b vs lora 8b on 20M tokens, which is better?')).not.toMatch(/Start with the/u)
  })
})

describe('own machines whose network is broken', () => {
  test.each([
    [
      'we own 64 H100 but the infiniband between the two halves is dead. pretrain 13b on 40B tokens',
      /One half by itself.*Your 32 × H100/u,
    ],
    ['our 32 A100 80GB, fabric is down. full finetune 8b on 3B tokens', /One machine by itself.*Your 8 × A100/u],
  ])('what is joined still is planned with: %s', (text, answer) => {
    expect(says(text)).toMatch(answer)
  })

  test('a network that is there is no broken one', () => {
    expect(says('our 32 A100 80GB with infiniband. full finetune 8b on 3B tokens')).toMatch(/^plan: Your 32 × A100/u)
  })
})

test('hosts of a marketplace have no network between them', () => {
  expect(says('pretrain 2B on 200B tokens on 48 H100 from vast.ai')).toMatch(/meet over the internet/u)
})

test('adapters pass little over risers, and other cards are not on them', () => {
  const answer = says('I have eight 3090 on x1 risers, lora of an 8b on 80M tokens. Use them or rent an A100?')
  expect(answer).toMatch(/^answer: Yes, as plain data parallel \(DDP\): one RTX 3090 holds LoRA.*All 8 take about/u)
  expect(answer).toMatch(/8 × RTX 3090 draw/u)
})

test.each([
  ['dna language model 500M from scratch on 50B nucleotides', /“nucleotides”: one token each/u],
  ['time series model of 300M params, 20B observations, from scratch', /“observations”: one token each.*patches/u],
])('what is no text is counted as said: %s', (text, answer) => {
  const said = says(text)
  expect(said).toMatch(answer)
  expect(said).not.toMatch(/is not in the catalog/u)
})

test('a draft head leads with what stands in for it', () => {
  expect(says('eagle-3 head for qwen3 14b on 100k samples')).toMatch(
    /^plan: No draft head was measured; LoRA of its target/u,
  )
})

test('places with little carbon are named', () => {
  expect(says('lora 7b 50M tokens, lowest carbon region')).toMatch(/grids of Iceland, Norway, Sweden and France/u)
})

test('tokens a parameter are those of the size that was typed', () => {
  expect(says('1B from scratch, chinchilla optimal')).toMatch(/20 tokens a parameter \(20 are best/u)
})

test('the least for rollouts is no card without bf16, and says what to work with', () => {
  const answer = says('minimum gpu for grpo of a 3b')
  expect(answer).not.toMatch(/V100|T4/u)
  expect(answer).toMatch(/one card of 48 to 80 GB/u)
})

test.each([
  ['lora 34b on 30M tokens is one h200 sufficient', /^plan: Yes: 1 × H200/u],
  ['finetune 8b on 100M tokens with 80 usd. feasible or not?', /^plan: Yes, enough: /u],
])('a question without its sign has its verdict: %s', (text, answer) => {
  expect(says(text)).toMatch(answer)
})
