/** Unpacks the pages of a Parquet file: none of them to more than it states, and all of a row group within a limit. */
import { brotliDecompressSync, gunzipSync, zstdDecompressSync } from 'node:zlib'
import type { Compressors } from 'hyparquet'
import { UnreadableDataset } from './dataset-file.ts'
import { varIntAt } from './varint.ts'

type Unpack = NonNullable<Compressors[keyof Compressors]>

/** These give up at the length; those of the library go on for as long as the page does. */
const nodeCodecs: Compressors = {
  GZIP: (input, length) => gunzipSync(input, { maxOutputLength: Math.max(length, 1) }),
  BROTLI: (input, length) => brotliDecompressSync(input, { maxOutputLength: Math.max(length, 1) }),
  ZSTD: (input, length) => zstdDecompressSync(input, { maxOutputLength: Math.max(length, 1) }),
}

/**
 * `library`: what unpacks the codecs that Node has not; its LZ4 writes into a buffer of the stated length. `limit`: bytes
 * of all pages together, beyond which `refuse` throws. A page that is not what it states throws `UnreadableDataset`.
 */
export function boundedCodecs(name: string, library: Compressors, limit: number, refuse: () => void): Compressors {
  let unpacked = 0
  const bounded = (codec: string, unpack: Unpack): Unpack => {
    return (input, length) => {
      const mismatch = () =>
        new UnreadableDataset(`${name} has a page that does not unpack to the ${length} bytes that it states.`)
      // A Snappy page begins with its length, and unpacking stops nowhere else.
      if (length < 0 || (codec === 'SNAPPY' && varIntAt(input, 0).value !== length)) throw mismatch()
      unpacked += length
      if (unpacked > limit) refuse()
      const page = unpackedOrNull(unpack, input, length)
      if (page?.length !== length) throw mismatch()
      return page
    }
  }
  return Object.fromEntries(
    Object.entries({ ...library, ...nodeCodecs }).map(([codec, unpack]) => [codec, bounded(codec, unpack)]),
  )
}

function unpackedOrNull(unpack: Unpack, input: Uint8Array, length: number): Uint8Array | null {
  try {
    return unpack(input, length)
  } catch {
    return null
  }
}
