/** Rows of a file of training data, one after another in bounded memory. An edge: it reads files. */
import { createReadStream } from 'node:fs'
import { open, stat } from 'node:fs/promises'
import { parse as parseCsv } from 'csv-parse'

/** `parse` is called for the rows that are looked into; it throws where a row is malformed. */
export type RawRow = { readonly bytes: number; readonly parse: () => unknown }

export type DatasetKind = 'jsonl' | 'json' | 'csv' | 'parquet'

/** A file that cannot be read as what it seems to be: a sentence for the person who gave it. */
export class UnreadableDataset extends Error {
  override readonly name = 'UnreadableDataset'
}

export type ReadLimits = { readonly row: number; readonly csvColumns: number; readonly parquetGroup: number }

const usualLimits: ReadLimits = {
  /** Bytes of one row. */
  row: 64 * 2 ** 20,
  csvColumns: 10_000,
  /** Uncompressed bytes of a row group that is held at once. */
  parquetGroup: 512 * 2 ** 20,
}

/** What a file is, by its first signs and not by its name alone. Throws `UnreadableDataset`. */
export async function datasetKindOf(path: string): Promise<DatasetKind> {
  const head = await readHead(path)
  if (head.length === 0) throw new UnreadableDataset(`${path} is empty.`)
  if (head.subarray(0, 4).toString('latin1') === 'PAR1') return 'parquet'
  if (head[0] === 0x1f && head[1] === 0x8b) throw new UnreadableDataset(`${path} is compressed: unpack it first.`)
  if (head.subarray(0, 2).toString('latin1') === 'PK')
    throw new UnreadableDataset(`${path} is an archive: unpack it first.`)
  if (head.includes(0)) throw new UnreadableDataset(`${path} is not text, and not Parquet.`)
  const text = head
    .toString('utf8')
    .replace(/^\uFEFF/, '')
    .trimStart()
  if (text.startsWith('[')) return 'json'
  if (text.startsWith('{')) return 'jsonl'
  if (/\.(?:csv|tsv)$/i.test(path)) return 'csv'
  if (/^[^\n]{0,4000}[,;\t]/.test(text)) return 'csv'
  throw new UnreadableDataset(`${path} is none of JSONL, JSON, CSV or Parquet.`)
}

async function readHead(path: string): Promise<Buffer> {
  if (!(await stat(path)).isFile()) throw new UnreadableDataset(`${path} is no file.`)
  const handle = await open(path)
  try {
    const { buffer, bytesRead } = await handle.read(Buffer.alloc(4096), 0, 4096, 0)
    return buffer.subarray(0, bytesRead)
  } finally {
    await handle.close()
  }
}

/** Rows of `path`. Throws `UnreadableDataset`. */
export function rowsOf(path: string, kind: DatasetKind, limits = usualLimits): AsyncGenerator<RawRow> {
  return { jsonl: jsonlRows, json: jsonRows, csv: csvRows, parquet: parquetRows }[kind](path, limits)
}

const mebibytes = (bytes: number): string => `${Math.round(bytes / 2 ** 20)} MiB`

const newline = 10

/** Empty lines are no rows. */
async function* jsonlRows(path: string, limits: ReadLimits): AsyncGenerator<RawRow> {
  let rest: Buffer = Buffer.alloc(0)
  for await (const chunk of byteChunks(path)) {
    let data: Buffer = rest.length === 0 ? chunk : Buffer.concat([rest, chunk])
    let start = 0
    for (let end = data.indexOf(newline); end >= 0; end = data.indexOf(newline, start)) {
      const line = data.subarray(start, end)
      if (line.length > 1) yield jsonRow(line)
      start = end + 1
    }
    rest = data.subarray(start)
    if (rest.length > limits.row)
      throw new UnreadableDataset(`${path} has a line of more than ${mebibytes(limits.row)}.`)
    data = Buffer.alloc(0)
  }
  if (rest.toString('utf8').trim() !== '') yield jsonRow(rest)
}

const jsonRow = (bytes: Buffer): RawRow => ({
  bytes: bytes.length,
  parse: () => JSON.parse(bytes.toString('utf8').replace(/^\uFEFF/, '')) as unknown,
})

/** Elements of the one array that the file is. */
async function* jsonRows(path: string, limits: ReadLimits): AsyncGenerator<RawRow> {
  let depth = 0
  let isInString = false
  let isEscaped = false
  let element: Buffer[] = []
  let held = 0
  for await (const chunk of byteChunks(path)) {
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
        throw new UnreadableDataset(`${path} has an element of more than ${mebibytes(limits.row)}.`)
    }
  }
  if (depth !== 0) throw new UnreadableDataset(`${path} ends in the middle of its list.`)
}

async function* byteChunks(path: string): AsyncGenerator<Buffer> {
  for await (const chunk of createReadStream(path, { highWaterMark: 2 ** 20 })) {
    if (Buffer.isBuffer(chunk)) yield chunk
  }
}

async function* csvRows(path: string, limits: ReadLimits): AsyncGenerator<RawRow> {
  const parser = createReadStream(path).pipe(
    parseCsv({
      columns: (names: readonly string[]) => {
        if (names.length > limits.csvColumns)
          throw new UnreadableDataset(`${path} has ${names.length} columns; at most ${limits.csvColumns} are read.`)
        return [...names]
      },
      bom: true,
      delimiter: [',', ';', '\t'],
      relax_column_count: true,
      relax_quotes: true,
      max_record_size: limits.row,
      skip_empty_lines: true,
    }),
  )
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
      `${path} cannot be read as CSV: ${error instanceof Error ? error.message : String(error)}.`,
    )
  }
}

/** Row groups one after another; the library decompresses one at a time. */
async function* parquetRows(path: string, limits: ReadLimits): AsyncGenerator<RawRow> {
  const [{ asyncBufferFromFile, parquetMetadataAsync, parquetReadObjects }, { compressors }] = await Promise.all([
    import('hyparquet'),
    import('hyparquet-compressors'),
  ])
  try {
    const file = await asyncBufferFromFile(path)
    const metadata = await parquetMetadataAsync(file)
    let start = 0
    for (const group of metadata.row_groups) {
      if (Number(group.total_byte_size) > limits.parquetGroup)
        throw new UnreadableDataset(
          `${path} has a row group of more than ${mebibytes(limits.parquetGroup)} uncompressed: write smaller ones.`,
        )
      const end = start + Number(group.num_rows)
      for (const row of await parquetReadObjects({ file, metadata, compressors, rowStart: start, rowEnd: end })) {
        const record: unknown = row
        yield { bytes: textBytes(row), parse: () => record }
      }
      start = end
    }
  } catch (error) {
    if (error instanceof UnreadableDataset) throw error
    throw new UnreadableDataset(
      `${path} cannot be read as Parquet: ${error instanceof Error ? error.message : String(error)}.`,
    )
  }
}

/** Bytes of the strings in a value. */
function textBytes(value: unknown): number {
  if (typeof value === 'string') return Buffer.byteLength(value)
  if (typeof value !== 'object' || value === null) return 0
  return Object.values(value).reduce<number>((sum, part) => sum + textBytes(part), 0)
}
