/** The whole cost as a Slack message: the bill, then the ways side by side, then what each assumes. */
import type { KnownBlock, RawTextElement, TableBlock } from '@slack/types'
import type { Message } from './message.ts'
import { bullets, context, header, section } from './blocks.ts'
import { clip, escape, plain } from './mrkdwn.ts'
import type { WholeCost } from './whole-cost.ts'

const longestText = 2900

export function wholeCostMessage(whole: WholeCost): Message {
  const { headline, summary, bill, rules, ways, energy, converted, sources } = whole
  const lines = bill.map(({ usd, says }) => `*${escape(usd)}*  ${escape(says)}`)
  const assumed = ways.flatMap(({ way, where, assumes }) =>
    assumes.length === 0 ? [] : [`*${escape(way)}*, ${escape(where)}: ${escape(assumes.join('. '))}.`],
  )
  const blocks: KnownBlock[] = [
    header(headline),
    section([escape(summary), ...(converted === '' ? [] : [escape(converted)])]),
    section(['*The bill*', ...bullets(lines)]),
    ...(rules.length === 0 ? [] : [section(['*What the provider asks*', ...bullets(rules.map(escape))])]),
    wayTable(ways),
    ...pages(['*What each assumes*', ...assumed]),
    context([`*Electricity:* ${escape(energy)}`, `*Sources:* ${escape(clip(sources, 1400))}`]),
  ]
  return { text: plainText(whole), blocks }
}

/** Sections as full as they may be: whole lines only. */
function pages(lines: readonly string[]): readonly KnownBlock[] {
  const filled: string[][] = [[]]
  for (const line of lines) {
    const page = filled.at(-1) ?? []
    if (page.join('\n').length + line.length > longestText - 100 && page.length > 0) filled.push([line])
    else page.push(line)
  }
  return filled.filter((page) => page.length > 0).map((page) => section(page))
}

const columns = ['Way', 'Where', 'This run', 'Time', 'Verdict'] as const

function wayTable(ways: WholeCost['ways']): TableBlock {
  const cell = (text: string): RawTextElement => ({ type: 'raw_text', text: plain(text) })
  return {
    type: 'table',
    column_settings: columns.map((_, index) => ({
      align: index === 2 || index === 3 ? 'right' : 'left',
      is_wrapped: true,
    })),
    rows: [
      columns.map(cell),
      ...ways.map(({ way, where, cost, time, verdict }) => [way, where, cost, time, verdict].map(cell)),
    ],
  }
}

function plainText({ headline, summary, bill, rules, ways, energy, converted }: WholeCost): string {
  const lines = [
    `${headline}.`,
    summary,
    converted,
    ...bill.map(({ usd, says }) => `- ${usd}: ${says}`),
    ...rules.map((rule) => `- ${rule}`),
    'Side by side:',
    ...ways.map(({ way, where, cost, time, verdict }) => `- ${way}, ${where}: ${cost}, ${time}: ${verdict}`),
    `Electricity: ${energy}.`,
  ]
  return clip(escape(lines.filter((line) => line !== '').join('\n')), longestText)
}
