/** Whether the pages of a row group hold what the footer says: a header of a few bytes may ask for any amount of memory. */
import type { AsyncBuffer, ColumnMetaData, DataReader, PageHeader } from 'hyparquet'
import { UnreadableDataset } from './dataset-file.ts'

/** `limit`: bytes that a page may unpack to, beyond which `refuse` throws. Throws `UnreadableDataset` before anything is laid out for a page that lies. */
export async function checkPages(
  name: string,
  file: AsyncBuffer,
  columns: readonly (ColumnMetaData | undefined)[],
  rows: number,
  limit: number,
  refuse: () => void,
): Promise<void> {
  const { parquetHeader } = await import('hyparquet/src/column.js')
  for (const column of columns) {
    if (column === undefined) continue
    const start = Number(column.dictionary_page_offset ?? column.data_page_offset)
    const end = start + Number(column.total_compressed_size)
    if (!(start >= 0 && start < end && end <= file.byteLength)) throw lies(name)
    const values = Number(column.num_values)
    // A row has a value in each column, be it none.
    if (values < rows) throw lies(name)
    const page = checkChunk(name, await file.slice(start, end), values, parquetHeader)
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
  headerOf: (reader: DataReader) => PageHeader,
): number {
  const reader: DataReader = { view: new DataView(chunk), offset: 0 }
  let counted = 0
  let largest = 0
  while (reader.offset < chunk.byteLength - 1) {
    const { compressed_page_size: packed, uncompressed_page_size: size, ...header } = headerOf(reader)
    const isPage = packed >= 0 && size >= 0 && reader.offset + packed <= chunk.byteLength
    const own = header.data_page_header?.num_values ?? header.data_page_header_v2?.num_values ?? 0
    const listed = header.dictionary_page_header?.num_values ?? 0
    counted += own
    // A value of a dictionary has a byte at least.
    if (!isPage || own < 0 || counted > values || listed < 0 || listed > size) throw lies(name)
    largest = Math.max(largest, size)
    reader.offset += packed
  }
  if (counted !== values) throw lies(name)
  return largest
}
