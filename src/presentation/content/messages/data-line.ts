/** The line above an answer that rests on a file of training data: what was counted in it, and by what. */
import { formatCount, formatPercent, formatTokens, formatCounted } from '../../format/number-format.ts'

export type CountedData = {
  /** Its name. */
  readonly file: string
  readonly rows: number
  /** Rows that could not be read. */
  readonly malformed: number
  readonly tokens: { readonly total: number; readonly p50: number; readonly p95: number; readonly max: number }
  /** Tokens at which rows are cut, and how many are longer. */
  readonly sequenceLength: number
  readonly truncated: number
  /** What counted: "Llama 3’s tokenizer". */
  readonly tokenizer: string
  /** What is to be known of that; '' where nothing is. */
  readonly note: string
  /** null: every row was counted. */
  readonly sample: { readonly error: number } | null
}

/** Rows, tokens of one pass, lengths in tokens, and what could not be read or would be cut. */
export function dataLine(data: CountedData): string {
  const { file, rows, malformed, tokens, sequenceLength, truncated, tokenizer, note, sample } = data
  const { total, p50, p95, max } = tokens
  return [
    `${file}: ${formatCounted(rows, 'row')}, ${formatTokens(total)} in one pass by ${tokenizer}; ` +
      `a row has ${formatCount(p50)} at the median, ${formatCount(p95)} at the 95th percentile, ${formatCount(max)} at most.`,
    truncated === 0
      ? ''
      : `${formatCounted(truncated, 'row')} of more than ${formatCount(sequenceLength)} tokens would be cut.`,
    malformed === 0 ? '' : `${formatCounted(malformed, 'row')} could not be read.`,
    sample === null
      ? ''
      : `Counted in a sample: right to ${formatPercent(Math.max(0.001, 2 * sample.error))} in 19 of 20 cases.`,
    note,
    'Nothing of the file was kept.',
  ]
    .filter((sentence) => sentence !== '')
    .join(' ')
}
