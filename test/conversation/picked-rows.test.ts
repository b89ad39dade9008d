/** A row of the table is taken by any of its names: its label, its place, its figures, its GPU, its provider. */
import { expect, test } from 'vitest'
import { createMemoryConversation } from '../../src/conversation/memory-conversation.ts'
import { noRules } from '../../src/team/team-rules.ts'
import { sharedApp } from '../shared-app.ts'
import { lastOf } from './thread-driver.ts'

/** Safe: 8 × B300 at Hyperstack; cheaper: 1 × B200 at GMI Cloud, $251, 45 h; FP8: 4 × B300 at RunPod, $159. */
const job = 'llama 3.1 70b lora, 350M tokens'
/** Close: 8 × B200 at Hyperstack, $305. */
const quantized = 'llama 3.1 70b qlora, 350M tokens'

const safe = /^answer: That is already the plan: 8 × B300/u
const cheapest = /^plan: 1 × B200 SXM at GMI Cloud.*Changed: B200 SXM, 1 GPU, GMI Cloud/su
const fp8 = /^plan: 4 × B200 SXM at RunPod.*Changed: fp8 training/su

test.each<[reply: string, says: RegExp]>([
  ['Please take the safe plan.', safe],
  ['go with safe', safe],
  ['safe it is', safe],
  ['the first one', safe],
  ['the second one', cheapest],
  ["let's take option 2", cheapest],
  ['the $251 one', cheapest],
  ['the 1 GPU one', cheapest],
  ['the 45 h one', cheapest],
  ['row 3 please', fp8],
  ['gimme the 2nd', cheapest],
  ['b)', cheapest],
  ['option b', cheapest],
  ['second one sounds sane', cheapest],
  ['bottom one plz', fp8],
  ['the FP8 one', fp8],
  // Two rows are of that provider: it is a change by itself.
  ["we'll take the runpod one", /^plan: \d × B\d00 SXM at RunPod.*Changed: .*/su],
  ['lets do the one for $159', fp8],
  ['take the cheapest one', /^plan: .*Changed: cheapest/su],
])('“%s” takes a row', (reply, says) => {
  expect(lastOf([job, reply])).toMatch(says)
})

test.each(['the close one', 'lets do the one for $305'])('“%s” takes the row that is near', (reply) => {
  expect(lastOf([quantized, reply])).toMatch(
    /^plan: 8 × B200 SXM at Hyperstack.*Changed: B200 SXM, 8 GPUs, Hyperstack/su,
  )
})

test('a row is taken by its GPU', () => {
  expect(lastOf(['8b lora 50M tokens', 'I prefer the plan with the H200'])).toMatch(/^plan: 8 × H200.*Changed: H200/su)
})

test('the safe plan is gone back to from another', () => {
  expect(lastOf([job, 'cheapest please', 'back to the safe plan'])).toMatch(/^plan: 8 × B300/u)
})

test('a riskier row is taken as it stands in the table', () => {
  expect(lastOf(['qwen3 14b full 600M tokens 8xH100', 'the FP8 one'])).toMatch(/^plan: .*Changed: fp8 training/su)
  expect(lastOf(['pretrain 1.3B from scratch, 30B tokens, on H100', 'take the spot one'])).toMatch(
    /^plan: 8 × H100 SXM at Verda, spot/u,
  )
})

test('of jobs set side by side one is taken by its place', () => {
  expect(lastOf(['compare llama 8b lora 50M tokens on h100 vs a100', 'option 2'])).toMatch(/^plan: \d × A100/u)
})

test.each([
  'option 9',
  'the last one crashed',
  'the first one was a test',
  'better safe than sorry',
  'safe travels!',
  'the fastest is way too expensive',
  "he'd go for 4 a100s",
])('“%s” takes none', (reply) => {
  expect(lastOf([job, reply])).toMatch(/^ignored/u)
})

test.each<[reply: string, says: RegExp]>([
  ['take the first 50M tokens', /^plan: .*Changed: 50M tokens/su],
  ['the 2 epoch one', /^plan: .*Changed: 700M tokens/su],
])('“%s” is a change of its own', (reply, says) => {
  expect(lastOf([job, reply])).toMatch(says)
})

test('a row is taken where only scenarios are asked for, and nothing was shown', () => {
  const conversation = createMemoryConversation(sharedApp().engine(), contextOf, false)
  conversation.interpret(job)
  const outcome = conversation.interpret('option 2')
  expect(outcome).toMatchObject({ kind: 'scenario', scenario: { spec: { gpuCount: 1, providers: ['gmi-cloud'] } } })
})

const contextOf = { today: '2026-11-27', rules: noRules, isInteractive: false } as const
