/** Rows and tokens of a file: every row is measured in bytes, and tokens are counted in all of them or in a sample. */
import { type DatasetFile, UnreadableDataset } from './dataset-file.ts'
import { LengthStatistics } from './length-statistics.ts'
import { datasetKindOf, type DatasetKind, rowsOf } from './row-reader.ts'
import { type RowFormat, rowText } from './row-text.ts'
import type { Tokenizer } from './tokenizer.ts'

export type CountOptions = {
  readonly tokenizer: Tokenizer
  /** Tokens of a training sequence: what is longer is cut, and what is shorter is packed. */
  readonly sequenceLength: number
  /** Tokens that a chat template adds for each message. */
  readonly templateTokens: number
  /** Count every row, however large the file. */
  readonly isExact: boolean
  /** Called now and then with the bytes of rows read and those of the file. */
  readonly onProgress?: (read: number, size: number) => void
}

export type DatasetCount = {
  readonly kind: DatasetKind
  readonly format: RowFormat
  readonly rows: number
  /** Rows that could not be read. */
  readonly malformed: number
  readonly tokens: { readonly total: number; readonly p50: number; readonly p95: number; readonly max: number }
  readonly sequenceLength: number
  readonly packedSequences: number
  /** Rows longer than a sequence. */
  readonly truncated: number
  readonly tokenizer: string
  readonly isExactTokenizer: boolean
  /** null: every row was counted. `error`: half-width of the total, as a share, two times in three. */
  readonly sample: { readonly rows: number; readonly error: number } | null
}

/** Files up to here are counted whole. */
export const countedWhole = 50 * 2 ** 20
/** Of larger ones about so many bytes. */
const sampledBytes = 16 * 2 ** 20
const progressStep = 4 * 2 ** 20

/** Throws `UnreadableDataset` for a file that is not what it seems to be. */
export async function countDataset(file: DatasetFile, options: CountOptions): Promise<DatasetCount> {
  const { name, size } = file
  const kind = datasetKindOf(file)
  const share = options.isExact || size <= countedWhole ? 1 : sampledBytes / size
  const tally = new Tally(options)
  let read = 0
  let reported = 0
  let index = 0
  for await (const row of rowsOf(file, kind)) {
    read += row.bytes + 1
    if (share === 1 || isSampled(index, share)) tally.count(row.bytes, row.parse)
    else tally.measure(row.bytes)
    index += 1
    if (read - reported < progressStep) continue
    reported = read
    options.onProgress?.(Math.min(read, size), size)
  }
  if (index === 0) throw new UnreadableDataset(`${name} has no rows.`)
  if (tally.counted === 0) throw new UnreadableDataset(`None of the rows of ${name} could be read.`)
  return { kind, ...tally.result() }
}

/** A row's place decides, by a hash that is the same on every machine. */
function isSampled(index: number, share: number): boolean {
  let mixed = (index + 0x9e3779b9) | 0
  mixed = Math.imul(mixed ^ (mixed >>> 16), 0x85ebca6b)
  mixed = Math.imul(mixed ^ (mixed >>> 13), 0xc2b2ae35)
  return ((mixed ^ (mixed >>> 16)) >>> 0) / 2 ** 32 < share
}

/** What the rows come to, as they pass. */
class Tally {
  counted = 0
  readonly #options: CountOptions
  readonly #lengths = new LengthStatistics()
  readonly #formats = new Map<RowFormat, number>()
  /** Bytes of rows that were not looked into: their lengths follow from those that were. */
  readonly #measured: number[] = []
  #malformed = 0
  #rows = 0
  #countedBytes = 0
  #countedTokens = 0
  /** For the error of the ratio of tokens to bytes. */
  #tokensSquared = 0
  #bytesSquared = 0
  #products = 0
  #measuredBytes = 0

  constructor(options: CountOptions) {
    this.#options = options
  }

  count(bytes: number, parse: () => unknown): void {
    const row = readRow(parse)
    this.#rows += 1
    if (row === null) {
      this.#malformed += 1
      return
    }
    const { tokenizer, templateTokens } = this.#options
    const isPlain = row.format === 'text' || row.format === 'other'
    const tokens = tokenizer.count(row.text) + (isPlain ? 1 : row.parts * templateTokens)
    this.counted += 1
    this.#formats.set(row.format, (this.#formats.get(row.format) ?? 0) + 1)
    this.#lengths.add(tokens)
    this.#countedBytes += bytes
    this.#countedTokens += tokens
    this.#tokensSquared += tokens ** 2
    this.#bytesSquared += bytes ** 2
    this.#products += tokens * bytes
  }

  measure(bytes: number): void {
    this.#rows += 1
    this.#measuredBytes += bytes
    // Eight bytes a row would be much for a billion of them: lengths are kept for the first ten million.
    if (this.#measured.length < 1e7) this.#measured.push(bytes)
  }

  result(): Omit<DatasetCount, 'kind'> {
    const { tokenizer, sequenceLength } = this.#options
    const ratio = this.#countedTokens / Math.max(1, this.#countedBytes)
    for (const bytes of this.#measured) this.#lengths.add(Math.round(bytes * ratio))
    const total = Math.round(this.#countedTokens + this.#measuredBytes * ratio)
    const { longer, tokens: kept } = this.#lengths.cutAt(sequenceLength)
    const [format = 'other'] = [...this.#formats].sort(([, one], [, other]) => other - one).map(([name]) => name)
    return {
      format,
      rows: this.#rows,
      malformed: this.#malformed,
      tokens: {
        total,
        p50: this.#lengths.quantile(0.5),
        p95: this.#lengths.quantile(0.95),
        max: this.#lengths.max,
      },
      sequenceLength,
      packedSequences: Math.ceil(kept / sequenceLength),
      truncated: longer,
      tokenizer: tokenizer.name,
      isExactTokenizer: tokenizer.isExact,
      sample: this.#measuredBytes === 0 ? null : { rows: this.counted, error: this.#ratioError(ratio) },
    }
  }

  /** Standard error of the ratio estimate, as a share of it. */
  #ratioError(ratio: number): number {
    const spread = this.#tokensSquared - 2 * ratio * this.#products + ratio ** 2 * this.#bytesSquared
    return Math.sqrt(Math.max(0, spread)) / Math.max(1, this.#countedTokens)
  }
}

function readRow(parse: () => unknown) {
  try {
    return rowText(parse())
  } catch (error) {
    if (error instanceof SyntaxError) return null
    throw error
  }
}
