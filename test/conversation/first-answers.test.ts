/** What the first answer to a command says of jobs, claims and questions that engineers who rent GPUs would judge it by. */
import { describe, expect, test } from 'vitest'
import { lastOf } from './thread-driver.ts'

const says = (text: string): string => lastOf([text])

describe('much data without a method', () => {
  test.each([
    'continue training llama 3.1 8b on 5B tokens of legal text',
    'keep training qwen 7b on 3B tokens of our code',
    'train 8b on 2B tokens of medical papers',
    'continue training llama 70b on 2B tokens',
  ])('every parameter is trained: %s', (text) => {
    expect(says(text)).toMatch(/^plan: .*\n.*(?:pretraining|full fine-tuning), bf16[^]*Every parameter is trained/u)
  })

  test.each([
    'lora llama 8b on 5B tokens',
    '70b 2B tokens',
    'continue training 8b on 20M tokens',
    '8b 40M tokens x 60 epochs',
    '8b 5B tokens on 1 h100',
  ])('adapters stay: %s', (text) => {
    expect(says(text)).toMatch(/^plan: .*\n.*LoRA, /u)
  })
})

describe('memory', () => {
  test('a run leaves some of it where a smaller batch does', () => {
    expect(says('8b lora 30M tokens on 1 a100 80')).not.toContain('Memory has little to spare')
  })
})

test.each([
  ['can i lora 7b on a P100? 10M tokens', /^plan: [^]*There is no data on “P100”: the plan is for GPUs that can be/u],
  ['qlora 13b 20M tokens on my 4x P40', /^plan: [^]*There is no data on “P40”: the plan is for GPUs that can be/u],
  ['can i finetune a 8b on my macbook pro? 2M tokens', /^plan: [^]*no data on “macbook pro”: the plan is for/u],
  ['4x P40 24gb, yes i know lol. qlora 13b?', /^problem: There is no data on “P40”/u],
])('a job is planned beside hardware without data, and that is said: %s', (text, answer) => {
  expect(says(text)).toMatch(answer)
})

test('a job may stand behind the last of compared machines', () => {
  const text = 'compare 8xA100 vs 8xH100 for qwen3 32b full sft 1.2B tok'
  expect(says(text)).toMatch(/8xA100 vs 8xH100: Cheapest: 8x/u)
})

describe('buying', () => {
  test.each([
    'is a 4090 for $1,900 worth it vs renting at $0.45/h? i use it 10h/week',
    'a colleague offers me an A6000 for 3k. or rent a100s at 1.2 an hour? ~40 h a month of lora',
  ])('a price of a card is none of an hour: %s', (text) => {
    expect(says(text)).toMatch(
      /^answer: Rent(?:\. Over 3 years, busy \d+% of the time|: 9\.2 hours a week of one A100 SXM 80GB at \$1\.20)/u,
    )
  })

  test('prices of an hour are compared', () => {
    expect(says('4090 at $0.44/h or 5090 at $0.79/h for 8b lora?')).toMatch(/^answer: RTX 4090 at your \$0\.44\/h/u)
  })
})

describe('a share of the peak', () => {
  test.each([
    ['we get 19% MFU on a mixtral style MoE w/ 64 gpus, bad?', /^answer: Ordinary for a model with experts/u],
    ['is 40% MFU plausible for llama 8b on h100?', /^answer: Ordinary for a dense model/u],
    ['vendor says 68% MFU on a 70b in bf16 with 256 h100, believable?', /^answer: Too good/u],
    ['our 7b run on 8 a100s gets 22% mfu, is that ok', /^answer: Low for a dense model/u],
  ])('%s', (text, verdict) => {
    expect(says(text)).toMatch(verdict)
  })
})

describe('what a model writes', () => {
  test.each([
    [
      'batch summarise 2M articles (1.2k tokens each) w llama 70b, 150 tok summaries. api or rent',
      '2.4B tokens read',
      '300M tokens written',
    ],
    [
      'classify 10M reviews of 80 tokens with an 8b, output 5 tokens each, what gpu and cost',
      '800M tokens read',
      '50M tokens written',
    ],
    [
      'translate 500k pages (700 tokens in, 750 out) with qwen 32b: api or own gpus?',
      '350M tokens read',
      '375M tokens written',
    ],
    ['generate 200k synthetic dialogues of 1.5k tokens with a 70b', '20M tokens read', '300M tokens written'],
  ])('%s', (text, read, written) => {
    const answer = says(text)
    expect(answer).toContain(read)
    expect(answer).toContain(written)
  })
})

describe('hosted training', () => {
  test.each([
    'together ai finetune pricing vs renting an h100 for qwen 72b lora 25M tokens',
    'price of fine-tuning qwen 72b on together ai vs renting an h100, 25M tokens',
    'hosted api finetune or own h100 for mistral 24b, 60M tokens',
  ])('a sum stands beside the rent: %s', (text) => {
    expect(says(text)).toMatch(/^plan: [^]*Hosted, the same tokens are \$[^]*of renting/u)
  })

  test('a price by the token where nothing is said of data', () => {
    expect(says('what would together charge for a 70b lora')).toMatch(/^answer: Together AI asks \$[\d.]+ to \$\d/u)
  })

  test('a provider is one', () => {
    expect(says('70b lora 20M tokens on together')).toMatch(/^plan: .* at Together AI/u)
  })
})

describe('words and numbers without a role', () => {
  test.each([
    '8b full 200M tokens, 80% english',
    'llama 8b qlora 12M tokens dropout 0.05 alpha 32 warmup 3%',
    '8b lora 20M tokens, team of 5, deadline was yesterday lol',
    'SFT Llama 3.2 3B, 2 epochs, 350k rows, median 180 tokens. p95 is 900. Padding not packing',
    'finetune 8B llama on 300 examples. seriusly just 300. lora. do i even need a gpu rental',
    '8b sft 50k rows 600 tok, 3 ep, 1x h100, gdpr, iso27001, v2 of the dataset',
    'l40s inference card? want to lora an 8b on 20M tokens',
  ])('refuse no job: %s', (text) => {
    expect(says(text)).toMatch(/^plan: /u)
  })

  test.each(['8b lora 20M tokens 4'])('are asked about where they may count: %s', (text) => {
    expect(says(text)).toMatch(/^problem: /u)
  })
})

describe('lengths, counts and days', () => {
  test('of two counts the one of sequences is their length', () => {
    expect(says('LoRA qwen2.5-32b with 32k sequences, 6k docs, one epoch')).toContain('197M tokens')
    expect(says('8b lora 20k sequences of 1k tokens')).toContain('20M tokens')
  })

  test('documents of a word processor are counted', () => {
    expect(says('fine tune on 2000 word docs of company policies. llama 8b i guess')).toMatch(
      /^plan: .*\n.* on 5M tokens/u,
    )
  })

  test('the day that it is is no deadline', () => {
    expect(says('Finish 13B CPT w/ 50B tokens before Friday, today is Monday morning. How many GPUs?')).toContain(
      '99 h from the start to the deadline',
    )
  })

  test.each([
    ['schedule a training for friday 6pm, has to be over by monday 6am: 8b full, 600M tokens, how many A100s?', '60 h'],
    [
      'we get the nodes on tuesday 8am and it has to be finished by thursday 8pm. 13b lora 900M tokens, how many H100?',
      '60 h',
    ],
  ])('of two days the first is the start: %s', (text, hours) => {
    expect(says(text)).toContain(`${hours} from the start to the deadline`)
  })

  test('two ends stay two ends', () => {
    expect(says('8b lora 300M tokens by friday 6pm or by monday 8am')).not.toContain('from the start')
  })

  test('what a run took before is no budget', () => {
    expect(
      says("last month's job: llama 3.1 8b lora 90M tokens, but 3x the data. prev cost 11 dollars on one H100"),
    ).toMatch(/^plan: 1 × H100[^]*Not used: “11 dollars”/u)
  })
})

describe('machines', () => {
  test.each([
    ['how many machines for deepseek v3 lora? we rent 8xh200 boxes', /^answer: Plan with \d machines of 8/u],
    ['how many 8xH100 nodes for full finetune of llama 70b', /^answer: Plan with 2 machines of 8, 16 GPUs/u],
    ['how many a100 80gb do i need to lora mixtral 8x22b', /^answer: Plan with 8 GPUs/u],
    ['one p5 for 5 days', /^answer: 8 × H100 SXM for 5 days/u],
  ])('%s', (text, answer) => {
    expect(says(text)).toMatch(answer)
  })

  test.each([
    [
      '128 h100s for 3 weeks, how many failures should we expect and what does that cost us',
      /^answer: Expect 1\.3 to 5\.4 failures/u,
    ],
    ['how many interruptions on 16 h100s for 5 days', /^answer: Most likely none/u],
  ])('%s', (text, answer) => {
    expect(says(text)).toMatch(answer)
  })

  test('a time on them is enough for so many tokens', () => {
    expect(says('lambda or runpod for a 3 day 70b lora on 8 h100')).toMatch(/^plan: [^]*3 days are enough for about/u)
  })
})

describe('owners of providers', () => {
  test.each([
    'which providers have H100s in France, or at least EU with no US parent',
    'cheapest H100 not owned by a US company',
    '70b lora 20M tokens, no american companies',
  ])('%s', (text) => {
    const answer = says(text)
    expect(answer).toContain('by the country of their owner')
    expect(answer).not.toMatch(/^- .*(?:RunPod|Lambda|Vultr|GMI Cloud)/mu)
  })

  test('who asks may be of any country', () => {
    expect(says('8b lora 20M tokens, our company is french')).not.toContain('by the country of their owner')
  })
})

describe('two sizes', () => {
  test.each([
    'llama 8b or 70b lora, 20M tokens, cost of both',
    'price for 8b and 70b lora on 20M tokens',
    'lora for a 7B and a 13B on the same 50M tokens',
  ])('are compared: %s', (text) => {
    expect(says(text)).toMatch(/^answer: .* vs .*: Cheapest/u)
  })

  test('a teacher and its student are one job', () => {
    expect(says('distill llama 70b into 8b using 300M tokens')).toMatch(/^plan: [^]*8B.* on 300M tokens/u)
  })
})

test.each([
  ['is an L40S any good for training or is it just an inference card', /^answer: Yes, L40S trains/u],
  ['are L4s okay for training or inference only?', /^answer: Yes, L4 trains/u],
  ['someone on twitter claims gpt-2 124M can be reproduced for $20, true?', /^answer: Yes, that is plausible/u],
  ['is $2,000 enough to train a 7b from scratch', /^answer: No, not for a model of any use/u],
  ['Consultancy quoted us 18,000 USD compute for lora on llama 3 8B with 40k tickets. Fair?', /^plan: Far too much/u],
  ['aws capacity blocks vs just on-demand p5 for a 5 day run next month', /Capacity Blocks where the dates are fixed/u],
])('%s', (text, answer) => {
  expect(says(text)).toMatch(answer)
})

describe('terms and shares', () => {
  test.each([
    [
      'cheapest place for 8xH100 right now with no commitment?',
      /^answer: 8 × H100: from \$[\d.]+\/h a GPU at \w+(?!, reserved)/u,
    ],
    ['8b lora 100M tokens on 8 h100 without any reservation', /^plan: 8 × H100(?!.*reserved)/u],
    ['what utilization do you assume? everybody says 40% mfu and we never get there', /^answer: Plan with 40 %/u],
    ['we get 40% mfu on a 7b, is that ok?', /^answer: Ordinary for a dense model/u],
  ])('%s', (text, answer) => {
    expect(says(text)).toMatch(answer)
  })
})

describe('several runs', () => {
  test.each([
    ['pretrain 1.3b params from scratch, 26B tokens, ctx 2048, 3 seeds', /^plan: 3 runs cost about /u],
    ['8b lora 50M tokens, seq 4096, 2 seeds', /^plan: 2 runs cost about /u],
    ['8b lora 1,200 examples, 3 seeds', /^plan: 3 runs cost about /u],
  ])('a number before theirs is none of runs: %s', (text, answer) => {
    expect(says(text)).toMatch(answer)
  })
})
