/** Whether the pages of a row group hold what the footer says: a header of a few bytes may ask for any amount of memory. */
import type { AsyncBuffer, ColumnMetaData, Compressors, DataReader, FileMetaData, PageHeader } from 'hyparquet'
import { UnreadableDataset } from './dataset-file.ts'
import { arePageRunsBounded, type ColumnLevels } from './parquet-page-runs.ts'

/** What the pages of a row group are checked with. */
export type PageCheck = {
  readonly name: string
  readonly file: AsyncBuffer
  readonly schema: FileMetaData['schema']
  readonly columns: readonly (ColumnMetaData | undefined)[]
  readonly rows: number
  readonly codecs: Compressors
  /** Bytes that a page may unpack to, beyond which `refuse` throws. */
  readonly limit: number
  readonly refuse: () => void
}

/** Throws `UnreadableDataset` before anything is laid out for a page that lies. */
export async function checkPages({
  name,
  file,
  schema,
  columns,
  rows,
  codecs,
  limit,
  refuse,
}: PageCheck): Promise<void> {
  const [{ parquetHeader }, { getMaxDefinitionLevel, getMaxRepetitionLevel, getSchemaPath }] = await Promise.all([
    import('hyparquet/src/column.js'),
    import('hyparquet/src/schema.js'),
  ])
  for (const column of columns) {
    if (column === undefined) continue
    const start = Number(column.dictionary_page_offset ?? column.data_page_offset)
    const end = start + Number(column.total_compressed_size)
    if (!(start >= 0 && start < end && end <= file.byteLength)) throw lies(name)
    const values = Number(column.num_values)
    // A row has a value in each column, be it none.
    if (values < rows) throw lies(name)
    const path = getSchemaPath(schema, [...column.path_in_schema])
    const levels = {
      repetition: path.length > 1 ? getMaxRepetitionLevel(path) : 0,
      definition: getMaxDefinitionLevel(path),
      isBoolean: column.type === 'BOOLEAN',
      unpack: column.codec === 'UNCOMPRESSED' ? null : (codecs[column.codec] ?? null),
    }
    const page = checkChunk(name, await file.slice(start, end), values, levels, limit, parquetHeader)
    if (page > limit) refuse()
  }
}

const lies = (name: string): UnreadableDataset =>
  new UnreadableDataset(`${name} has a page that is not as long as it states, or more values than its footer counts.`)

/** Bytes of the largest page, as it states. */
function checkChunk(
  name: string,
  chunk: ArrayBuffer,
  values: number,
  levels: ColumnLevels,
  limit: number,
  headerOf: (reader: DataReader) => PageHeader,
): number {
  const reader: DataReader = { view: new DataView(chunk), offset: 0 }
  let counted = 0
  let largest = 0
  while (reader.offset < chunk.byteLength - 1) {
    const header = headerOf(reader)
    const { compressed_page_size: packed, uncompressed_page_size: size } = header
    const isPage = packed >= 0 && size >= 0 && reader.offset + packed <= chunk.byteLength
    const own = header.data_page_header?.num_values ?? header.data_page_header_v2?.num_values ?? 0
    const listed = header.dictionary_page_header?.num_values ?? 0
    counted += own
    // A value of a dictionary has a byte at least.
    if (!isPage || own < 0 || counted > values || listed < 0 || listed > size) throw lies(name)
    largest = Math.max(largest, size)
    const body = new Uint8Array(chunk, reader.offset, packed)
    if (size <= limit && !arePageRunsBounded(header, body, levels)) throw lies(name)
    reader.offset += packed
  }
  if (counted !== values) throw lies(name)
  return largest
}
