/** Questions of money that are no job, or more than one: a machine and what is rented beside it, buying, a quoted price, a move. */
import { describe, expect, test } from 'vitest'
import { lastMeant, lastOf } from './thread-driver.ts'

const says = (text: string): string => lastOf([text])

describe('machines of private hosts', () => {
  test('where they alone are cheap, the cheapest with machines of its own is listed, and what theirs are good for', () => {
    const answer = says('rtx 3090 price per hour')
    expect(answer).toMatch(/where hosts own the machines: for runs that can be resumed, and not for data of people/u)
    const rows = answer.split('\n').filter((row) => row.includes('RTX 3090 $'))
    expect(rows.some((row) => !row.includes('hosts own the machines'))).toBe(true)
    expect(rows.length).toBeLessThanOrEqual(6)
  })

  test.each(['4090 on vast or salad, price', 'rtx 4090 spot and on demand price'])('%s', (text) =>
    expect(says(text)).toMatch(/it is for runs that can be resumed, and not for data of people/u),
  )

  test('nothing is said of them where none is listed', () =>
    expect(says('b200 price per hour')).not.toMatch(/can be resumed/u))
})

describe('a machine for a time', () => {
  test('storage and data out are in one sum, of as many sellers as were asked', () => {
    const answer = says('Monthly price for one 8xH100 node, 10 TB storage and egress of 5 TB. Three quotes.')
    expect(answer).toMatch(
      /^answer: 8 × H100 SXM for (?:30 days|1 month) with 10 TB of storage and 5 TB out: from \$[\d,]+ at/u,
    )
    expect(answer.match(/\+ ~?\$[\d,]+ storage = \$[\d,]+ in total/gu)).toHaveLength(3)
  })

  test('the sum is that of its parts', () => {
    const [, gpus = '', storage = '', all = ''] =
      /\$([\d,]+) \+ ~?\$([\d,]+) storage = \$([\d,]+) in total/u.exec(
        says('4x A100 80GB for two weeks with 2 TB of disk, cost?'),
      ) ?? []
    const [of, kept, sum] = [gpus, storage, all].map((figure) => Number(figure.replaceAll(',', '')))
    expect(Math.abs((of ?? NaN) + (kept ?? NaN) - (sum ?? NaN))).toBeLessThanOrEqual(1)
  })

  test.each([
    ['monthly bill for 64 B200, incl. storage', /Storage of 64 TB is assumed[^]*sold by quotation/u],
    ['8 H100 on AWS per month, all in, 10 TB egress', /\+ \$891 data out = /u],
    ['a100 80gb for this weekend, call it 60 hours, price?', /^answer: A100 80GB for 60 h/u],
    // A price of storage is none of a GPU.
    [
      'one month of an 8x A100 80GB node plus 12 TB of storage at $0.07 per GB-month, cost?',
      /^answer: 8 × A100 SXM 80GB for (?:30 days|1 month) with 12 TB of storage: [^]*\+ \$840 storage = /u,
    ],
    ['8xH100 for 30 days with 10 TB of storage, storage is $0.05/GB/month, two quotes', /\+ \$493 storage = /u],
    ['price of a b200 hour, on demand and spot', /^answer: B200 SXM: on demand from \$[\d.]+\/h .*, spot from/u],
    [
      'RunPod or Vast for 2x 4090 for 5 days?',
      /Vast\.ai.* a price of other counts[^]*Community Cloud[^]*Secure Cloud/u,
    ],
    ['8x A100 80GB at $11,680/month + $500/month for 5TB storage, fair?', /\/h a GPU[^]*a GB and month/u],
  ])('%s', (text, answer) => {
    expect(says(text)).toMatch(answer)
  })
})

describe('a card that is bought', () => {
  test.each([
    [
      'buy one RTX PRO 6000 Blackwell for $8,500 or just rent H100s? 15 hours of LoRA a week',
      /^answer: Rent: 15 hours a week of one H100 .* one RTX PRO 6000 Blackwell for \$8,500 pays for itself after [\d.]+ years/u,
    ],
    [
      'should I get a 5090 for $2500 or keep renting 4090s at 0.40/hr? i train about 15h a week',
      /one RTX 4090 at \$0\.40\/h are \$312 a year[^]*One RTX 5090 does 1\.\d times the work of one RTX 4090/u,
    ],
    [
      'purchase an L40S at €7,900 rather than renting an H100? 20 h a week of LoRA',
      /one L40S for €7,900 \(\$9,\d+\) pays/u,
    ],
  ])('another is rented: %s', (text, answer) => {
    expect(says(text)).toMatch(answer)
  })
})

test('a million tokens are priced against a service', () => {
  expect(says('how much is 1M training tokens for an 8B LoRA if we rent ourselves, vs an API at 0.48 $/M?')).toMatch(
    /^answer: Renting is [\d.]+ times cheaper by the token: \$0\.0\d a million of GPU time against \$0\.48/u,
  )
})

describe('money at a quoted price', () => {
  test.each([
    [
      'H100 at ₹249/hr, I have ₹12,000. Continued pretraining of a 2B, full, 4B tokens - will it finish?',
      /₹12,000 at ₹249\/h a GPU pays for 48 h on 1 × H100.*0\.01135 dollars to the Indian rupee/su,
    ],
    ['we pay $2/h for an H100, have $10. 70b qlora 200M tokens. will it finish?', /^answer: No: \$10 at \$2\.00\/h/u],
    ['Is ₹199/hr for an A100 80GB a good price?', /₹199 at 0\.01135 dollars to the Indian rupee/u],
  ])('%s', (text, answer) => {
    expect(says(text)).toMatch(answer)
  })
})

describe('a measured run is weighed against other GPUs', () => {
  const run = 'measured 3,400 tok/s on one A100 80GB, Qwen2.5-14B lora, 210M tokens to go.'
  test.each([
    [`${run} stay or move to H100?`, /^answer: Move if time counts.*on 1 × H100 .* against 17 h and \$2\d/u],
    [`${run} How long, and would an H200 save money?`, /1 × H200[^]*times your speed, by the ratio of our estimates/u],
    [`${run} how long?`, /^answer: About 17 h at the speed that you measured/u],
  ])('%s', (text, answer) => {
    expect(says(text)).toMatch(answer)
  })
})

describe('a measured run with a deadline', () => {
  test.each([
    [
      'Measured 1,150 tok/s on one A100 80GB for our Codestral 22B LoRA. 310M tokens total, max C$900, 24 h. How many cards?',
      /^answer: 4 × A100 80GB: about 19 h at the speed that you measured[^]*with 2 it is 38 h[^]*inside your C\$900[^]*licence of Codestral/u,
    ],
    [
      'Aya-Expanse-8B LoRA measured 3,100 tok/s per A100-40GB. 700M tokens, need within 2 days. How many GPU?',
      /^answer: 2 × A100 40GB: about 31 h[^]*with 1 it is 63 h/u,
    ],
    [
      'We get 2,400 tokens/sec per H100 on our Llama 3.1 70B LoRA run. 900M tokens, deadline 36 hours. How many H100s?',
      /^answer: 4 × H100: about 26 h/u,
    ],
    [
      '8xH100 gives us 52k tok/s for full fine tuning Llama 3.1 8B, 3B tokens, need it in 24h, max $300',
      /^answer: About 16 h at the speed that you measured[^]*more than your \$300[^]*Inside your 24 h/u,
    ],
  ])('%s', (text, answer) => {
    expect(says(text)).toMatch(answer)
  })
})

describe('offers of GPUs with a price each, for a job', () => {
  const job = 'LoRA bf16 on Llama 3.3 70B, 100M tokens'
  test.each([
    `8xA100-80 @ 1.29/gpu/h or 4xH100 SXM @ 2.49/gpu/h for ${job}, which one wins`,
    `offer A: 4x H100 SXM, $9.96/h for the node; offer B: 8x A100 80GB, $10.32/h for the node. ${job}`,
    `4x H100 @ $2.49/hr/GPU versus 8x A100 80GB @ $1.29/hr/GPU, ${job}`,
    `A100 80GB 8x $1.29 vs H100 4x $2.49 per gpu hour, ${job}`,
  ])('%s', (text) => {
    const answer = says(text)
    expect(answer).toMatch(/4 × H100 SXM at \$2\.49\/h a GPU, \$9\.96\/h in all/u)
    expect(answer).toMatch(/8 × A100 SXM 80GB at \$1\.29\/h a GPU, \$10\.32\/h in all/u)
  })

  test('in other money', () => {
    expect(says(`8xA100-80 @ €1/gpu/h or 4xH100 SXM @ €2/gpu/h for ${job}`)).toMatch(
      /at \$1\.18\/h a GPU[^]*dollars to the euro/u,
    )
  })
})

describe('reserved or on demand', () => {
  test.each([
    [
      '16x H100 reserved 3 months for RL experiments, Singapore or Mumbai region, ISO 27001. Is reserving worth it vs on demand?',
      /^answer: The reservation is cheaper only if the GPUs are busy more than \d\d% of the time: \$[\d,]+ for 3 months, against \$[\d,]+[^]*ask each seller/u,
    ],
    [
      'ballpark 1 month 8xB200 node, on-demand + committed pls',
      /^answer: 8 × B200 SXM for 1 month: on demand from \$[\d,]+ \(.*\), reserved from \$[\d,]+[^]*cheaper only above \d\d% use/u,
    ],
    [
      'What is 8xH200 going for per hour right now in the US, on demand vs a one year term?',
      /^answer: 8 × H200 SXM in the US for 365 days: on demand from .*, reserved from/u,
    ],
    ['committed vs on demand pricing for 64 B200, 1 year', /^answer: 64 × B200 SXM for 365 days: on demand from/u],
    [
      'Should we sign a 1-month reservation, 64 H100s with InfiniBand, US-only, SOC 2? Job: pretrain 3B on 600B tokens.',
      /^answer: No: the run takes about 5\.5 days on 64 × H100 SXM.* on demand at .*; 1 month reserved (?:is|are) about .*82% of that would stand idle/u,
    ],
    [
      'Is it worth reserving 8xH100 for a month for one full fine-tune of Llama 3.1 8B on 2B tokens?',
      /^answer: No: the run takes about 8\.3 h/u,
    ],
  ])('%s', (text, answer) => {
    expect(says(text)).toMatch(answer)
  })

  test('a price on demand is no reserved one', () => {
    expect(says('8x H200 for a year, on demand and reserved, price?')).not.toMatch(/Crusoe, reserved/u)
  })
})

describe('groups of sellers', () => {
  test.each([
    [
      'cost of 500 A100 80GB hours, marketplace vs one of the big three clouds',
      /^answer: 500 GPU-hours of A100 80GB: marketplaces and community hosts from \$[\d,]+ \(.*\); the large clouds from \$[\d,]+/u,
    ],
    [
      "What's the going rate for a single H200 per hour – cheapest reputable vs AWS and Azure?",
      /^answer: 1 × H200: the cheapest with machines of its own from \$.*; AWS \$[\d.]+\/h a GPU; Azure \$/u,
    ],
    [
      'aws or cheaper clouds for an A100 80GB?',
      /A100 80GB: neoclouds from \$.*; AWS \$[^]*(?:\(neocloud\)[^]*){5}AWS, on demand/u,
    ],
    ['price of 8xH100 for a week, neocloud vs hyperscaler', /: neoclouds from \$[\d,]+ .*; the large clouds from \$/u],
    [
      'runpod community vs secure cloud 4090 price per hour',
      /RTX 4090: marketplaces and community hosts from .*\(RunPod Community Cloud\); data centres from .*\(RunPod Secure Cloud\)/u,
    ],
    ['what does an A100 80GB cost on peer-to-peer marketplaces vs AWS?', /from \$[\d.]+\/h a GPU .*; AWS \$3/u],
    ['1000 H100 hours: vast.ai vs lambda vs azure', /^answer: 1,000 GPU-hours of H100/u],
  ])('%s', (text, answer) => {
    expect(says(text)).toMatch(answer)
  })

  test('one that is ruled out is none', () => {
    expect(says('8x H100 for a week, no marketplaces, price?')).not.toMatch(/machines of others/u)
  })
})

describe('other money', () => {
  test.each([
    ['8b lora 20M tokens. prices in reais please', /R\$\d+ in total .*Brazilian real/u],
    ['8b lora 20M tokens, quote me in Swedish kronor', /SEK \d+ in total/u],
    ['I have R$ 900. 8b lora 20M tokens, enough?', /R\$\d+ in total[^]*your \$166\.50 \(R\$900\) budget/u],
    ['what can I train for £300?', /^answer: With \$399 \(£300\)/u],
    ['h100 price in reais', /from R\$\d\d\.\d\d an hour/u],
  ])('%s', (text, answer) => {
    expect(says(text)).toMatch(answer)
  })
})

test('a thread that asked for euros is answered in both moneys, until it asks for dollars alone', () => {
  const job = '70b 2B tokens on 8 h100 sxm at lambda'
  const euros = /would take .* cost \$[\d,]+ in total \(about €[\d,.]+\): \$[\d,]+ more/u
  expect(lastMeant([job, 'in euros', 'why not a100?'])).toMatch(euros)
  expect(lastMeant([job, 'in euros', 'what is the whole cost?'])).toMatch(/\$[\d,]+ in total \(about €[\d,.]+\): /u)
  expect(lastMeant([job, 'in euros', 'dollars only', 'why not a100?'])).not.toContain('€')
  expect(lastMeant([job, 'why not a100?'])).not.toContain('€')
})

test.each([
  'are storage and egress in there?',
  'does the total cover disk and traffic, i need one figure for procurement',
  'how much of it is storage and egress?',
])('“%s” has each part, and the one sum', (asked) => {
  const answer = lastOf(['full finetune llama 3.1 8b on 1B tokens, 8x h100 coreweave', asked])
  expect(answer).toMatch(
    /^answer: Disk: counted, .*Traffic out: counted, at \$0 .*With all that is counted: \$\d+ in total; /u,
  )
})
