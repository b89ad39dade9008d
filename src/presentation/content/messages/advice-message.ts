/** Advice: a title, a table where there is something to compare, sentences, sources. */
import type { Advice } from '../../../recommend/advice/advice.ts'
import {
  bullet,
  bullets,
  type ContentBlock,
  headingBlock,
  line,
  type Line,
  lines,
  type MessageContent,
  notesBlock,
  strong,
  textBlock,
} from '../message-content.ts'
import { describeSource } from '../receipt-sections.ts'

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
        ...(sources.length === 0 ? [] : [line(`Sources: ${sources.map(describeSource).join(' · ')}`)]),
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

function adviceTable({ columns, rows, noted: hasNotes }: Advice['table']): ContentBlock {
  const columnCount = hasNotes === true ? columns.length - 1 : columns.length
  const isProse = (index: number) => rows.some((row) => (row[index] ?? '').length > 30)
  return {
    kind: 'table',
    columns: columns.slice(0, columnCount).map((title, index) => ({
      title,
      align: index === 0 || isProse(index) ? 'left' : 'right',
      isWrapped: isProse(index),
    })),
    rows: rows.map((row) => row.slice(0, columnCount)),
  }
}
