/** One file out of a zip archive. */
import { unzipSync } from 'fflate'
import { FeedFormatError } from './feed.ts'

/** An archive can hold far more than it weighs. */
const maxBytes = 200e6

/** The bytes of `name` in `archive`. Throws `FeedFormatError` where it is no archive, holds no such file, or too large a one. */
export function fileInZip(archive: Uint8Array, name: string): Uint8Array {
  let tooLarge = false
  const files = unzip(archive, (file) => {
    if (file.name !== name) return false
    tooLarge = file.originalSize > maxBytes
    return !tooLarge
  })
  if (tooLarge) throw new FeedFormatError(`${name} unpacks to more than ${maxBytes / 1e6} MB`)
  const content = files[name]
  if (content === undefined) throw new FeedFormatError(`${name} is not in the archive`)
  return content
}

function unzip(archive: Uint8Array, filter: (file: { name: string; originalSize: number }) => boolean) {
  try {
    return unzipSync(archive, { filter })
  } catch (error) {
    throw new FeedFormatError(`not a zip archive: ${error instanceof Error ? error.message : String(error)}`)
  }
}
