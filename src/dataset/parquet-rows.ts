/** Rows of a Parquet file: row groups one after another, each within what it may unpack to. */
import type { FileMetaData, ParquetReadOptions } from 'hyparquet'
import { type DatasetFile, mebibytes, UnreadableDataset } from './dataset-file.ts'
import { boundedCodecs } from './parquet-codecs.ts'
import { readFooter } from './parquet-footer.ts'
import { checkPages } from './parquet-pages.ts'
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
  const { compressors } = await import('hyparquet-compressors')
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
      const values = columns.reduce((sum, column) => sum + Number(column.meta_data?.num_values ?? 0), 0)
      if (Number(size) > groupLimit || Math.max(Number(rows) * columns.length, values) > maxValues) refuse()
      const end = start + Number(rows)
      const bounded = boundedCodecs(name, compressors, groupLimit, refuse)
      const unknown = columns.map((column) => column.meta_data?.codec).find((codec) => !isRead(codec, bounded))
      if (unknown !== undefined)
        throw new UnreadableDataset(`${name} is compressed by ${unknown}, which is not read: write it with ZSTD.`)
      await checkPages({
        name,
        file,
        schema: metadata.schema,
        columns: columns.map((column) => column.meta_data),
        rows: Number(rows),
        codecs: boundedCodecs(name, compressors, groupLimit, refuse),
        limit: groupLimit,
        refuse,
      })
      const read = { file, metadata, compressors: bounded, rowStart: start, rowEnd: end }
      for (const row of await rowsOfGroup(read)) {
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

type GroupRead = ParquetReadOptions & { readonly metadata: FileMetaData }

/**
 * The rows of one row group. Each of its columns is a promise of its own: all of them are waited for, as the library
 * leaves those behind where it gives up early, and a rejection that nobody takes ends the process.
 */
async function rowsOfGroup(read: GroupRead): Promise<readonly object[]> {
  const [{ parquetSchema }, { parquetPlan }, { readRowGroup, assembleAsync, asyncGroupToRows }] = await Promise.all([
    import('hyparquet'),
    import('hyparquet/src/plan.js'),
    import('hyparquet/src/rowgroup.js'),
  ])
  const plan = parquetPlan(read)
  const rows: object[] = []
  for (const groupPlan of plan.groups) {
    // Nothing is read before all of the columns are known to be there.
    const { promise: areColumnsKnown, resolve: begin } = Promise.withResolvers<null>()
    const slice = (start: number, end?: number) => areColumnsKnown.then(() => read.file.slice(start, end))
    const group = readRowGroup({ ...read, file: { ...read.file, slice } }, plan, groupPlan)
    begin(null)
    await Promise.allSettled(group.asyncColumns.map(({ data }) => data))
    const assembled = assembleAsync(group, parquetSchema(read.metadata))
    await Promise.allSettled(assembled.asyncColumns.map(({ data }) => data))
    const { selectStart = 0, selectEnd = group.groupRows } = group
    for (const row of await asyncGroupToRows(assembled, selectStart, selectEnd, undefined, 'object')) rows.push(row)
  }
  return rows
}

const isRead = (codec: string | undefined, codecs: object): boolean =>
  codec === undefined || codec === 'UNCOMPRESSED' || codec in codecs

/** Bytes of the strings in a value. */
function textBytes(value: unknown): number {
  if (typeof value === 'string') return Buffer.byteLength(value)
  if (typeof value !== 'object' || value === null) return 0
  return Object.values(value).reduce<number>((sum, part) => sum + textBytes(part), 0)
}
