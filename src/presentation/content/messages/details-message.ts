/** "Details": the bill, the ranges, the nearest measured runs, and what else the plan rests on. */
import type { Recommendation } from '../../../recommend/recommendation.ts'
import type { ReceiptLine } from '../../../recommend/receipt/receipt-line.ts'
import type { Scenario } from '../../../scenario/scenario.ts'
import { formatDuration, formatDurationRange, formatUsd, formatUsdRange } from '../../format/number-format.ts'
import type { RenderContext } from '../../render-context.ts'
import {
  bullet,
  bullets,
  type ContentBlock,
  headingBlock,
  line,
  type Line,
  type MessageContent,
  notesBlock,
  strong,
  textBlock,
} from '../message-content.ts'
import { type PlanCard, planCard } from '../plan-card.ts'
import { receiptSections } from '../receipt-sections.ts'
import { type RecommendationSummary, summarizeRecommendation } from '../recommendation-summary.ts'
import type { TotalCostSummary } from '../total-cost/total-cost-summary.ts'

/** What is computed for it alone: every figure of the plan, and what it costs in all. */
export type PlanFigures = { readonly receipt: readonly ReceiptLine[]; readonly totalCost: TotalCostSummary }

const maxNearestRuns = 3

/** `receipt` and `totalCost` are those of the recommendation's best option. */
export function detailsMessage(
  scenario: Scenario,
  recommendation: Recommendation,
  { receipt, totalCost }: PlanFigures,
  renderContext: RenderContext,
): MessageContent {
  const summary = summarizeRecommendation(scenario, recommendation, renderContext)
  const blocks: readonly ContentBlock[] = [
    headingBlock(totalCost.headline),
    ...titled('The bill', billLines(totalCost)),
    ...titled('Ranges: 8 in 10 comparable runs', rangeLines(recommendation, summary)),
    ...titled('The nearest measured runs', nearestRunLines(receipt)),
    ...titled('Why this plan', reasonLines(summary)),
    ...titled('What else it could cost', [...savingLines(summary), ...alternativeLines(totalCost, summary)]),
    ...titled(
      'Watch out for this too',
      bullets(furtherCautions(summary, planCard(scenario, recommendation, renderContext))),
    ),
    ...titled('Will not fit', bullets(summary.ruledOut)),
    notesBlock([
      ...listed('Asked:', summary.requested),
      ...listed('Assumed:', summary.assumptions),
      line(strong('Set-up:'), ` ${summary.setup}`),
      line(strong('Electricity:'), ` ${totalCost.energy}`),
    ]),
  ]
  return { text: blocks.flatMap(textOf), blocks }
}

const titled = (title: string, content: readonly Line[]): readonly ContentBlock[] =>
  content.length === 0 ? [] : [textBlock([line(strong(title)), ...content])]

const textOf = (block: ContentBlock): readonly Line[] => {
  if (block.kind === 'heading') return [line(block.text)]
  return block.kind === 'text' || block.kind === 'notes' ? block.lines : []
}

/** Many short things as one line; none where there are none. */
const listed = (title: string, items: readonly string[]): readonly Line[] =>
  items.length === 0 ? [] : [line(strong(title), ` ${items.join(' · ')}`)]

/** What costs nothing is left to the receipt. */
const billLines = ({ bill, rules, converted }: TotalCostSummary): readonly Line[] => [
  ...bill.filter(({ usd }) => usd !== '$0').map(({ usd, says }) => bullet(strong(usd), `  ${says}`)),
  ...(rules.length === 0 ? [] : [bullet(rules.join('; '))]),
  ...(converted === '' ? [] : [bullet(converted)]),
]

function rangeLines({ best }: Recommendation, { memory }: RecommendationSummary): readonly Line[] {
  return [
    bullet(strong('Time:'), ` ${formatDurationRange(best.hours)}, ${formatDuration(best.hours.p50)} expected`),
    bullet(strong('Total:'), ` ${formatUsdRange(best.allInUsd)}, ${formatUsd(best.allInUsd.p50)} expected`),
    bullet(strong('Memory per GPU:'), ` ${memory}`),
  ]
}

function nearestRunLines(receipt: readonly ReceiptLine[]): readonly Line[] {
  const [section] = receiptSections(receipt.filter(({ part }) => part === 'evidence'))
  return (section?.entries ?? [])
    .slice(0, maxNearestRuns)
    .map(({ figure, value, note }) => bullet(`${figure}: `, strong(value), note === '' ? '' : `, ${note}`))
}

const reasonLines = ({ rows }: RecommendationSummary): readonly Line[] =>
  rows.flatMap(({ label, why }) => {
    if (why === '') return []
    return [rows.length === 1 ? bullet(`${why}.`) : bullet(strong(`${label}:`), ` ${why}.`)]
  })

const savingLines = ({ savings }: RecommendationSummary): readonly Line[] =>
  savings.map(({ effect, risk }) => bullet(`${effect}. Risk: ${risk}.`))

/**
 * The plan itself stands above, nobody who rents asks for a card at home, and spot is told once. Hosts that cost more are
 * one line.
 */
function alternativeLines({ alternatives }: TotalCostSummary, { savings }: RecommendationSummary): readonly Line[] {
  const hasSpot = savings.some(({ replyText }) => replyText === 'spot')
  const ways = alternatives.filter(
    ({ kind, cost }) => kind !== 'On demand' && kind !== 'At home' && cost !== '–' && !(hasSpot && kind === 'Spot'),
  )
  const [expensiveHosts, others] = [true, false].map((isOfHosts) =>
    ways.filter(({ kind, verdict }) => (kind === 'Hosted' && verdict.startsWith('more ')) === isOfHosts),
  )
  return [
    ...(others ?? []).map(({ kind, where, cost, time, verdict }) =>
      bullet(
        strong(`${kind}, ${where}:`),
        ` ${cost}${time === '–' || time === 'not said' ? '' : `, ${time}`}: ${verdict}`,
      ),
    ),
    ...listed(
      'Hosted, for more than renting:',
      (expensiveHosts ?? []).map(({ where, cost }) => `${where} ${cost}`),
    ).map(({ spans }) => bullet(...spans)),
  ]
}

/** Those that the card has no room for. */
function furtherCautions(summary: RecommendationSummary, { cautions }: PlanCard): readonly string[] {
  const shownTexts = new Set(cautions.map(({ text }) => text))
  return [...summary.warnings, ...summary.advice].filter((text) => !shownTexts.has(text))
}
