/** Unpacks the pages of a Parquet file: none of them to more than it states, and all of a row group within a limit. */
import { brotliDecompressSync, gunzipSync, zstdDecompressSync } from 'node:zlib'
import type { Compressors } from 'hyparquet'
import { UnreadableDataset } from './dataset-file.ts'

type Unpack = NonNullable<Compressors[keyof Compressors]>

/** These give up at the length; those of the library go on for as long as the page does. */
const nodeCodecs: Compressors = {
  GZIP: (input, length) => gunzipSync(input, { maxOutputLength: Math.max(length, 1) }),
  BROTLI: (input, length) => brotliDecompressSync(input, { maxOutputLength: Math.max(length, 1) }),
  ZSTD: (input, length) => zstdDecompressSync(input, { maxOutputLength: Math.max(length, 1) }),
}

/** The length that a Snappy page begins with: unpacking stops nowhere else. */
function snappyLength(input: Uint8Array): number {
  let length = 0
  for (let at = 0; at < 5; at += 1) {
    const byte = input[at] ?? 0
    length += (byte & 0x7f) * 2 ** (7 * at)
    if (byte < 0x80) return length
  }
  return Infinity
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
      if (length < 0 || (codec === 'SNAPPY' && snappyLength(input) !== length)) throw mismatch()
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
