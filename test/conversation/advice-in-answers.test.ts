/** What an engineer asks of a plan besides its figures: what if memory fails, whose GPUs, which kind, which commitment. */
import { describe, expect, test } from 'vitest'
import { sharedApp } from '../shared-app.ts'
import { plainText } from '../../src/presentation/content/message-content.ts'
import type { Recommendation } from '../../src/recommend/recommendation.ts'
import { datedCatalog } from '../offers/dated-catalog.ts'
import { noRules } from '../../src/team/team-rules.ts'

const app = sharedApp()
const { stacks } = datedCatalog()
const context = { today: '2026-11-26', rules: noRules, teamMeasurements: [] }
const outcomeOf = (text: string) => app.engine().handle({ kind: 'text', text, inputKind: 'command' }, context)

function planOf(text: string): Recommendation {
  const outcome = outcomeOf(text)
  if (outcome.kind !== 'plan') throw new Error(`${text}: ${outcome.kind}`)
  return outcome.answer.recommendation
}

describe('tight memory', () => {
  test.each([
    '32b full 100M tokens on 8 h100',
    'qwen3-30b-a3b full 100M tokens on 8 a100',
    'qwen2.5 14b full 100M tokens on 4 a100',
  ])('%s says what the same GPUs take if it fails, and that they then hold it', (text) => {
    const { warnings, hours, allInUsd, usableMemoryGiB } = planOf(text).best
    const [, gib, longer, dollars] =
      /^Memory is tight: .*\. If it fails, .* needs at most ([\d.]+) GiB: ([\d.]+) h, \$([\d,.]+) in total$/.exec(
        warnings.find((each) => each.startsWith('Memory')) ?? '',
      ) ?? []
    expect(Number(gib)).toBeLessThanOrEqual(usableMemoryGiB)
    expect(Number(longer)).toBeGreaterThanOrEqual(Math.floor(hours.p50))
    expect(Number(dollars?.replace(',', ''))).toBeGreaterThan(allInUsd.p50 - 1)
  })

  test('what just fits is told too', () => {
    const { warnings } = planOf('32b lora 10M tokens on one H100').best
    expect(warnings.join()).toMatch(/Memory has little to spare: [\d.]+ GiB a GPU at the high end of [\d.]+ GiB/)
  })
})

describe('own or rent', () => {
  test.each([
    ['dpo 8b 20k pairs, 800 tokens per response, we own 2 rtx 4090', 'is not worth it'],
    ['we own 1 x 3090, llama 3.1 8b lora 400M tokens', 'is worth it'],
  ])('%s: renting %s', (text, verdict) => {
    const { keyConsiderations = [] } = planOf(text)
    expect(keyConsiderations.filter((line) => line.startsWith('Renting'))).toEqual([
      expect.stringMatching(new RegExp(`^Renting ${verdict}: \\d+ × .* at .*(?:sooner|longer)(?: and|,) costs \\$`)),
    ])
  })
})

describe('FP8 unasked', () => {
  test.each([
    '70b 2B tokens',
    '8b full 2B tokens on 8 h100',
    'mistral small 24b 144M tokens',
    '7b pretrain 20B tokens',
  ])('%s names the software that it would run under, which has it for such a job', (text) => {
    const { best, savings = [] } = planOf(text)
    const ofPrecision = savings.filter(({ kind }) => kind === 'precision')
    const unfit = ofPrecision.filter(({ option }) => {
      const { fp8, adapters } = stacks.get(option.stack)?.facts.lowPrecision ?? {}
      return fp8 !== 'yes' || (option.method !== 'full' && adapters !== 'yes')
    })
    expect(unfit).toEqual([])
    for (const { option, risk } of ofPrecision) expect(risk.includes('in place of')).toBe(option.stack !== best.stack)
  })
})

test('of several GPUs each kind has a row', () => {
  for (const text of ['70b 2B tokens on b200 or h100', 'full ft of 8b with 2B tokens on B200 or H200 or MI300X']) {
    const shown = planOf(text).options.filter(({ why }) => why !== undefined)
    const named = text.match(/b200|h100|h200|mi300x/gi) ?? []
    for (const name of named) expect(shown.map(({ gpu }) => gpu).join()).toContain(name.toLowerCase())
  }
})

test('reserved or on demand is answered by the hours of use', () => {
  for (const text of [
    'reserved or on demand for 70b lora 500M tokens on 8 h100?',
    'commit to a 1-year reserved H100 node or stay on demand for 70b on 500M tokens?',
  ])
    expect(planOf(text).keyConsiderations?.join()).toMatch(
      /A commitment pays from \d+ h to \d+ h of use a month.*stay on demand/,
    )
})

test('hosted services are no price of pairs, rollouts or training from scratch', () => {
  for (const text of ['dpo 8b 20k pairs', 'grpo on qwen2.5 7b 10k prompts on 8 h100', '7b pretrain 20B tokens'])
    expect(planOf(text).apiAlternatives).toEqual([])
  expect(planOf('8b lora 50M tokens').apiAlternatives.length).toBeGreaterThan(0)
})

test('prices of two GPUs are told for each, and compared by what they do', () => {
  const outcome = outcomeOf(
    'what is an H200 going for per hour right now, and per token is it better value than an H100?',
  )
  if (outcome.kind !== 'answer' || outcome.detail?.kind !== 'prices') throw new Error(outcome.kind)
  const { offers, perToken } = outcome.detail.list
  expect(new Set(offers.map(({ gpu }) => gpu.slice(0, 4)))).toEqual(new Set(['h100', 'h200']))
  expect(perToken.map(({ gpu }) => gpu.slice(0, 4)).toSorted()).toEqual(['h100', 'h200'])
  for (const { usdPerMillionTokens, usdPerGpuHour, gpuCount, tokensPerSecond } of perToken)
    expect(usdPerMillionTokens).toBeCloseTo((usdPerGpuHour * gpuCount) / (tokensPerSecond * 0.0036), 9)
  expect(plainText(outcome.content)).toContain('Per million tokens of LoRA on an 8B model')
})
