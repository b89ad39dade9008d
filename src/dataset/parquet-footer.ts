/** What a Parquet file says of itself at its end, read only where it is no more than can be held. */
import type { AsyncBuffer, FileMetaData } from 'hyparquet'
import { mebibytes, UnreadableDataset } from './dataset-file.ts'
import { varIntAt } from './varint.ts'

/** Bytes: parsed, a footer takes some twenty times as much memory. */
const maxFooter = 16 * 2 ** 20

/** Elements of a schema for each column: a list is a group in a group with a value in it. */
const elementsPerColumn = 3

/** `columns`: the most that are read. Throws `UnreadableDataset`. */
export async function readFooter(name: string, file: AsyncBuffer, columns: number): Promise<FileMetaData> {
  const { parquetMetadataAsync } = await import('hyparquet')
  const tooMany = () =>
    new UnreadableDataset(`${name} has more than ${columns} columns, which is the most that are read.`)
  const size = await footerSize(file)
  const start = file.byteLength - 8 - size
  if (start >= 0) {
    const head = new Uint8Array(await file.slice(start, Math.min(start + 24, file.byteLength)))
    if (schemaElements(head) > columns * elementsPerColumn + 1) throw tooMany()
    if (size > maxFooter) throw new UnreadableDataset(`${name} has a footer of more than ${mebibytes(maxFooter)}.`)
  }
  const metadata = await parquetMetadataAsync(file)
  if (metadata.schema.filter(({ type }) => type !== undefined).length > columns) throw tooMany()
  return metadata
}

/** The length of the footer stands before the mark at the end. */
async function footerSize(file: AsyncBuffer): Promise<number> {
  const { byteLength } = file
  if (byteLength < 12) return 0
  return new DataView(await file.slice(byteLength - 8, byteLength)).getUint32(0, true)
}

/** How long the footer says that its schema is, which follows its version; 0 where it begins in another way. */
function schemaElements(head: Uint8Array): number {
  const [versionField, listField] = [0x15, 0x19]
  if (head[0] !== versionField) return 0
  const afterVersion = head.findIndex((byte, at) => at > 0 && byte < 0x80) + 1
  if (afterVersion === 0 || head[afterVersion] !== listField) return 0
  const short = (head[afterVersion + 1] ?? 0) >> 4
  return short < 15 ? short : varIntAt(head, afterVersion + 2).value
}
