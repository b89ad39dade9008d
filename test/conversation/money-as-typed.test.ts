/** Prices, discounts, bills and losses that are typed are the ones that an answer reckons with. */
import { describe, expect, test } from 'vitest'
import { lastOf } from './thread-driver.ts'

const says = (text: string): string => lastOf([text])

describe('spot by the figures that are told', () => {
  test.each([
    [
      'Is spot worth it? 8x H100 for 3 days, spot is 55% cheaper than on demand, preempted about every 5 hours, a checkpoint takes 5 minutes',
      /^answer: Yes, worth it: [^]*\(55% less, as you say\)/u,
    ],
    [
      'preemptible L40S, half the price of on demand, killed every 4h, 30 hour job, checkpoint takes 2 min: should i?',
      /^answer: Yes, worth it: [^]*\(50% less, as you say\)/u,
    ],
    [
      'We lost a 3-day run on 16 GPUs to a spot eviction. spot 1.10 vs on demand 2.40, rerun on which?',
      /^answer: Spot: [^]*1,152 GPU-hours of work \(16 GPUs × 72 h\): \$1,267 on spot, \$2,765 on demand/u,
    ],
    [
      'spot or on-demand for a 4 day job on 8 H200? spot is 45% off',
      /^answer: Spot, if no date depends on it: [^]*\(45% less, as you say\)/u,
    ],
    ['our cloud has a 60% discount on spot H100s, 5 days on 8: take it?', /^answer: [^]*\(60% less, as you say\)/u],
    ['5-day job on 8 H100s: would you run it on spot?', /^answer: Yes, worth it: [^]*on spot against/u],
    ['spot or not for a 30 hour job on 4 A100?', /^answer: Yes, worth it: [^]*on spot against/u],
    ['is spot at 35% off worth it for an H100?', /spot is cheaper, by about 35%[^]*35% less, as you say/u],
  ])('%s', (text, answer) => {
    expect(says(text)).toMatch(answer)
  })
})

describe('how often to save', () => {
  test.each([
    [
      '64 GPUs, a checkpoint takes 12 minutes: how often should we save?',
      /About every 8\.7 h: [^]*12,000 GPU-hours ÷ 64/u,
    ],
    [
      'how often should I checkpoint on spot with 8 GPUs? a save takes 4 min',
      /an interruption every 12 h, as on spot/u,
    ],
  ])('%s', (text, answer) => {
    expect(says(text)).toMatch(answer)
  })
})

describe('a term against the days of work that there are', () => {
  test.each([
    [
      'Seller one: 8 H100 with InfiniBand $2.40/GPU/h, minimum 1 month. Seller two: on demand $3.00. We have about 12 days of work.',
      /^answer: Take on demand: \$6,912 for 12 days of work, 51% less than \$14,016 for the month that has to be paid[^]*InfiniBand joins machines/u,
    ],
    [
      'on demand 8xH100 $3.10/gpu/h, or commit 6 months for $2.20. we need them for 5 months',
      /^answer: Reserve: \$77,088 for 6 months, 15% less than \$90,520 on demand for 5 months of work/u,
    ],
    [
      'reserved at $2.00 for 1 month or on demand at $2.50, 8 H100, we have 3,000 GPU-hours to do',
      /\$7,500 for 1 month at 51% use/u,
    ],
  ])('%s', (text, answer) => {
    expect(says(text)).toMatch(answer)
  })
})

test('a card of the same arithmetic and more memory is never the slower one, whatever software fits it', () => {
  expect(says('H200 at 3.50 or H100 at 2.50 for 70b lora at 16k context?')).toMatch(
    /H200 SXM has 1\.\d times the speed of H100 SXM/u,
  )
})

describe('how many runs, and how large a model, the money is for', () => {
  test.each([
    [
      'We have $6k of credits. How many 8B LoRA runs of 40M tokens is that?',
      /^plan: About [\d,]+ such runs for \$6,000/u,
    ],
    ['70b lora on 100M tokens with $500, how many nodes do I need?', /^plan: (?!About)/u],
    [
      "I have $2,000. What's the biggest model I can do a full fine-tune of with 200M tokens?",
      /everything counted, the largest is [^]*plan for a 70B model, which leaves[^]*no money for a second try/u,
    ],
    [
      'got 200 dollars and four days. whats the biggest llama i can finetune on 30M tokens',
      /everything counted, the largest is Llama 3\.1 405B on 30M tokens\.[^]*plan for Llama 3\.3 70B/u,
    ],
    [
      'biggest gemma i can qlora with 50 euros, 5M tokens, by tomorrow',
      /^answer: With \$\d+ \(€50\), everything counted, the largest is Gemma/u,
    ],
  ])('%s', (text, answer) => {
    expect(says(text)).toMatch(answer)
  })
})

describe('a sum for a term', () => {
  test.each([
    [
      'vendor offers 64 H100s for 12 months for $1.45M total. sign or not?',
      /^answer: No, not at that price: \$1\.45M ÷ \(64 GPUs × 8,760 h\) = \$2\.59\/h a GPU/u,
    ],
    [
      '$95k for 6 months of 16 H100s reserved, ok?',
      /^answer: Careful: less than prices on record: [^]*\$1\.36\/h a GPU/u,
    ],
    ['is 380k for 8 H200s reserved for 2 years fair?', /^answer: Only if they are busy more than \d+%[^]*\$2\.71\/h/u],
  ])('%s', (text, answer) => {
    expect(says(text)).toMatch(answer)
  })

  test('what may be spent is no offer', () => {
    expect(says('we have a budget of $1.1M for 16 H100s over 3 years, should we reserve?')).not.toMatch(
      /not at that price/u,
    )
  })
})

describe('a bill that is to be checked', () => {
  test.each([
    [
      'Invoice check: 16 H100s for 72 hours at $2.20 per GPU hour, and 500 GB egress at $0.08/GB. They billed $2,900. Correct?',
      /^answer: No: by your figures it is \$2,574\.40; \$2,900\.00 is \$325\.60 or 13% more/u,
    ],
    [
      'vendor invoiced us 5,376 dollars for 8 h100, 240 hours, at 2.80 each per hour. does that match?',
      /^answer: Yes: by your figures it is \$5,376\.00/u,
    ],
    ['does this bill add up: 64 GPUs x 30 h x $2.05 = $4,200?', /^answer: No: by your figures it is \$3,936\.00/u],
    [
      'you said it would cost about $80 but the invoice came to $131, how come',
      /^answer: I cannot see the bill[^]*\$131 is 1\.6 times \$80, \$51 more/u,
    ],
  ])('%s', (text, answer) => {
    expect(says(text)).toMatch(answer)
  })
})

describe('a run that broke', () => {
  test.each([
    [
      'run diverged 2 days into a 5 day training on 32 H100 at $2.40/h. how much did i burn',
      /^answer: At most \$3,686: 32 GPUs × 48 h = 1,536 GPU-hours/u,
    ],
    [
      'NaN loss on 32 H100s after 31 hours at $2.50/h, last checkpoint at hour 24, how much is wasted?',
      /^answer: About \$560: 32 GPUs × 7 h = 224 GPU-hours since that checkpoint/u,
    ],
    [
      "nvidia-smi shows 0% utilization but I'm being billed 2.49 an hour since monday, help",
      /^answer: About \$\d+ so far: [^]*Each further day is \$60: stop it now/u,
    ],
  ])('%s', (text, answer) => {
    expect(says(text)).toMatch(answer)
  })
})

describe('a price that is typed beside a share of the peak or failures', () => {
  test.each([
    [
      'Pretrain a 46B dense model on 20B tokens, 8 H100 SXM, assume 40% MFU. Node price 8 x $2.49. How long and how much?',
      /^answer: [^]*at \$2\.49\/h \(your price\)[^]*does not fit as usual: 46B parameters × 16 bytes/u,
    ],
    [
      'checkpoint takes 3 min, our 64 gpu job crashes every 20h, restart 10 min. best interval, and $ lost per day at 1.99/gpu-hr?',
      /About every 1\.4 h[^]*about \$10 an hour, \$242 a day/u,
    ],
  ])('%s', (text, answer) => {
    expect(says(text)).toMatch(answer)
  })
})

describe('data over a line', () => {
  test.each([
    [
      'How long to upload 6 TB of scans to us-east-1 over our 200 mbit line, and what does parking them on S3 for 3 months cost?',
      /^answer: Over 200 Mbit\/s: 6 TB take 67 h at full speed[^]*Keeping 6 TB in S3: about \$4\d\d for/u,
    ],
    [
      'How long to move 20 TB from S3 to Lambda over a 10 Gbps line and what does it cost?',
      /out of AWS[^]*20 TB take 4\.4 h/u,
    ],
  ])('%s', (text, answer) => {
    expect(says(text)).toMatch(answer)
  })

  test('text to train on is no cargo', () => {
    expect(says('8b lora on 5 GB of text on 8 H100 with 400 gbit, how long?')).not.toMatch(/at full speed/u)
  })
})

describe('a machine of our own at the costs that are told', () => {
  test.each([
    [
      'Buy an 8x H100 server for $260k or rent? utilization 40%, power 18 cents/kWh, colo $2,200 a month.',
      /^answer: Rent\. Over 3 years, busy 40%[^]*\$79,200 for its place, as you say/u,
    ],
    [
      'Should we buy 8 H200 for 320k or rent them? We would use them 80% of the time, electricity is $0.12 per kWh and colocation 1500/month',
      /^answer: (?!Rent)[^]*\$54,000 for its place, as you say/u,
    ],
  ])('%s', (text, answer) => {
    expect(says(text)).toMatch(answer)
  })
})

describe('what a card is worth, and how few do', () => {
  test.each([
    [
      'Is H200 worth ~40% more per hour than H100 if our 14B full SFT already fits on 8xH100 at micro-batch 1?',
      /^answer: H100 SXM does most for its price: [^]*H200 SXM is the fastest, 1\.1 times/u,
    ],
    ['minimum number of H100s to full fine-tune gemma-3-27b?', /^answer: Plan with 8 GPUs\. /u],
    ['fewest h100 for full ft of 27b', /^answer: Plan with 8 GPUs\. /u],
    ['does a 14b full sft fit on 8xH100?', /^answer: Yes/u],
    ['8 h100 spot for 3 days, how much', /^answer: 8 × H100 SXM for 3 days: from/u],
  ])('%s', (text, answer) => {
    expect(says(text)).toMatch(answer)
  })
})
