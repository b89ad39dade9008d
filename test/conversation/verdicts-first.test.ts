/** What is asked of a job leads its answer: whether to rent beside one's own cards, whether a request is right, who may hold the data. */
import { describe, expect, test } from 'vitest'
import { lastOf } from './thread-driver.ts'

const says = (text: string): string => lastOf([text])

describe('renting beside cards that are there', () => {
  test.each([
    'we have two A6000 in the lab. 13b lora on 150M tokens, is renting worth it or do we just wait?',
    'my 4090 at home: qlora 8b 60M tokens. Should I rent something instead?',
    'own 4x L40S. 8b full finetune 200M tokens, use them or go to the cloud?',
  ])('whether it is worth it comes first: %s', (text) => {
    expect(says(text)).toMatch(/^plan: Renting is (?:not )?worth it: .*\. Your \d × /u)
  })

  test('what a seller has to hold is held by what would be rented', () => {
    const answer = says('we own 4x V100 32GB, HIPAA data. 8b lora 300M tokens, rent or use ours?')
    expect(answer).toMatch(/Renting is .* at (?:AWS|Azure|CoreWeave|Google Cloud|Oracle|OVH)/u)
    expect(answer).toMatch(/once an agreement on the data is signed/u)
  })

  test('where it is not asked, it stands below', () => {
    expect(says('13b lora on 150M tokens on our own 2x A6000')).toMatch(/^plan: Your 2 × RTX A6000/u)
  })
})

describe('machines for a time that somebody requests', () => {
  test.each([
    [
      'research asks for 8 H100s for 6 weeks to LoRA an 8B on 60M tokens, is that reasonable?',
      /^plan: No, [\d,]+ times/u,
    ],
    ['requisition: 4 x A100 for 2 months, qlora of a 13b on 25M tokens. Do I sign off?', /^plan: No, [\d,]+ times/u],
    ['is 64 H200 for a month a lot for a lora of 7b on 30M tokens?', /^plan: No, .*What does it: 1 × H200/u],
    [
      'they propose 8 H100 for 5 days to full finetune a 13b on 5B tokens, sound reasonable?',
      /^plan: (?:Yes, about right|More than)/u,
    ],
  ])('are judged first: %s', (text, answer) => {
    expect(says(text)).toMatch(answer)
  })

  test.each([
    'we have 16 A100s for 2 weeks, lora 13b on 90M tokens, ok?',
    'lora 13b on 90M tokens on 8 H100s within 2 days',
  ])('what is there, or a deadline, is no request: %s', (text) => {
    expect(says(text)).not.toMatch(/times what it takes/u)
  })
})

describe('clouds of a government', () => {
  test.each([
    'lora 8b on 25M tokens, has to be in govcloud',
    '13b qlora 40M tokens government cloud only',
    'full finetune 7b on 30M tokens, Azure Government please',
    'ITAR data: lora of 13b on 80M tokens',
  ])('are planned at those who have one: %s', (text) => {
    expect(says(text)).toMatch(/^plan: .* at (?:AWS|Azure)[^]*government regions cost/u)
  })
})

test.each(['lora 13b 100M tokens, not to exceed $300', 'full 7b 200M tokens, cost must not exceed 400 dollars'])(
  'a ceiling that is set is a limit: %s',
  (text) => {
    const answer = says(text)
    expect(answer).not.toMatch(/Not to exceed/u)
    expect(answer).toMatch(/Inside your \$[34]00 budget/u)
  },
)

test('cards that take months on the fewest are compared on as many of each', () => {
  const answer = says('H100 or H200, which is better for pretraining 7b from scratch on 500B tokens?')
  const counts = answer.split('\n').flatMap((line) => /^- .*?: (\d+) × /u.exec(line)?.[1] ?? [])
  expect(counts).toHaveLength(2)
  expect(new Set(counts).size).toBe(1)
  expect(answer).toMatch(/On the fewest that hold it: /u)
})

test('cards with unlike software and without a method say so', () => {
  expect(says('H100 or L40S for a lora of 8b on 120M tokens?')).toMatch(
    /Planned with different software: .*\. With .* on all/u,
  )
  expect(says('a100 80gb vs h100 for 8b, 60M tokens')).toMatch(/LoRA is assumed on all, as no method was named/u)
})

test('what full training takes without the host is told', () => {
  expect(says('full finetune of 70b on 200M tokens with 8x H100')).toMatch(
    /Without the host: 32 × H100 SXM likely hold it all at \w+, .*QLoRA on the same/u,
  )
  expect(says('13b full on 4x a100 40gb 80M tokens')).toMatch(
    /The optimizer stands in the memory of the host; without/u,
  )
})

test('the fastest of a job of minutes is the fewest GPUs within minutes of it', () => {
  const answer = says('fastest: lora llama 8b 4M tokens')
  expect(answer).toMatch(/^plan: 1 × /u)
  expect(answer).not.toMatch(/Sooner, for more/u)
})

test.each([
  ['bert base mlm on 2B tokens', 512],
  ['finetune esm2 650m on 500M tokens', 1026],
])('a model reads no more than its context: %s', (text, length) => {
  expect(says(text)).toContain(`sequence length ${length.toLocaleString('en-US')}`)
})
