/** Rows of a Parquet file: row groups one after another, each within what it may unpack to. */
import { type DatasetFile, mebibytes, UnreadableDataset } from './dataset-file.ts'
import { boundedCodecs } from './parquet-codecs.ts'
import { readFooter } from './parquet-footer.ts'
import type { RawRow } from './raw-row.ts'

/** Values of a row group: a few bytes may stand for any number of them. */
const maxValues = 20_000_000

/** `groupLimit`: bytes that a row group may unpack to. `maxColumns`: the most that are read. Throws `UnreadableDataset`. */
export async function* parquetRows(
  dataset: DatasetFile,
  groupLimit: number,
  maxColumns: number,
): AsyncGenerator<RawRow> {
  const { name } = dataset
  const [{ parquetReadObjects }, { compressors }] = await Promise.all([
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
    const metadata = await readFooter(name, file, maxColumns)
    let start = 0
    for (const { total_byte_size: size, num_rows: rows, columns } of metadata.row_groups) {
      if (Number(size) > groupLimit || Number(rows) * columns.length > maxValues) refuse()
      const end = start + Number(rows)
      const bounded = boundedCodecs(name, compressors, groupLimit, refuse)
      const unknown = columns.map((column) => column.meta_data?.codec).find((codec) => !isRead(codec, bounded))
      if (unknown !== undefined)
        throw new UnreadableDataset(`${name} is compressed by ${unknown}, which is not read: write it with ZSTD.`)
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

const isRead = (codec: string | undefined, codecs: object): boolean =>
  codec === undefined || codec === 'UNCOMPRESSED' || codec in codecs

/** Bytes of the strings in a value. */
function textBytes(value: unknown): number {
  if (typeof value === 'string') return Buffer.byteLength(value)
  if (typeof value !== 'object' || value === null) return 0
  return Object.values(value).reduce<number>((sum, part) => sum + textBytes(part), 0)
}
