/** The whole cost as a Slack message: the bill, then the ways side by side, then what each assumes. */
import type { KnownBlock, RawTextElement, TableBlock } from '@slack/types'
import type { SlackMessage } from '../slack-message.ts'
import { bulletLines, contextBlock, headerBlock, sectionBlock } from '../blocks/layout-blocks.ts'
import { truncate, escapeMrkdwn, escapePlainText } from '../blocks/mrkdwn.ts'
import type { TotalCostSummary } from '../../content/total-cost/total-cost-summary.ts'

const maxTextLength = 2900

export function totalCostMessage(totalCost: TotalCostSummary): SlackMessage {
  const { headline, summary, bill, rules, alternatives, energy, converted, sources } = totalCost
  const lines = bill.map(({ usd, says }) => `*${escapeMrkdwn(usd)}*  ${escapeMrkdwn(says)}`)
  const assumptionLines = alternatives.flatMap(({ kind, where, assumptions }) =>
    assumptions.length === 0
      ? []
      : [`*${escapeMrkdwn(kind)}*, ${escapeMrkdwn(where)}: ${escapeMrkdwn(assumptions.join('. '))}.`],
  )
  const blocks: KnownBlock[] = [
    headerBlock(headline),
    sectionBlock([escapeMrkdwn(summary), ...(converted === '' ? [] : [escapeMrkdwn(converted)])]),
    sectionBlock(['*The bill*', ...bulletLines(lines)]),
    ...(rules.length === 0
      ? []
      : [sectionBlock(['*What the provider asks*', ...bulletLines(rules.map(escapeMrkdwn))])]),
    alternativesTable(alternatives),
    ...sectionPages(['*What each assumes*', ...assumptionLines]),
    contextBlock([`*Electricity:* ${escapeMrkdwn(energy)}`, `*Sources:* ${escapeMrkdwn(truncate(sources, 1400))}`]),
  ]
  return { text: totalCostText(totalCost), blocks }
}

/** Sections as full as they may be: whole lines only. */
function sectionPages(lines: readonly string[]): readonly KnownBlock[] {
  const filled: string[][] = [[]]
  for (const line of lines) {
    const page = filled.at(-1) ?? []
    if (page.join('\n').length + line.length > maxTextLength - 100 && page.length > 0) filled.push([line])
    else page.push(line)
  }
  return filled.filter((page) => page.length > 0).map((page) => sectionBlock(page))
}

const columnTitles = ['Way', 'Where', 'This run', 'Time', 'Verdict'] as const

function alternativesTable(alternatives: TotalCostSummary['alternatives']): TableBlock {
  const cell = (text: string): RawTextElement => ({ type: 'raw_text', text: escapePlainText(text) })
  return {
    type: 'table',
    column_settings: columnTitles.map((_, index) => ({
      align: index === 2 || index === 3 ? 'right' : 'left',
      is_wrapped: true,
    })),
    rows: [
      columnTitles.map(cell),
      ...alternatives.map(({ kind, where, cost, time, verdict }) => [kind, where, cost, time, verdict].map(cell)),
    ],
  }
}

function totalCostText({ headline, summary, bill, rules, alternatives, energy, converted }: TotalCostSummary): string {
  const lines = [
    `${headline}.`,
    summary,
    converted,
    ...bill.map(({ usd, says }) => `- ${usd}: ${says}`),
    ...rules.map((rule) => `- ${rule}`),
    'Side by side:',
    ...alternatives.map(({ kind, where, cost, time, verdict }) => `- ${kind}, ${where}: ${cost}, ${time}: ${verdict}`),
    `Electricity: ${energy}.`,
  ]
  return truncate(escapeMrkdwn(lines.filter((line) => line !== '').join('\n')), maxTextLength)
}
