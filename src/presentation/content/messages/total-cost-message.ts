/** The total cost: the bill, then the alternatives side by side, then what each assumes. */
import { truncate } from '../../format/truncate.ts'
import {
  bullet,
  bullets,
  type ContentBlock,
  headingBlock,
  line,
  lines,
  type MessageContent,
  notesBlock,
  strong,
  textBlock,
} from '../message-content.ts'
import type { TotalCostSummary } from '../total-cost/total-cost-summary.ts'

/** In code points: a list of titles that nobody reads to the end. */
const maxSourcesLength = 1400

export function totalCostMessage(totalCost: TotalCostSummary): MessageContent {
  const { headline, summary, bill, rules, alternatives, energy, converted, sources } = totalCost
  const conversion = converted === '' ? [] : [converted]
  return {
    text: [
      ...lines([`${headline}.`, summary, ...conversion]),
      ...bullets(bill.map(({ usd, says }) => `${usd}: ${says}`)),
      ...bullets(rules),
      line('Side by side:'),
      ...bullets(
        alternatives.map(({ kind, where, cost, time, verdict }) => `${kind}, ${where}: ${cost}, ${time}: ${verdict}`),
      ),
      line(`Electricity: ${energy}.`),
    ],
    blocks: [
      headingBlock(headline),
      textBlock(lines([summary, ...conversion])),
      textBlock([line(strong('The bill')), ...bill.map(({ usd, says }) => bullet(strong(usd), `  ${says}`))]),
      ...(rules.length === 0 ? [] : [textBlock([line(strong('What the provider asks')), ...bullets(rules)])]),
      alternativesTable(alternatives),
      textBlock([
        line(strong('What each assumes')),
        ...alternatives.flatMap(({ kind, where, assumptions }) =>
          assumptions.length === 0 ? [] : [line(strong(kind), `, ${where}: ${assumptions.join('. ')}.`)],
        ),
      ]),
      notesBlock([
        line(strong('Electricity:'), ` ${energy}`),
        line(strong('Sources:'), ` ${truncate(sources, maxSourcesLength)}`),
      ]),
    ],
  }
}

const columns = [
  { title: 'Way', align: 'left', isWrapped: true },
  { title: 'Where', align: 'left', isWrapped: true },
  { title: 'This run', align: 'right', isWrapped: true },
  { title: 'Time', align: 'right', isWrapped: true },
  { title: 'Verdict', align: 'left', isWrapped: true },
] as const

const alternativesTable = (alternatives: TotalCostSummary['alternatives']): ContentBlock => ({
  kind: 'table',
  columns,
  rows: alternatives.map(({ kind, where, cost, time, verdict }) => [kind, where, cost, time, verdict]),
})
