/** Rows of a file of training data, one after another in bounded memory. */
import { pipeline, Readable } from 'node:stream'
import { type DatasetFile, mebibytes, UnreadableDataset } from './dataset-file.ts'
import { parquetRows } from './parquet-rows.ts'
import type { RawRow } from './raw-row.ts'

export type DatasetKind = 'jsonl' | 'json' | 'csv' | 'parquet'

export type ReadLimits = {
  /** Bytes of one row. */
  readonly row: number
  readonly columns: number
  /** Uncompressed bytes of a row group of Parquet, which is held at once. */
  readonly parquetGroup: number
}

const usualLimits: ReadLimits = { row: 64 * 2 ** 20, columns: 10_000, parquetGroup: 512 * 2 ** 20 }

/** What a file is, by its first signs and not by its name alone. Throws `UnreadableDataset`. */
export function datasetKindOf({ name, head }: Pick<DatasetFile, 'name' | 'head'>): DatasetKind {
  if (head.length === 0) throw new UnreadableDataset(`${name} is empty.`)
  if (head.subarray(0, 4).toString('latin1') === 'PAR1') return 'parquet'
  if (head[0] === 0x1f && head[1] === 0x8b) throw new UnreadableDataset(`${name} is compressed: unpack it first.`)
  if (head.subarray(0, 2).toString('latin1') === 'PK')
    throw new UnreadableDataset(`${name} is an archive: unpack it first.`)
  if (head.includes(0)) throw new UnreadableDataset(`${name} is not text, and not Parquet.`)
  const text = head
    .toString('utf8')
    .replace(/^\uFEFF/, '')
    .trimStart()
  if (text.startsWith('[')) return 'json'
  if (text.startsWith('{')) return 'jsonl'
  if (/\.(?:csv|tsv)$/i.test(name)) return 'csv'
  if (/^[^\n]{0,4000}[,;\t]/.test(text)) return 'csv'
  throw new UnreadableDataset(`${name} is none of JSONL, JSON, CSV or Parquet.`)
}

/** Throws `UnreadableDataset`. */
export function rowsOf(file: DatasetFile, kind: DatasetKind, limits = usualLimits): AsyncGenerator<RawRow> {
  if (kind === 'parquet') return parquetRows(file, limits.parquetGroup, limits.columns)
  return { jsonl: jsonlRows, json: jsonRows, csv: csvRows }[kind](file, limits)
}

const newline = 10

/** Empty lines are no rows. */
async function* jsonlRows({ name, chunks }: DatasetFile, limits: ReadLimits): AsyncGenerator<RawRow> {
  let rest: Buffer = Buffer.alloc(0)
  for await (const chunk of chunks()) {
    let data: Buffer = rest.length === 0 ? chunk : Buffer.concat([rest, chunk])
    let start = 0
    for (let end = data.indexOf(newline); end >= 0; end = data.indexOf(newline, start)) {
      const line = data.subarray(start, end)
      if (line.length > 1) yield jsonRow(line)
      start = end + 1
    }
    rest = data.subarray(start)
    if (rest.length > limits.row)
      throw new UnreadableDataset(`${name} has a line of more than ${mebibytes(limits.row)}.`)
    data = Buffer.alloc(0)
  }
  if (rest.toString('utf8').trim() !== '') yield jsonRow(rest)
}

const jsonRow = (bytes: Buffer): RawRow => ({
  bytes: bytes.length,
  parse: () => JSON.parse(bytes.toString('utf8').replace(/^\uFEFF/, '')) as unknown,
})

/** Elements of the one array that the file is. */
async function* jsonRows({ name, chunks }: DatasetFile, limits: ReadLimits): AsyncGenerator<RawRow> {
  let depth = 0
  let isInString = false
  let isEscaped = false
  let element: Buffer[] = []
  let held = 0
  for await (const chunk of chunks()) {
    let start = depth > 1 || isInString ? 0 : -1
    for (let at = 0; at < chunk.length; at += 1) {
      const byte = chunk[at] ?? 0
      if (isInString) {
        if (isEscaped) isEscaped = false
        else if (byte === 0x5c) isEscaped = true
        else if (byte === 0x22) isInString = false
        continue
      }
      if (byte === 0x22) {
        isInString = true
        if (depth === 1 && start < 0) start = at
      } else if (byte === 0x7b || byte === 0x5b) {
        depth += 1
        if (depth === 2 && start < 0) start = at
      } else if (byte === 0x7d || byte === 0x5d) {
        depth -= 1
        if (depth === 1 && start >= 0) {
          yield jsonRow(Buffer.concat([...element, chunk.subarray(start, at + 1)]))
          element = []
          held = 0
          start = -1
        }
      } else if (byte === 0x2c && depth === 1 && start >= 0) {
        // An element that is a bare string.
        yield jsonRow(Buffer.concat([...element, chunk.subarray(start, at)]))
        element = []
        held = 0
        start = -1
      }
    }
    if (start >= 0) {
      element.push(Buffer.from(chunk.subarray(start)))
      held += chunk.length - start
      if (held > limits.row)
        throw new UnreadableDataset(`${name} has an element of more than ${mebibytes(limits.row)}.`)
    }
  }
  if (depth !== 0) throw new UnreadableDataset(`${name} ends in the middle of its list.`)
}

const delimiters = [',', ';', '\t'] as const

/** The one that the first line has most of. */
function delimiterOf(head: Buffer): string {
  const [line = ''] = head.toString('utf8').split('\n', 1)
  const counts = delimiters.map((delimiter) => line.split(delimiter).length)
  return delimiters[counts.indexOf(Math.max(...counts))] ?? ','
}

/** Counts the columns before anything takes them apart. */
async function* withFewColumns(
  { name, chunks }: DatasetFile,
  delimiter: string,
  limits: ReadLimits,
): AsyncGenerator<Buffer> {
  const separator = delimiter.charCodeAt(0)
  let isFirstLine = true
  let columns = 1
  for await (const chunk of chunks()) {
    const end: number = isFirstLine ? chunk.indexOf(newline) : 0
    const line = chunk.subarray(0, isFirstLine && end < 0 ? chunk.length : end)
    for (const byte of line) if (byte === separator) columns += 1
    if (columns > limits.columns)
      throw new UnreadableDataset(`${name} has more than ${limits.columns} columns, which is the most that are read.`)
    isFirstLine &&= end < 0
    yield chunk
  }
}

async function* csvRows(file: DatasetFile, limits: ReadLimits): AsyncGenerator<RawRow> {
  const { name } = file
  const delimiter = delimiterOf(file.head)
  const { parse: parseCsv } = await import('csv-parse')
  const parser = parseCsv({
    columns: true,
    bom: true,
    delimiter,
    relax_column_count: true,
    relax_quotes: true,
    max_record_size: limits.row,
    skip_empty_lines: true,
  })
  // What goes wrong in the source ends the parser with it.
  pipeline(Readable.from(withFewColumns(file, delimiter, limits), { objectMode: false }), parser, () => undefined)
  try {
    for await (const row of parser) {
      const record: unknown = row
      const bytes = Object.values(record ?? {}).reduce<number>(
        (sum, value) => sum + Buffer.byteLength(String(value)),
        0,
      )
      yield { bytes, parse: () => record }
    }
  } catch (error) {
    if (error instanceof UnreadableDataset) throw error
    throw new UnreadableDataset(
      `${name} cannot be read as CSV: ${error instanceof Error ? error.message : String(error)}.`,
    )
  }
}
