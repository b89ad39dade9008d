/** GPUs set against each other at prices that were given: what decides stands beside the sums. */
import { describe, expect, test } from 'vitest'
import { lastMeant, lastOf } from './thread-driver.ts'

const answerText = (text: string): string => lastOf([text]).replace(/^answer: /u, '')

const headlineOf = (text: string): string => answerText(text).split('\n')[0] ?? ''

describe('GPUs at given prices', () => {
  test('what fits only with the memory of its machine is no winner over what may fit by itself', () => {
    const answer = answerText(
      '8x H100 at $2.10 per gpu or 8x B200 at $4.70 per gpu: full fine-tune of qwen 72b on 900M tokens',
    )
    expect(answer).toMatch(/^Take 8 × B200 SXM: .* if it fits in memory\. 8 × H100 SXM costs \d+% less on paper/u)
    expect(answer).toMatch(
      /8 × H100 SXM at .*fits only with the weights in the memory of the machine, about 1,\d+ GiB/u,
    )
    expect(answer).toMatch(/8 × B200 SXM at .*may not fit: up to \d+ GiB a GPU at the high end/u)
  })

  test('a provider that is named beside one price narrows nothing: the prices are given', () => {
    expect(
      headlineOf('8x4090 on vast at $2.60/h total vs one H100 at $2.35/h: qlora of mistral 7b on 300M tokens'),
    ).toMatch(/^8 × RTX 4090: .* 1 × H100/u)
    const amd = answerText(
      'Is 8x MI300X at $1.85/gpu/h on TensorWave better than 8x H200 at $3.20 for lora of llama 70b on 200M tokens? nobody here knows ROCm',
    )
    expect(amd).toMatch(/^8 × MI300X: /u)
    expect(amd).toContain('ROCm')
  })

  test('a card that runs none of it is named with its reason, and the other is answered', () => {
    const answer = answerText('Gaudi 3 at $1.50 per gpu or 8x H100 at $2.20 for lora of llama 3.3 70b, 200M tokens')
    expect(answer).toMatch(/^8 × H100 SXM: .* 8 × Gaudi 3 has no plan for this job\./u)
  })

  test('a card without a number is taken as often as the one that has it', () => {
    const answer = answerText('pretrain a 3B on 60B tokens on 16 H100. Would H200 at 3.20 beat H100 at 2.30?')
    expect(answer).toContain('16 × H100 SXM on 2 nodes')
    expect(answer).toContain('16 × H200 SXM on 2 nodes')
  })

  test('single machines are as many nodes, and a slow network makes them slower', () => {
    const text = (link: string): string =>
      answerText(
        `one 8xH100 SXM node at 2.79/gpu or 8 separate single H100 PCIe VMs at 1.89/gpu ${link}: full fine-tune of llama 8b, 1B tokens`,
      )
    expect(text('over 10Gbit')).toMatch(/8 × H100 PCIe on 8 nodes at .*over 10 Gbit\/s .* times as long/u)
    expect(text('over 10Gbit')).toMatch(/^8 × H100 SXM: /u)
  })

  test('a gap inside the ranges is no sure saving', () => {
    expect(headlineOf('32 B200 at 4.20 or 64 H100 at 2.10 for pretraining a 7B on 200B tokens?')).toContain(
      'The ranges overlap',
    )
  })

  test('a job of months on one is one of several of each', () => {
    const answer = answerText('Which for cont. pretraining of a 30B on 15B tokens: MI300X at $1.90 or H100 at $2.70?')
    expect(answer).toMatch(/^\d+ × MI300X on 2 nodes: [\d.]+ days, \$\d,\d{3} at your \$1\.90/u)
    // Six operations a parameter and token, and no GPU does a quadrillion of them in a second.
    for (const [, count = '', speed = ''] of answer.matchAll(/^- (\d+) × .*in all: ([\d.]+)k tok\/s/gmu))
      expect((6 * 30e9 * Number(speed) * 1000) / Number(count)).toBeLessThan(1e15)
    expect(answer).toContain('16 of each is our choice')
  })

  test.each([
    ['8 of whichever is better: H200 at 3.10 or H100 at 2.20 per gpu hour for lora of a 70b on 90M tokens', 8],
    ['H200 $3.10, H100 $2.20: we’d rent four of either for a 34b lora, 90M tokens', 4],
    ['A100 at 1.40 or H100 at 2.40, 13b full on 400M tokens, eight of one kind', 8],
  ])('as many of each: %s', (text, count) => {
    const counts = [...answerText(text).matchAll(/^- (\d+) × /gmu)].map(([, typed]) => Number(typed))
    expect(counts).toEqual([count, count])
  })

  test('FP8 against bf16 is answered beside the prices', () => {
    const answer = answerText(
      'fp8 vs bf16 for a 7B pretrain of 200B tokens on 32 H100: how many days less, and would B200 at 4.40 beat H100 at 2.30?',
    )
    expect(answer).toMatch(/FP8 instead of bf16 on 32 × H100 SXM on 4 nodes saves/u)
    expect(answer).toContain('32 × B200 SXM on 4 nodes')
  })

  test('a price of several GPUs is of each, unless that is far from the market', () => {
    expect(answerText('8x V100 at $0.40 vs 2x A100 at $1.30 for lora of a 7b on 100M tokens')).toContain(
      '2 × A100 SXM 80GB at $1.30/h a GPU',
    )
    expect(answerText('8x H100 at $19/h or 8x A100 at $9/h for lora of a 7b on 100M tokens')).toContain(
      '8 × H100 SXM at $2.38/h a GPU',
    )
  })
})

describe('a price that is brought with its GPUs', () => {
  const headOf = (text: string): string => lastOf([text]).split('\n')[0] ?? ''

  test.each([
    ['We can rent 8xA100 80GB for $1.15/GPU-h. Llama 3.1 70B lora on 200M tokens, how long and how much?', '1.15'],
    ['lora mistral 7b, 40M tokens, we are paying 3.89/h for an H100. what will it cost', '3.89'],
    ['GRPO qwen2.5 7b, 5,000 prompts x 8 rollouts x 1k tokens on our 4xH100, we pay $2.50/gpu/h. cost?', '2.50'],
    ['sft qwen3 14b on 80M tokens, our provider gives us 8 H100 at $2.05 per gpu hour. time and cost?', '2.05'],
  ])('%s', (text, price) => {
    expect(headOf(text)).toMatch(new RegExp(String.raw`at your \$${price}/h a GPU: about .* in total`, 'u'))
    expect(lastOf([text])).toMatch(/At list prices it is \$/u)
  })

  test('it stays in the thread, for the GPUs that it is of and on demand', () => {
    const plan = 'llama 3.1 70b lora on 200M tokens on 8xA100 80GB, we pay $1.15/gpu/h'
    expect(lastMeant([plan, 'with qlora'])).toMatch(/at your \$1\.15\/h a GPU/u)
    expect(lastMeant([plan, 'how about 8 H100'])).not.toMatch(/at your \$/u)
    expect(lastMeant([plan, 'and on spot'])).toMatch(/, spot: about/u)
  })

  test('what is to be beaten is no price of the plan', () => {
    expect(headOf('lora llama 8b, 200M tokens on an H100: can anybody beat $2.10/h?')).not.toMatch(/at your \$/u)
  })
})

describe('prices of a GPU without a word of the hour, and sellers that are named', () => {
  test('"1.35/gpu" is a price, and one node is set against several over their network', () => {
    const answer = answerText(
      'why is zero-3 on 4 nodes of 8xA100 with 100G ethernet at 14% mfu? 13B full ft, 5B tokens at 1.35/gpu, and on one node?',
    )
    expect(answer).toMatch(/\$3,34\d at \$1\.35\/h \(your price\), 3\.2 days on 32/u)
    expect(answer).toContain('Yes at 100 Gbit/s')
    expect(answer).toContain('On one node of 8')
  })

  test('a measured speed is priced where it was asked, with its share of the peak', () => {
    const text = (seller: string): string =>
      answerText(
        `measured 11k tok/s on 8xH100, llama 3.3 70b full ft, 1.2B tokens. how long and how much${seller}? is that speed ok`,
      )
    expect(text(' on runpod secure')).toMatch(/\(RunPod Secure Cloud, /u)
    expect(text('')).toMatch(/That is 5\d% of the dense bf16 peak \(MFU\): unusually high, 35% to 50% are usual/u)
    expect(text('')).toMatch(/weights and states take [\d,]+ GB, and these GPUs have [\d,]+ GB/u)
  })
})

describe('FP8 against bf16', () => {
  test.each([
    'bf16 vs fp8 for a full finetune of a 13b on 900M tokens, H100s: does fp8 halve the bill?',
    'is fp8 cheaper than bf16 for a full finetune of a 13b on 900M tokens on H100?',
  ])('with the same software on both sides, and each once: %s', (text) => {
    const answer = answerText(text)
    expect(answer.match(/^- /gmu)).toHaveLength(2)
    expect(answer).toContain('with the same software, NeMo / Megatron-Bridge')
    const [, fast = '', saved = ''] = /Cheapest: fp8, \$(\d+) in total, \$(\d+) less than bf16/u.exec(answer) ?? []
    // Peaks differ by two, and whole runs by less.
    expect(1 + Number(saved) / Number(fast)).toBeLessThan(1.8)
  })

  test('software that is named is kept', () => {
    expect(answerText('bf16 vs fp8 with torchtitan: 8b full, 2B tokens on 8 H100')).not.toContain('the same software')
  })
})

describe('what leaves a choice open is no contest', () => {
  test.each([
    ['lora llama 8b on 100M tokens, data has to stay in Frankfurt or Zurich', 'Frankfurt'],
    ['trl or unsloth, dont care: lora Qwen3-30B-A3B on 60M tokens', 'unsloth'],
    ['lora or qlora, i don’t care which, mistral 7b on 30M tokens on one 4090', 'qlora'],
  ])('%s', (text, planned) => {
    const answer = lastOf([text])
    expect(answer).toMatch(/^plan: /u)
    expect(answer).toContain(`planned with ${planned}, the cheapest`)
  })

  test('what is to be compared still is', () => {
    expect(lastOf(['us-east-1 vs eu-central-1 for 8b full, 500M tokens'])).toMatch(/^answer: /u)
  })
})

describe('a seller and a place that we have no price of', () => {
  test('its price of another region stands in, and that is said', () => {
    const answer = lastOf(['azure credits only, westeurope: full sft of llama 3.1 8b on 300M tokens on 8 H100'])
    expect(answer).toMatch(/^plan: 8 × H100 SXM at Azure in the Netherlands: /u)
    expect(answer).toContain('No price of Azure in the Netherlands is on record')
    expect(answer).not.toMatch(/RunPod|Vultr/u)
  })
})

describe('so little beside a GPU is the price of an hour', () => {
  test.each([
    '8b lora 40M tokens, 4090s at 35 cents',
    '8b 40M tokens lora, the 4090s over there are 35 cents',
    '8b lora 40M tokens on a 4090 for 35 cents an hour',
  ])('%s', (text) => {
    expect(lastOf([text])).toContain('at your $0.35/h a GPU')
  })

  test.each(['8b lora 40M tokens on a 4090, at $2 max', '8b lora 40M tokens on a 4090 under 90 cents'])(
    'a budget stays one: %s',
    (text) => {
      expect(lastOf([text])).toContain('stays under')
    },
  )

  test('of two kinds of GPU it is asked', () => {
    const answer = lastOf(['full 70B fine-tune, 150M tokens, MI300X looks cheap at $2 compared with H200'])
    expect(answer).toContain('If $2 is what an hour of a GPU costs, say “$2/h”.')
  })
})

test.each([
  [
    'b200 at 5 bucks an hour vs h100 at 2.7, who wins per token',
    /^answer: \d+ × B200 SXM: .* at your \$5\.00\/h a GPU, \d+% less/u,
  ],
  ['h100 at $2.70 or b200 at $5 - which is cheaper per token?', /^answer: \d+ × B200 SXM: .* a million tokens/su],
  [
    'we can get A100s for 1.10 and H100s for 2.20. better deal per token?',
    /^answer: \d+ × H100 SXM: .*A100 SXM 80GB/su,
  ],
  ['make it b200 and not h100', /^plan: .*B200/su],
] as const)('prices of two cards under a plan: %s', (asked, expected) =>
  expect(lastMeant(['llama 3.1 8b, 3B tokens, full, h200', asked])).toMatch(expected),
)
