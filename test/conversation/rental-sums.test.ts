/** Questions of rent and bills that name no job: hours times prices, and nothing is planned for them. */
import { shownAnswer } from './shown-answer.ts'
import { describe, expect, test } from 'vitest'
import { lastOf } from './thread-driver.ts'

const says = (text: string): string => lastOf([text])

describe('rentals with hours of their own', () => {
  test.each([
    [
      '8x A100 for 4 hours or one H100 for 20 hours, cheaper?',
      /^answer: 8 × A100 is cheapest: [^]*32 GPU-hours[^]*20 GPU-hours/u,
    ],
    [
      'is a 3090 for 3 days cheaper than an H100 for 6 h?',
      /RTX 3090 for 72 h is \$[\d.]+ \(72 GPU-hours at[^]*H100 for 6 h is \$[\d.]+ \(6 GPU-hours/u,
    ],
    [
      'H200 at $3.20/h for 4 hours vs A100 at $1.50/h for 9 hours: which costs less?',
      /^answer: About even, 1 × H200 slightly cheaper: 1 × H200 for 4 h is \$12\.80 [^]*1 × A100 for 9 h is \$13\.50/u,
    ],
    ['an L4 for 2 days and an A100 for 5 hours, cost?', /^answer: In all \$/u],
  ])('%s', (text, answer) => {
    expect(says(text)).toMatch(answer)
  })

  test('data to train on make a plan of it', () => {
    expect(
      says('8b lora 100M tokens on an H100 within 5 hours or a 4090 within 2 days, which is cheaper?'),
    ).not.toMatch(/cheapest: 1 ×/u)
  })
})

describe('a bill beside the use', () => {
  test('days and hours that stand together are one time, and whether it adds up is said first', () => {
    const answer = says('AWS billed $5,200 for a p4d.24xlarge that was up 5 days and 10 hours, does it add up?')
    expect(answer).toMatch(/^answer: No: 1,040 GPU-hours of A100 SXM 40GB are .* \(\d+%\) more\./u)
    expect(answer).toMatch(/\$40\.00\/h for all 8 together/u)
  })

  test('whoever billed is the seller', () => {
    expect(says('Lambda charged us $2,200 for an 8xH100 node that ran 3 days 8 hours, is that right?')).toMatch(
      /^answer: Yes.* at Lambda/u,
    )
  })

  test('the rest is named, in money and in hours', () => {
    const answer = says('The invoice is $5,000 but we just trained 100 hours on 8 H100. Where is the rest?')
    expect(answer).toMatch(/^answer: The use explains \$2,\d+ to \$\d,\d+ of it: 800 GPU-hours of H100/u)
    expect(answer).toContain('$5,000 would be $6.25/h a GPU')
    expect(answer).toMatch(/further GPU-hours, .* of all 8/u)
  })

  test('of a named seller his price counts', () => {
    expect(says('AWS billed us $5,600 for 100 hours of 8 H100, is that right?')).toMatch(
      /^answer: Yes, the use explains it: .*at AWS\)/u,
    )
  })
})

describe('billed GPU-hours beside the time of use', () => {
  test('more than the machines ran is said first, with what is too much', () => {
    const answer = says('Bill check please: 4 H100s were up for 3 days, the invoice has 576 GPU hours, $1,728')
    expect(answer).toMatch(
      /^answer: No: you used 4 × H100 × 72 h = 288 GPU-hours, and 576 are billed, 2 times as many/u,
    )
    expect(answer).toContain('should be $864.00: $864.00 is too much')
  })

  test('without a sum and with a price by the hour', () => {
    expect(says('they charged us 500 gpu hours, we ran 4 a100 for 60 hours. overcharged?')).toMatch(
      /^answer: No: .*240/u,
    )
    expect(says('bill: 768 GPU-hours at $2.49, total $1,912.32. we had 8 H100s for 4 days. ok?')).toMatch(
      /^answer: Yes, the hours agree: .*768/u,
    )
  })
})

describe('machines that nobody switched off', () => {
  test.each([
    [
      'what if I forget to stop an A100 over the weekend, how bad is it?',
      /^answer: About \$\d+: 63 h × 1 GPU .*A machine of eight/su,
    ],
    [
      'someone left 8 H100 on overnight at $2.50/h, what did that cost',
      /^answer: About \$280: 14 h × 8 GPUs × \$2\.50\/h/u,
    ],
    [
      'I forgot to turn off my cloud GPU for a week, how much is that?',
      /^answer: It depends on the GPU: .*7 days × 24 h/su,
    ],
    [
      'an AWS p5.48xlarge was left running for 3 days. damage?',
      /^answer: About \$3,960: 3 days .*\(AWS\)|H100 SXM at AWS/u,
    ],
  ])('%s', (text, answer) => {
    expect(says(text)).toMatch(answer)
  })

  test('a run of a night is planned', () => {
    expect(says('8b lora on 20M tokens, can I leave it running overnight on a 4090?')).toMatch(/^plan: /u)
  })
})

describe('a term at a price', () => {
  test('machines that are down take none of those that are paid', () => {
    const answer = says('we reserved 96 H200 at $2.80 for 4 months. total, and if two nodes are always down?')
    expect(answer).toMatch(/^answer: \$784,896 .*96 GPUs × 2,920 h × \$2\.80, owed/u)
    expect(answer).toContain('16 of 96 GPUs (17%)')
    expect(answer).toContain('$3.36')
  })

  test('whether it is a good price is another question', () => {
    expect(says('64 H100 at $2.10 for 12 months, is that a fair price?')).toMatch(/^answer: A \w+ price/u)
  })
})

describe('people who try things for some months', () => {
  test('a sum to plan with, and a ceiling', () => {
    const answer = says('GPU budget for three data scientists who fine-tune 8B models for half a year?')
    expect(answer).toMatch(/^answer: Put \$[\d,]+k? into the budget, with \$[\d,]+k? as the ceiling/u)
    expect(answer).toContain('3 × H100 × 4,380 h')
  })

  test('a job with its data is planned', () => {
    expect(says('2 engineers, 3 months, 8b full on 2B tokens: what does it cost?')).toMatch(/^plan: /u)
  })
})

describe('offers that bind for terms of their own', () => {
  test('at little use none of them is taken', () => {
    const answer = says(
      '8x H100: 2.40 on a 6 month commitment, or 1.90 for 12 months. we use them 40 hours a week, which one? or buy a server for 270k?',
    )
    expect(answer).toMatch(/^answer: None of them: used 24% of the time, renting by the hour is \$[\d,]+ a month/u)
    expect(answer).toContain('6 months at $2.40: 8 × 4,380 h are $84,096')
    expect(answer).toMatch(/Buying for \$270k: \d+ months of renting by the hour/u)
  })

  test('a price on demand beside them is the other way to rent', () => {
    expect(
      says('16 H200: 1 year at $2.50 or 3 months at $3.00, on demand at $3.60, busy 95% of the time. which?'),
    ).toMatch(/3 months at \$3\.00, unless they are needed for more than 10 months, when 12 months at \$2\.50/u)
  })
})

describe('sums and machines that others ask for', () => {
  test.each([
    [
      'The team budgeted 30k for "LoRA on a 7B, 4 runs on 30M tokens each". Does that smell right?',
      /^plan: Far too much for GPU time alone: 4 runs/u,
    ],
    ['an agency wants 9k for fine-tuning an 8B on 20M tokens, plausible?', /^plan: Far too much for GPU time alone: /u],
    [
      'our consultant says we need 600 H100s for three weeks to train a 7B on 300B tokens. is that bs?',
      /^plan: Far too much: .*“600 GPUs for three weeks” are 302,000 GPU-hours.*No price of 600 GPUs at once is on record/su,
    ],
    ['8b lora on 40M tokens on 4 A100s at 1.30/gpu', /at your \$1\.30\/h a GPU/u],
    [
      '3B pretrain on 100B tokens, 32 H100s with 400G infiniband, bill at $2.00/gpu-hr incl 10% for restarts',
      /With 10 % on top: \$[\d,]+ at your price/u,
    ],
  ])('%s', (text, answer) => {
    expect(says(text)).toMatch(answer)
  })
})

test('a move pays from what it saves each month, with our speeds and without any gain', () => {
  const answer = says(
    'we pay $3.80 for A100, 3,000 gpu hours a month; H100 would be $2.70, and migrating costs 20k. when does it pay back?',
  )
  expect(answer).toMatch(/^answer: Yes: \$20,000 are back after about \d/u)
  expect(answer).toContain('3,000 h × $3.80 are $11,400 a month')
  expect(answer).toMatch(/no faster for your jobs it would be \$3,300 less a month, and back after 6\.1 months/u)
})

describe('a run that is part done with part of its money', () => {
  test.each([
    [
      'we are at 40% of the run and 55% of the $2,000 budget is gone, 4x H100 at $2.50/gpu/h. does it last?',
      /^answer: The budget does not last, at the pace so far: \$1,100 for 40% of the run make \$2,750 for all of it, \$750 over the \$2,000[^]*ends at about 73%[^]*110\.0 h are behind and 165\.0 h to come; what is left buys 90\.0 h/u,
    ],
    [
      'step 3,000 of 6,000, spent $400 of a $1000 budget. on track?',
      /^answer: The budget lasts, at the pace so far: \$400 for 50% of the run make \$800/u,
    ],
    ['training 30% done, 45% of the money burned, what now?', /does not last[^]*make 150% of the budget[^]*about 67%/u],
    ['We are 20% through and spent 500 euros of 2,000 euros. Enough?', /€500 for 20% of the run make €2,500/u],
  ])('%s', (text, answer) => {
    expect(says(text)).toMatch(answer)
  })

  test('a share of the budget that is held back is no run', () => {
    expect(says('8b lora on 50M tokens, budget $600 with 10% of the budget for retries, enough?')).not.toMatch(
      /pace so far/u,
    )
  })
})

describe('a part that is paid ahead', () => {
  test.each([
    [
      'is a 30% deposit ok for 16x H100 for 4 months at $2.20/gpu/h?',
      /30% in advance is \$30,\d+\. A part ahead is usual for reserved clusters \(recalled/u,
    ],
    ['they want a down payment of 20% for 32 H200 for 6 months at $2.80/gpu/h, fair?', /20% in advance is \$/u],
    [
      'is it usual to pay a deposit for a reserved gpu cluster?',
      /^answer: A part ahead is usual[^]*lost where the provider fails/u,
    ],
  ])('%s', (text, answer) => {
    expect(says(text)).toMatch(answer)
  })
})

describe('a run that broke at a step', () => {
  test.each([
    [
      'nan at step 4,000 of 16,000 on a 13b full ft, is it all lost? paying $18/h',
      /^answer: Not all of it: go on from the last good checkpoint before step 4,000[^]*25% of the run[^]*\$18\.00\/h is billed whether it trains or not, \$432 a day[^]*12,000 steps are to come[^]*3\.3 h and \$60\.00/u,
    ],
    [
      'crashed at iteration 900/3000, no checkpoints saved. do we have to start over? box is $10/h',
      /^answer: The 900 steps until then, 30% of the run, are lost[^]*3,000 steps are to come\. /u,
    ],
    [
      'loss diverged at 35%, must I start from scratch?',
      /^answer: Not all of it: [^]*35% of the run[^]*clip gradients/u,
    ],
  ])('%s', (text, answer) => {
    expect(says(text)).toMatch(answer)
  })

  test('the rest of a whole job is planned', () => {
    expect(says('7b full ft 500M tokens crashed at 40%, last checkpoint at 30%. cost to redo the rest?')).toMatch(
      /^plan/u,
    )
  })
})

test('three weeks a month are a use of the whole month, of the machine that is rented and of the seller that is named', () => {
  const answer = shownAnswer('8xh100 hyperstack reserved or on demand, we train 3 weeks a month')
  expect(answer).toMatch(/^Stay on demand: \$12,9\d\d for 1 month at 69% use/u)
  expect(answer).toContain('8 GPUs × 730 h × 69% × $3.20')
  expect(answer).toMatch(/Taken are the lowest prices: .*H100 SXM at Hyperstack.*estimated by the discount/u)
})

test('a machine of eight is compared in its own form, with the difference', () => {
  const answer = shownAnswer(
    'what does our bill look like if we stay on AWS instead of a smaller cloud: 8x H100, 200 hours a month',
  )
  expect(answer).toMatch(/^8 × H100 SXM for .*: neoclouds from \$[\d,]+ .*; AWS \$11,008, \$[\d,]+ more\./u)
  expect(shownAnswer('8x h100 pcie for a week')).toMatch(/^8 × H100 PCIe for 7 days/u)
})

test('containers head no week, and hosts of third parties stand apart', () => {
  const week = shownAnswer('how much for 8 b300 for a week')
  expect(week).toMatch(/^8 × B300 SXM for 7 days: from \$[\d,]+ at Hyperstack/u)
  expect(week).toMatch(/Less is asked apart from these.*at Modal/u)
  const cheapest = shownAnswer('cheapest a100 80gb right now')
  expect(cheapest).toMatch(/Less is asked apart from these.*Vast\.ai.*RunPod Community Cloud/u)
  expect(shownAnswer('8x b300 on hyperstack for a week')).not.toContain('Less is asked')
})

test('what is announced has no price, and the nearest that can be had has one', () =>
  expect(shownAnswer('vera rubin price per hour?')).toMatch(
    /^We have no such price[^]*Nearest that can be had: from \$[\d.]+\/h/u,
  ))

test('a way to pay for a GPU is asked by itself', () => {
  expect(shownAnswer('spot b200 on aws?')).toMatch(/B200 SXM/u)
  expect(shownAnswer('spot b200 on aws?')).not.toContain('Which model')
  expect(shownAnswer('spot 8b lora 20M tokens on h100?')).toMatch(/^1 × H100/u)
})

test('what a service asks for training is no rent of its machines', () =>
  expect(shownAnswer('how much is together for fine-tuning a 70b, 20M tokens')).toMatch(
    /Hosted, the same tokens are \$58 to \$160 at Together AI/u,
  ))
