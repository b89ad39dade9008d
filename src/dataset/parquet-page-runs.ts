/** Whether the levels and values of a page state no more numbers than the page has. */
import type { Compressors, PageHeader } from 'hyparquet'
import { areRunsBounded, isBlockBounded } from './parquet-runs.ts'

/** How the pages of a column are laid out. */
export type ColumnLevels = {
  /** The largest levels that a value may have; 0: the pages have none. */
  readonly repetition: number
  readonly definition: number
  readonly isBoolean: boolean
  /** Null: its pages are not packed. */
  readonly unpack: NonNullable<Compressors[keyof Compressors]> | null
}

const widthOf = (largest: number): number => 32 - Math.clz32(largest)
const lengthOf = (length: number | undefined): number => length ?? -1
const lengthAt = (page: Uint8Array, at: number): number =>
  at + 4 <= page.byteLength ? new DataView(page.buffer, page.byteOffset + at, 4).getUint32(0, true) : 0

/** `body`: of a page, as it stands in the file. Throws where it does not unpack. */
export function arePageRunsBounded(header: PageHeader, body: Uint8Array, levels: ColumnLevels): boolean {
  const { data_page_header: first, data_page_header_v2: second, uncompressed_page_size: size } = header
  const { repetition, definition, unpack } = levels
  if (first !== undefined) {
    const page = unpack === null ? body : unpack(body, size)
    let at = 0
    for (const largest of [repetition, definition]) {
      if (largest === 0) continue
      const end = at + 4 + lengthAt(page, at)
      if (!areRunsBounded(page, { from: at + 4, to: end, width: widthOf(largest), count: first.num_values }))
        return false
      at = end
    }
    return areValuesBounded(page, at, first.encoding, first.num_values, levels)
  }
  if (second === undefined) return true
  const { num_values: count, num_nulls: nulls } = second
  // The types promise both lengths; a header that was cut has neither.
  const [repeated, defined] = [
    lengthOf(second.repetition_levels_byte_length),
    lengthOf(second.definition_levels_byte_length),
  ]
  const all = [
    { from: 0, to: repeated, width: widthOf(repetition), count },
    { from: repeated, to: repeated + defined, width: widthOf(definition), count },
  ]
  const areLengths = repeated >= 0 && defined >= 0 && nulls >= 0 && nulls <= count
  if (!areLengths || !all.every((range) => areRunsBounded(body, range))) return false
  const rest = size - repeated - defined
  const values = body.subarray(repeated + defined)
  const isPacked = unpack !== null && second.is_compressed !== false && rest > 0
  return areValuesBounded(isPacked ? unpack(values, rest) : values, 0, second.encoding, count, levels)
}

/** `count`: values of the page, those that are none included. */
function areValuesBounded(
  page: Uint8Array,
  from: number,
  encoding: string,
  count: number,
  { isBoolean }: ColumnLevels,
): boolean {
  if (from >= page.byteLength) return true
  if (encoding.startsWith('DELTA_')) return isBlockBounded(page, from)
  if (encoding === 'RLE' && isBoolean)
    return areRunsBounded(page, { from: from + 4, to: page.byteLength, width: 1, count })
  if (encoding !== 'RLE' && encoding !== 'RLE_DICTIONARY' && encoding !== 'PLAIN_DICTIONARY') return true
  const width = page[from] ?? 0
  return width <= 32 && areRunsBounded(page, { from: from + 1, to: page.byteLength, width, count })
}
