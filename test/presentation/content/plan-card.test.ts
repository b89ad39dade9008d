/** What the card of a plan says before anybody asks for more. */
import { describe, expect, test } from 'vitest'
import { cardHeadline } from '../../../src/presentation/content/card-headline.ts'
import { planCard } from '../../../src/presentation/content/plan-card.ts'
import type { Option, Recommendation } from '../../../src/recommend/recommendation.ts'
import type { Scenario } from '../../../src/scenario/scenario.ts'
import { eightB, interactiveContext, option, scenario, seventyB } from '../sample-answers.ts'

const { scenario: question, recommendation } = seventyB()
const cardOf = (given: Partial<Recommendation> = {}, asked: Scenario = question) =>
  planCard(asked, { ...recommendation, ...given }, interactiveContext)

describe('the headline', () => {
  const after = (hours: number): Option => ({ ...recommendation.best, hours: { p10: hours, p50: hours, p90: hours } })
  test.each([
    [3, '3 h, $1,470 in total'],
    [24.1, '24 h, $1,470 in total, done by Wed, Nov 25 if started today'],
    [42, '42 h, $1,470 in total, done by Thu, Nov 26 if started today'],
    [24 * 40, '40 days, $1,470 in total, done by Sun, Jan 3, 2027 if started today'],
  ])('%d hours: %s', (hours, words) =>
    expect(cardHeadline(after(hours), interactiveContext)).toBe(`8 × H100 SXM at Lambda: about ${words}`),
  )
  test('a currency of the team stands beside the dollars', () => {
    const inEuro = { ...interactiveContext, currency: { sign: '€', usdOfOne: 1.25 } }
    expect(cardHeadline(recommendation.best, inEuro)).toContain('$1,470 in total (about €1,180), done by')
  })
})

test('two cautions at most: the worst two, or the worst and the first of what is worth knowing', () => {
  const best = { ...recommendation.best, warnings: ['First', 'Second', 'Third'] }
  expect(cardOf({ best, advice: ['Advice'] }).cautions.map(({ text }) => text)).toEqual(['First', 'Advice'])
  expect(cardOf({ best }).cautions.map(({ text }) => text)).toEqual(['First', 'Second'])
  expect(cardOf({ advice: ['Advice'] }).cautions).toEqual([{ label: 'Worth knowing', text: 'Advice' }])
})

test('what was typed and does not hold is said, sums and readings are not', () => {
  const notes = [
    '70B is taken for Llama 3.3 70B; name a model to have another.',
    '2M tokens × 2 epochs are 4M training tokens.',
    'QLoRA keeps the base model in 4-bit: 8-bit is dropped.',
  ]
  const { remarks, assumed } = cardOf({}, { ...question, notes })
  expect(remarks).toEqual(['QLoRA keeps the base model in 4-bit: 8-bit is dropped.'])
  expect(assumed[0]).toBe('70B is taken for Llama 3.3 70B')
})

test('a default that nobody typed stands among what was assumed', () => {
  const { scenario: asked, recommendation: only } = eightB()
  expect(planCard(asked, only, interactiveContext).assumed[0]).toBe('RunPod (channel default)')
})

test('savings stand under the plans with a name, the largest first, each with its risk; a fourth row only where it costs far less', () => {
  const spot = option(2e9, 13_400, { pricing: 'spot', usdPerGpuHour: 1.75 })
  const cheaper = option(2e9, 13_400, { tier: 'community', usdPerGpuHour: 1.2 })
  const rows = cardOf({
    fastest: recommendation.best,
    savings: [
      { kind: 'spot', option: spot, risk: 'Machines can be taken back', reply: 'spot' },
      { kind: 'third-party', option: cheaper, risk: 'Machines of third parties', reply: null },
      { kind: 'precision', option: { ...spot, compute: 'fp8' }, risk: 'Watch the loss', reply: 'fp8' },
    ],
  }).rows
  expect(rows.map(({ label, risk }) => [label, risk])).toEqual([
    ['Best and fastest', ''],
    ['Cheaper', ''],
    ['Third party', 'others own the machines'],
  ])
  expect(cardOf({}, scenario({ tokens: 2e9 })).rows.every(({ risk }) => risk === '')).toBe(true)
})

test('where the hours at their price are not the bill, the rest of it is named: the two figures add up as printed', () => {
  const usd = { p10: 0.8, p50: 0.9, p90: 1.4 }
  const allInUsd = { p10: 1.7, p50: 1.97, p90: 3.3 }
  const onTop = [
    { part: 'storage', usd: 0.54 },
    { part: 'idle', usd: 0.44 },
    { part: 'failedRuns', usd: 0.09 },
    { part: 'egress', usd: 0.01 },
  ] as const
  const best = { ...recommendation.best, usd, allInUsd, onTop }
  expect(cardOf({ best }).range).toContain('Of the $1.97, $0.90 is GPU time, $1.07 disk, idle time and failed runs.')
  // Of what is owned the hours cost power alone, and a few percent are nobody's question.
  expect(cardOf({ best: { ...best, provider: 'own-servers' } }).range).toContain('$0.90 is the run, $1.07 ')
  const negligible = { ...best, usd: { p10: 1.6, p50: 1.94, p90: 3.2 } }
  expect(cardOf({ best: negligible }).range).not.toContain('Of the')
})
