/** Wishes of a thread that have two halves, and what is said for fun. */
import { expect, test } from 'vitest'
import { lastMeant, lastOf } from './thread-driver.ts'

const job = 'qlora llama 3.1 8b on 20M tokens'

test.each<[told: string, says: RegExp]>([
  ['does it stay under $5 with 19% vat?', /^answer: (?:Yes|Probably): \$2\.\d+ with 19% tax against \$5, up to/u],
  ['including 19% vat, is it under $2?', /^answer: No: \$2\.\d+ with 19% tax against \$2/u],
  ["don't change anything else, just 30M tokens", /^plan: [^]*Changed: 30M tokens/u],
  ['either 2xH100 or 4xA100 but under $300', /^answer: .*H100, 2 GPUs, under \$300.*A100, 4 GPUs, under \$300/u],
  ['would it be half the time on 16?', /^answer: Not quite: 16 GPUs are/u],
  ['marry me', /^answer: Ha\. .* nothing is changed/u],
])('“%s”', (told, says) => {
  expect(lastMeant([job, told])).toMatch(says)
})

test('what is said for fun between people is left alone', () => {
  expect(lastOf([job, 'good bot'])).toBe('ignored: ')
})

const onSpot = 'smollm2 1.7b full 500M tokens spot'
const atAws = 'qwen3 32b orpo, 30k pairs avg 1k tokens, lora, aws spot'

test.each([
  [
    'does spot get riskier with 8 cards than with one?',
    /^answer: Not inside one machine: .*8 separate ones in \d+%: 1 − e\^/u,
  ],
  ['with 4 nodes on spot, does the risk multiply?', /^answer: Not inside one machine: .*4 separate ones in \d+%/u],
  ['do more gpus mean more preemptions on spot', /^answer: Not inside one machine/u],
  [
    'how much of the saving gets eaten by restarts',
    /^answer: About \d+% of it: restarts and checkpoints add .* are left/u,
  ],
  ["what's left of the spot discount after restarts", /^answer: About \d+% of it/u],
  ['does redoing lost work kill the savings?', /^answer: About \d+% of it/u],
  ['do they get interrupted a lot?', /^answer: Reckoned with: a preemption every 12 h .*so in \d+% of cases/u],
  ['spot with 8 gpus please', /^plan: .*Changed: 8 GPUs/su],
  ['is spot cheaper?', /^answer: (?!Not inside|About \d+% of it)/u],
] as const)('spot: %s', (asked, expected) => expect(lastMeant([onSpot, asked])).toMatch(expected))

test('a machine that is named is asked about, and not wished for', () => {
  expect(lastMeant([atAws, 'p5 spot.. how often do those get reclaimed? we had one for 20 min once'])).toMatch(
    /^answer: AWS tells that 15% to 20% of its H100 SXM machines were taken back in a month/u,
  )
})

test.each<[text: string, says: RegExp]>([
  ...[
    'is that more like 20 to 28, or can it end up at 90 on a bad day',
    'could this end up costing $200?',
    'how likely is it to hit 100 dollars',
    'im afraid it could cost $160',
    'could the price triple',
    'would it ever hit 3 days?',
  ].map((text): [string, RegExp] => [
    text,
    /^answer: Unlikely: .* in under 2% of comparable runs; .* is expected, and 9 in 10 stay under /u,
  ]),
  // What is less than expected, limits, changes and other things.
  ['can it cost $5', /^answer: Hardly any of comparable runs stay under \$5/u],
  ['it may cost up to $50', /^plan: /u],
  ['can we get to 8k context', /^plan: /u],
  ['could it be twice the data', /^answer: (?!Unlikely)/u],
  ['could lunch end up costing $50', /^(?:ignored|silence)/u],
])('of a plan: %s', (text, says) => expect(lastOf(['glm-4.5-air 60M tokens qlora', text])).toMatch(says))
