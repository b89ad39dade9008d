/** Rows of a Parquet file: row groups one after another, each within what it may unpack to. */
import type { Compressors } from 'hyparquet'
import { type DatasetFile, mebibytes, UnreadableDataset } from './dataset-file.ts'
import type { RawRow } from './raw-row.ts'

/** Values of a row group: a few bytes may stand for any number of them. */
const maxValues = 20_000_000

/** `groupLimit`: bytes that a row group may unpack to. Throws `UnreadableDataset`. */
export async function* parquetRows(dataset: DatasetFile, groupLimit: number): AsyncGenerator<RawRow> {
  const { name } = dataset
  const [{ parquetMetadataAsync, parquetReadObjects }, { compressors }] = await Promise.all([
    import('hyparquet'),
    import('hyparquet-compressors'),
  ])
  const refuse = () => {
    throw new UnreadableDataset(
      `${name} has a row group of more than ${mebibytes(groupLimit)} uncompressed: write smaller ones.`,
    )
  }
  try {
    const file = await dataset.parts()
    const metadata = await parquetMetadataAsync(file)
    let start = 0
    for (const { total_byte_size: size, num_rows: rows, columns } of metadata.row_groups) {
      if (Number(size) > groupLimit || Number(rows) * columns.length > maxValues) refuse()
      const end = start + Number(rows)
      const bounded = boundedCompressors(compressors, groupLimit, refuse)
      const read = { file, metadata, compressors: bounded, rowStart: start, rowEnd: end }
      for (const row of await parquetReadObjects(read)) {
        const record: unknown = row
        yield { bytes: textBytes(row), parse: () => record }
      }
      start = end
    }
  } catch (error) {
    if (error instanceof UnreadableDataset) throw error
    throw new UnreadableDataset(
      `${name} cannot be read as Parquet: ${error instanceof Error ? error.message : String(error)}.`,
    )
  }
}

/** The size that a row group states may be a lie: what its pages unpack to is added up. */
function boundedCompressors(compressors: Compressors, limit: number, refuse: () => void): Compressors {
  let unpacked = 0
  return Object.fromEntries(
    Object.entries(compressors).map(([codec, unpack]) => [
      codec,
      (input: Uint8Array, outputLength: number) => {
        unpacked += outputLength
        if (unpacked > limit) refuse()
        return unpack(input, outputLength)
      },
    ]),
  )
}

/** Bytes of the strings in a value. */
function textBytes(value: unknown): number {
  if (typeof value === 'string') return Buffer.byteLength(value)
  if (typeof value !== 'object' || value === null) return 0
  return Object.values(value).reduce<number>((sum, part) => sum + textBytes(part), 0)
}
