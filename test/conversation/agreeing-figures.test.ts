/**
 * Dollar figures of one message never disagree: the headline with its row, differences with what they are differences
 * of, sums with their parts, limits with what is said to keep them.
 */
import { describe, expect, test } from 'vitest'
import { sharedApp } from '../shared-app.ts'
import { loadCatalog } from '../../src/catalog/load.ts'
import { commandContext } from '../../src/cli/job-answer.ts'
import { createMemoryConversation } from '../../src/conversation/memory-conversation.ts'
import type { Outcome } from '../../src/conversation/outcome.ts'
import { plainText } from '../../src/presentation/content/message-content.ts'
import { summarizeRecommendation } from '../../src/presentation/content/recommendation-summary.ts'
import { billPartTexts, hourParts } from '../../src/presentation/content/total-cost/bill-parts.ts'
import { createRenderContext } from '../../src/presentation/render-context.ts'
import type { Recommendation } from '../../src/recommend/recommendation.ts'
import { roundUsd } from '../../src/recommend/figure-text.ts'
import type { Scenario } from '../../src/scenario/scenario.ts'

const today = '2026-11-24'
const app = sharedApp()
const { cli } = app
const advisor = app.advisor()
const catalog = loadCatalog(new URL('../../data', import.meta.url).pathname)
const renderContext = createRenderContext(catalog, today, false)

const models = ['70b', '8b', 'mistral 7b', 'qwen3 30b a3b', '13b', 'llama 3.2 1b']
const amounts = ['2B tokens', '30M tokens', '5k examples x 400 tokens x 2 epochs', '600M tokens']
const wishes = [
  '',
  'on 8 h100',
  'full on 8 h200',
  'on a 4090',
  'spot',
  'on runpod',
  'on aws',
  'under $900',
  'on 8 h100 reserved',
  'fastest',
  'on my own 4090',
  'on 16 h100',
  'under $2000 within 40h',
]
const commands = models.flatMap((model) => amounts.flatMap((data) => wishes.map((wish) => `${model} ${data} ${wish}`)))

const amendments = [
  '4-bit',
  'on 8 h100',
  'under $700',
  'spot',
  'fastest',
  'cheapest',
  '10x data',
  'why not h100?',
  'undo',
]

/** Dollars as they are printed: "$1,190", "$0.52", "$312k". */
const dollarsIn = (text: string): number[] =>
  [...text.matchAll(/\$([\d,]+(?:\.\d+)?)(k|M)?/g)].map(
    ([, figure = '', suffix]) => Number(figure.replaceAll(',', '')) * (suffix === 'k' ? 1e3 : suffix === 'M' ? 1e6 : 1),
  )

const cents = (value: number) => Math.round(value * 100)

/** What disagrees in the answer to a scenario; empty where all agrees. */
function faultsOf(scenario: Scenario, recommendation: Recommendation): string[] {
  const summary = summarizeRecommendation(scenario, recommendation, renderContext)
  const { best, options, ifAsked = {}, fastest, cheapest } = recommendation
  const faults: string[] = []
  const [total = NaN, gpuTime = total] = dollarsIn(summary.headline)
  const isOwned = scenario.spec.owned === true
  if (cents(total) !== cents(roundUsd(best.allInUsd.p50))) faults.push(`headline ${summary.headline}`)
  if (!isOwned && cents(gpuTime) !== cents(roundUsd(best.usd.p50))) faults.push(`GPU time ${summary.headline}`)
  const [row] = summary.rows
  if (row !== undefined && cents(dollarsIn(row.total)[0] ?? NaN) !== cents(total)) faults.push(`row ${row.total}`)
  const shown = [...options, ...Object.values(ifAsked), fastest, cheapest].map(({ allInUsd }) => roundUsd(allInUsd.p50))
  for (const { effect } of summary.changes) {
    const [difference] = dollarsIn(effect)
    const isKnown = shown.some((usd) => cents(Math.abs(usd - total)) === cents(difference ?? NaN))
    if (difference !== undefined && !isKnown) faults.push(`change ${effect}`)
  }
  const onTop = summary.counted.find((line) => line.includes('on top of GPU time'))
  if (cents(dollarsIn(onTop ?? '')[0] ?? NaN) !== cents(total - roundUsd(best.usd.p50))) faults.push(`on top ${onTop}`)
  const { bill } = advisor.totalCost({ scenario, option: best }, today)
  if (cents(bill.total.p50) !== cents(best.allInUsd.p50)) faults.push(`bill ${bill.total.p50} ${best.allInUsd.p50}`)
  const parts = billPartTexts(bill)
  const sumOf = (texts: typeof parts) =>
    texts.reduce((sum, { usd }) => sum + (usd.startsWith('$') ? (dollarsIn(usd)[0] ?? 0) : 0), 0)
  if (cents(sumOf(parts)) !== cents(total)) faults.push(`parts ${parts.map(({ usd }) => usd).join(' + ')} = ${total}`)
  if (cents(sumOf(parts.filter(({ id }) => hourParts.has(id)))) !== cents(roundUsd(best.usd.p50))) faults.push('hours')
  if (!(best.allInUsd.p10 <= best.allInUsd.p50 && best.allInUsd.p50 <= best.allInUsd.p90)) faults.push('range')
  const { budgetUsd } = scenario.spec
  if (budgetUsd !== null && total > budgetUsd) faults.push(`over the budget ${total}`)
  return faults
}

describe('figures of one message agree', () => {
  test(`over ${commands.length} commands`, () => {
    let answered = 0
    const faults = commands.flatMap((text) => {
      const parsed = cli.parse(text, today)
      if (parsed.kind === 'problem') return [`${text}: ${parsed.problem.message}`]
      const answer = advisor.answer(parsed.scenario, today)
      if (answer.kind === 'problem') return []
      answered += 1
      return faultsOf(answer.scenario, answer.recommendation).map((fault) => `${text}: ${fault}`)
    })
    expect(faults).toEqual([])
    expect(answered).toBeGreaterThan(200)
  }, 120_000)

  test('over amendments: before, after and what lies between', () => {
    let compared = 0
    const faults = models.flatMap((model) => {
      const conversation = createMemoryConversation(app.engine(), commandContext(today), true)
      return [`${model} 600M tokens`, ...amendments].flatMap((text) => {
        const outcome = conversation.say(text)
        const change = /Total cost: (.+) → (.+) \([−+](\$[\d,.]+)/.exec(textOf(outcome))
        if (change === null) return []
        compared += 1
        const [before = NaN, after = NaN, difference = NaN] = change.slice(1).map((part) => dollarsIn(part)[0] ?? NaN)
        const [headline] = dollarsIn(textOf(outcome).split('\n')[0] ?? '')
        return [
          ...(cents(Math.abs(after - before)) === cents(difference) ? [] : [`${model}, ${text}: ${change[0]}`]),
          ...(cents(headline ?? NaN) === cents(after) ? [] : [`${model}, ${text}: headline ${headline}, ${change[0]}`]),
        ]
      })
    })
    expect(faults).toEqual([])
    expect(compared).toBeGreaterThan(20)
  }, 120_000)
})

const textOf = (outcome: Outcome): string => ('content' in outcome ? plainText(outcome.content) : '')
