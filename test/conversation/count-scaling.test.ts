/** What becomes of a time that is told on another number of GPUs. */
import { expect, test } from 'vitest'
import { countScalingIn } from '../../src/language/inquiries/count-scaling.ts'
import { shownAnswer } from './shown-answer.ts'
import { lastMeant } from './thread-driver.ts'

test.each<[text: string, from: number, to: number, hours: number, hoped: number | null]>([
  ['2 L40S take 30 h, would 4 be ready by 6 pm?', 2, 4, 30, null],
  ['does going from 4 to 8 A100 halve our 2 day run?', 4, 8, 48, null],
  ['it ran 16 hours on 8 H100, is it 32 h if I only use 4?', 8, 4, 16, 32],
  ['would 32 GPUs be twice as fast as the 16? now: 40 h on 16', 16, 32, 40, null],
])('%s', (text, from, to, hours, hopedHours) => {
  expect(countScalingIn(text)).toMatchObject({ from, to, hours, hopedHours })
})

test('the hours, the bill and the batch are told, and no data are asked for', () => {
  const shown = shownAnswer('our 13b lora takes 10 h on 4 A100, is 8 really twice as fast?')
  expect(shown).toMatch(/Nearly twice: 10 h on 4 × A100 SXM become about 5\.2 to 5\.7 h on 8/u)
  expect(shown).toMatch(/40 GPU-hours become 41\.\d to 45\.\d/u)
  expect(shown).toMatch(/accumulation by 2/u)
})

test('how many are needed for a time', () => {
  expect(shownAnswer('we train a 7b on 2 A100 in 30 h, how many A100s to be done in 10 h?')).toMatch(
    /^8 GPUs: 30 h on 2 × A100 SXM become about [\d.]+ to 9\.\d h on 8, within 10 h/u,
  )
})

test('fewer GPUs take longer, and cost no more', () => {
  expect(shownAnswer('a run needs 6 h on 8 H100s. If I take only 4 is it 9 h?')).toMatch(/^No: 6 h on 8/u)
})

test('a time of day is told back as the hour to start', () => {
  expect(shownAnswer('2 H100 need 9 h, would 4 be done by 6 pm?')).toMatch(/“by 6 pm”: if it starts by about 1[23]:/u)
})

test.each([
  'is a run of 20M tokens on 4 H100 that takes 3 h done faster on 8?',
  'lora 8b 30M tokens on 8 H100, done in 4 hours',
  'two nodes of 4 H100 take 11 h, is one of 8 faster?',
  'need 8 H100 for 12 hours or 4 for 24 hours at 2 $/h',
])('nothing of the kind: %s', (text) => {
  expect(countScalingIn(text)).toBeNull()
})

const lora = 'deepseek r1 distill qwen 32b 80M tokens lora'
const rollouts = 'qwen3 4b grpo, 20k code prompts, 8 samples of 3k tokens'

test.each([
  'If I doubled the number of GPUs, would the bill stay about the same?',
  'would 2x the gpus cost 2x?',
  'twice the machines, is that twice the price?',
])('a multiple of the planned GPUs: %s', (asked) =>
  expect(lastMeant([lora, asked])).toMatch(/^answer: Twice the GPUs, 2 × .* in total, .* times as fast/u),
)

test.each([
  'is there a point where adding gpus stops helping',
  "where's the sweet spot for number of cards",
  'do more cards make it more expensive overall or just faster',
  'adding another gpu, what does that do to time and cost',
])('what more of them bring: %s', (asked) =>
  expect(lastMeant([lora, asked])).toMatch(
    /^answer: (?:Past|Up to) \d+ × .*\d+% of the most that so many could be.* 1: .*, \$\d+; 2: /u,
  ),
)

test('of reinforcement learning each phase is told apart', () => {
  expect(
    lastMeant([rollouts, 'does the generation phase scale as nicely as the update when I throw cards at it?']),
  ).toMatch(/^answer: Writing the answers gains (?:less|as well).*those of the update, .* times as fast/u)
})

test.each([
  ['double the gpus', /^plan: .*Changed: 2 GPUs/su],
  ['are more gpus available tonight?', /^(?!answer: (?:Past|Up to|Twice))/u],
  ['is spot riskier with more gpus?', /^(?!answer: (?:Past|Up to|Twice))/u],
] as const)('nothing of the kind in a thread: %s', (said, expected) =>
  expect(lastMeant([lora, said])).toMatch(expected),
)
