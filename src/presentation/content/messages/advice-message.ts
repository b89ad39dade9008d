/** Advice: a title, a table where there is something to compare, sentences, sources. */
import type { Advice } from '../../../recommend/advice/advice.ts'
import {
  bullet,
  bullets,
  type ContentBlock,
  headingBlock,
  joinSpans,
  line,
  type Line,
  lines,
  type MessageContent,
  notesBlock,
  strong,
  textBlock,
} from '../message-content.ts'
import { sourceReference } from '../receipt-sections.ts'

/** `job` says what it is about. */
export function adviceMessage(
  { title, answer, table, lines: sentences, sources }: Advice,
  job: string,
): MessageContent {
  const points = [...rowNotes(table), ...bullets(sentences)]
  return {
    text: lines([`${title}: ${answer}`, ...table.rows.map((row) => row.join(', ')), ...sentences]),
    blocks: [
      headingBlock(title),
      textBlock([line(answer)]),
      adviceTable(table),
      ...(points.length === 0 ? [] : [textBlock(points)]),
      notesBlock([
        line(strong('About:'), ` ${job}. Time and total are of the whole job on all GPUs.`),
        ...(sources.length === 0 ? [] : [line('Sources: ', ...joinSpans(sources.map(sourceReference), ' · '))]),
      ]),
    ],
  }
}

/** A sentence in the last column goes under the table: a cell has no room for it. */
function rowNotes({ rows, noted: hasNotes }: Advice['table']): readonly Line[] {
  if (hasNotes !== true) return []
  return rows.flatMap((row) => {
    const note = row.at(-1) ?? ''
    return note === '' ? [] : [bullet(strong(`${row[0] ?? ''}:`), ` ${note}`)]
  })
}

const maxColumns = 4

/** Money and time first, for a phone shows no more than them; of the rest what there is room for. */
function adviceTable({ columns, rows, noted: hasNotes }: Advice['table']): ContentBlock {
  const shown = (hasNotes === true ? columns.slice(0, -1) : columns).map((_, index) => index)
  const isMoneyOrTime = (index: number) => columns[index] === 'Total' || columns[index] === 'Time'
  const order = [
    ...shown
      .filter(isMoneyOrTime)
      .toSorted((one, other) => Number(columns[one] === 'Time') - Number(columns[other] === 'Time')),
    ...shown.filter((index) => !isMoneyOrTime(index)),
  ].slice(0, maxColumns)
  const isProse = (index: number) => rows.some((row) => (row[index] ?? '').length > 30)
  return {
    kind: 'table',
    columns: order.map((index) => ({
      title: columns[index] ?? '',
      align: index === 0 || isProse(index) ? 'left' : 'right',
      isWrapped: isProse(index),
    })),
    rows: rows.map((row) => order.map((index) => row[index] ?? '')),
  }
}
