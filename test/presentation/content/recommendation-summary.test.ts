/** What the answer says, and when. */
import { describe, expect, test } from 'vitest'
import type { Option, Recommendation } from '../../../src/recommend/recommendation.ts'
import { answerControlIds, actionControlPattern } from '../../../src/presentation/content/answer-controls.ts'
import { differenceLines } from '../../../src/presentation/content/plan-difference.ts'
import { renderMessage } from '../../../src/presentation/slack/render-message.ts'
import { scenarioMetadata } from '../../../src/presentation/slack/blocks/scenario-metadata.ts'
import { planName, providerName } from '../../../src/presentation/format/display-names.ts'
import { answerQuestion } from '../../../src/presentation/questions/answer-question.ts'
import { recommendationMessage } from '../../../src/presentation/content/messages/recommendation-message.ts'
import { summarizeRecommendation } from '../../../src/presentation/content/recommendation-summary.ts'
import { terminalRecommendation } from '../../../src/presentation/terminal/terminal-recommendation.ts'
import { withoutColor } from '../../../src/presentation/terminal/terminal.ts'
import type { Spec } from '../../../src/scenario/scenario.ts'
import { eightB, interactiveContext, renderContext, names, option, scenario, seventyB } from '../sample-answers.ts'

const { scenario: baseScenario, recommendation } = seventyB()
const [spot = recommendation.best, , , , a100 = recommendation.best] = recommendation.options
const ask = (topic: 'time' | 'cost', about = recommendation) =>
  answerQuestion(topic, { scenario: baseScenario, recommendation: about, renderContext, subjectText: '' })
const summary = (given: Partial<Recommendation> = {}, question = baseScenario) =>
  summarizeRecommendation(question, { ...recommendation, ...given }, renderContext)

describe('names', () => {
  test.each([
    ['h100-sxm', '8 × H100 SXM'],
    ['a100-40-sxm', '8 × A100 SXM 40GB'],
    ['rtx-4090', '8 × RTX 4090'],
    ['gh200-144', '8 × GH200 144GB'],
    ['rtx-pro-6000', '8 × RTX PRO 6000 Blackwell'],
    ['mi300x', '8 × MI300X'],
    ['gpu-of-tomorrow', '8 × Gpu Of Tomorrow'],
  ])('%s', (gpu, plan) => expect(planName({ gpu, gpuCount: 8 }, names)).toBe(plan))

  test.each([
    ['lambda', null, 'on_demand', 'Lambda'],
    ['runpod', 'community', 'spot', 'RunPod Community Cloud, spot'],
    ['vast', 'marketplace_verified_median', 'on_demand', 'Vast.ai, verified hosts, median ask'],
    ['new-cloud', 'gold_tier', 'reserved', 'New Cloud, gold tier, reserved'],
  ] as const)('%s %s %s', (provider, tier, pricing, words) => {
    expect(providerName({ provider, tier, pricing }, names)).toBe(words)
  })

  test('every GPU of the catalog keeps a name of its own', () => {
    const gpus = [
      'a100-40-pcie',
      'a100-40-sxm',
      'a100-80-pcie',
      'a100-80-sxm',
      'h100-nvl',
      'h100-pcie',
      'h100-sxm',
      'gh200-96',
      'gh200-144',
      'v100-16',
      'v100-32',
    ]
    expect(new Set(gpus.map(names.gpu)).size).toBe(gpus.length)
  })
})

describe('rows', () => {
  test('the best comes first, the rest by dollars, each label in words; what has no reason to be shown is not', () => {
    expect(summary().rows.map(({ label, total }) => [label, total])).toEqual([
      ['Best', '$1,470'],
      ['Cheapest', '$897'],
      ['Fastest', '$2,443'],
    ])
  })

  test('a plan is called safe only where it is; one that is shown for another reason says why', () => {
    const safe: Option = { ...recommendation.best, role: 'safe', why: 'Nothing safer is cheaper' }
    const close: Option = { ...a100, role: 'other', why: 'Costs $476 more on GPUs that are easier to find' }
    const { rows } = summary({ best: safe, fastest: safe, options: [safe, recommendation.cheapest, close, spot] })
    expect(rows.map(({ label, why, total }) => [label, why, total])).toEqual([
      ['Safe and fastest', 'Nothing safer is cheaper', '$1,470'],
      ['Cheapest', '', '$897'],
      ['Close', 'Costs $476 more on GPUs that are easier to find', '$1,946'],
    ])
  })

  test('one option that is everything is one row, its reason, and no table', () => {
    const { scenario: question, recommendation: only } = eightB()
    const best: Option = { ...only.best, role: 'safe', why: 'The only RTX 4090 at RunPod' }
    const single = { ...only, best, cheapest: best, fastest: best, options: [best] }
    expect(summarizeRecommendation(question, single, renderContext).rows.map(({ label, why }) => [label, why])).toEqual(
      [['Why', 'The only RTX 4090 at RunPod']],
    )
    expect(recommendationMessage(question, only, renderContext).blocks.map(({ kind }) => kind)).not.toContain('table')
  })

  test('fifty options become three rows: the named ones', () => {
    const many = Array.from({ length: 50 }, (_, index) =>
      option(2e9, 3000 + index, { gpuCount: index + 1, role: 'other', why: `Reason ${index}` }),
    )
    const labels = summary({ options: many }).rows.map(({ label }) => label)
    expect(labels).toHaveLength(3)
    expect(labels).toEqual(expect.arrayContaining(['Best', 'Cheapest', 'Fastest']))
  })

  test('two options that look the same are told once', () => {
    const sameLooking: Option = { ...recommendation.best, microBatch: 1 }
    expect(summary({ options: [sameLooking, sameLooking] }).rows).toHaveLength(3)
  })
})

describe('verdicts on limits', () => {
  const verdictsFor = (spec: Parameters<typeof scenario>[0], setBy = {}) =>
    summary({}, scenario(spec, { setBy })).verdicts
  test.each([
    [2000, 'Inside your $2,000 budget, even at the top of the range.'],
    [1500, 'Expected inside your $1,500 budget, but the top of the range, $1,880, is over it.'],
    [1000, 'Over your $1,000 budget: $1,470 expected.'],
  ])('a budget of %i', (budgetUsd, words) => expect(verdictsFor({ budgetUsd })).toEqual([words]))
  test('what is left of a budget is taken of the figures as they are printed', () => {
    const question = { scenario: scenario({ budgetUsd: 1473 }), recommendation, renderContext, subjectText: '' }
    expect(answerQuestion('over-budget', question)).toContain('$1,470 of $1,473, so $3 would be left')
  })
  test('a deadline from the channel', () => {
    expect(verdictsFor({ deadlineHours: 48 }, { deadlineHours: 'channel' })).toEqual([
      "Expected inside the channel's deadline of 48 h, but the top of the range, 54 h, is over it.",
    ])
  })
})

describe('what would change it', () => {
  test('each change names the word to type and what it buys', () => {
    const full: Option = { ...recommendation.fastest, method: 'full', loraRank: null }
    const { changes } = summary({ ifAsked: { bf16: recommendation.best, full, lora: a100 } })
    // What the best plan is already is no change.
    expect(changes).toEqual([
      {
        replyText: 'full',
        effect: 'is done 19 h sooner, costs $973 more: 16 × H100 SXM on 2 nodes, full fine-tuning, bf16 at CoreWeave',
      },
      { replyText: 'LoRA', effect: 'takes 4.8 days longer, costs $476 more: 8 × A100 SXM 80GB at RunPod Secure Cloud' },
    ])
  })
  test('what saves money at a risk is told with the risk, the largest saving first, and not as a change too', () => {
    const given: Partial<Recommendation> = {
      savings: [
        { kind: 'precision', option: recommendation.cheapest, risk: '4-bit weights may lose quality', reply: '4-bit' },
        { kind: 'spot', option: spot, risk: 'Machines can be taken back', reply: 'spot' },
      ],
      ifAsked: { lora: spot, nf4: recommendation.cheapest },
    }
    expect(summary(given).savings).toEqual([
      {
        replyText: 'spot',
        effect: 'saves $825, takes the same time: 8 × H100 SXM at RunPod Community Cloud, spot',
        risk: 'Machines can be taken back',
      },
      {
        replyText: '4-bit',
        effect: 'saves $573, takes 7.8 days longer: 1 × H200 SXM, QLoRA, 4-bit at RunPod Secure Cloud',
        risk: '4-bit weights may lose quality',
      },
    ])
    expect(summary(given).changes).toEqual([])
    const levers = answerQuestion('levers', {
      scenario: baseScenario,
      recommendation: { ...recommendation, ...given },
      renderContext,
      subjectText: '',
    })
    expect(levers).toMatch(/^How much data, most of all: .* reply “spot” \(saves \$\d+, .*“4-bit” \(saves/)
  })
  test('nothing is suggested twice, or against what was asked', () => {
    const { changes, alsoTry } = summary()
    expect(changes.map(({ replyText: type }) => type)).not.toEqual(expect.arrayContaining([...alsoTry]))
    const asked: Partial<Spec> = { weights: 'bf16', pricing: 'on_demand', providers: ['lambda'], budgetUsd: 5000 }
    expect(summary({ options: [] }, scenario(asked)).alsoTry).toEqual([])
    expect(summary({ options: [] }, scenario({ ...asked, budgetUsd: null, owned: true })).alsoTry).toEqual([])
    for (const words of alsoTry) expect(words).toMatch(/^(?:under \$[\d.]+|within [\d.]+h)$/)
  })
})

test('an old price is called stale', () => {
  const old = { ...recommendation.best, priceAsOf: '2026-03' }
  expect(summary({ best: old }).price).toBe(
    '$3.99/h per GPU at Lambda, as of 2026-03 (about 9 months old, stale: check it before you rent)',
  )
  expect(summary().price).toBe('$3.99/h per GPU at Lambda, as of 2026-11-18 (6 days old)')
})

test('what a channel set is told as its default', () => {
  const { scenario: question, recommendation: only } = eightB()
  expect(summarizeRecommendation(question, only, renderContext).requested).toContain('RunPod (channel default)')
})

describe('controls', () => {
  const controls = JSON.stringify(
    renderMessage(recommendationMessage(baseScenario, recommendation, interactiveContext)).blocks.filter(
      ({ type }) => type === 'actions',
    ),
  )
  test('are left out until somebody listens', () => {
    expect(
      recommendationMessage(baseScenario, recommendation, renderContext).blocks.map(({ kind }) => kind),
    ).not.toContain('controls')
  })
  test('are all there, each once', () => {
    // How a reply was read is asked in a message of its own.
    const { readAs: _readAs, notForApp: _notForApp, ...onAnswers } = answerControlIds
    for (const id of Object.values(onAnswers)) expect(controls.split(`"action_id":"${id}"`)).toHaveLength(2)
  })
  test('carry what they set', () => {
    const sets = [
      { weights: 'nf4' },
      { weights: 'int8' },
      { method: 'qlora' },
      { objective: 'fastest' },
      { pricing: 'spot' },
      { gpus: ['h200-sxm'] },
    ]
    for (const set of sets)
      expect(controls).toContain(JSON.stringify(`${JSON.stringify({ set }).slice(1, -1)},"by":"asked"`).slice(1, -1))
    expect(Object.values(answerControlIds).filter((id) => actionControlPattern.test(id))).toHaveLength(4)
  })
  test('a plan on spot offers on demand', () => {
    const spot = { ...recommendation, best: { ...recommendation.best, pricing: 'spot' } } as const
    expect(JSON.stringify(recommendationMessage(baseScenario, spot, interactiveContext).blocks)).toContain(
      '{"pricing":"on_demand"}',
    )
  })
})

test('metadata holds what was asked, flat, and nothing that was not', () => {
  expect(
    scenarioMetadata(scenario({ model: 'llama-3.3-70b', tokens: 2e9, providers: ['lambda', 'runpod'], packed: false })),
  ).toEqual({
    event_type: 'gpucost_scenario',
    event_payload: { model: 'llama-3.3-70b', tokens: 2e9, providers: 'lambda,runpod', packed: false },
  })
})

test('a difference tells dollars, hours and memory per GPU', () => {
  expect(differenceLines(recommendation.best, recommendation.cheapest, names, true)).toEqual([
    'Plan: 8 × H100 SXM at Lambda, LoRA, bf16 → 1 × H200 SXM at RunPod Secure Cloud, QLoRA, 4-bit',
    'Total cost: $1,470 → $897 (−$573, −39%)',
    'Time: 42 h → 9.5 days (+7.8 days, 5.4 times as much)',
    'Memory per GPU: 61.3 GiB → 71.2 GiB (+9.9 GiB, +16%)',
  ])
  expect(differenceLines(recommendation.best, recommendation.best, names, true)).toEqual([
    'The plan stays as it is, and meets that: $1,470, 42 h, 61.3 GiB per GPU',
  ])
  // What is undone asks nothing of the plan.
  expect(differenceLines(recommendation.best, recommendation.best, names, false)[0]).toMatch(
    /^The plan stays as it is: /u,
  )
})

describe('the arithmetic of an answer holds', () => {
  const figures = (sentence: string) =>
    [...sentence.matchAll(/\d[\d,.]*\d|\d/g)].map(([text]) => Number(text.replaceAll(',', '')))
  test('hours are tokens over tokens per second', () => {
    const [, billions = 0, rate = 1, , , hours] = figures(ask('time'))
    expect((billions * 1e9) / rate / 3600).toBeCloseTo(hours ?? 0, 1)
  })
  test('dollars are hours times GPUs times price', () => {
    const [, hours = 0, gpus = 0, price = 0, dollars] = figures(ask('cost'))
    expect(Math.abs(hours * gpus * price - (dollars ?? 0))).toBeLessThan(10)
  })
  test('hours that hold more than training and start-up say so', () => {
    const longer = { ...recommendation.best, hours: { p10: 40, p50: 50, p90: 60 } }
    expect(ask('time', { ...recommendation, best: longer })).toContain('8.1 h more for interruptions')
  })
})

describe('a terminal', () => {
  test.each([40, 60, 90, 120])('of %i columns is kept to', (width) => {
    const lines = terminalRecommendation(baseScenario, recommendation, renderContext, {
      width,
      paint: withoutColor,
    }).split('\n')
    expect(lines.filter((line) => line.length > width)).toEqual([])
  })
  test('colours what it is told to, and aligns by what is seen', () => {
    const paint = (_: string, text: string) => `\u001b[1m${text}\u001b[0m`
    const painted = terminalRecommendation(baseScenario, recommendation, renderContext, { width: 100, paint })
    const bare = terminalRecommendation(baseScenario, recommendation, renderContext, {
      width: 100,
      paint: withoutColor,
    })
    // eslint-disable-next-line no-control-regex
    expect(painted.replace(/\u001b\[\dm/g, '').replace(/ +$/gm, '')).toBe(bare)
  })
})
