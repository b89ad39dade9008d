/** One file out of a zip archive. */
import { unzipSync } from 'fflate'
import { FeedBroken } from './feed.ts'

/** An archive can hold far more than it weighs. */
const largest = 200e6

/** The bytes of `name` in `archive`. Throws `FeedBroken` where it is no archive, holds no such file, or too large a one. */
export function fileInZip(archive: Uint8Array, name: string): Uint8Array {
  let tooLarge = false
  const files = attempt(archive, (file) => {
    if (file.name !== name) return false
    tooLarge = file.originalSize > largest
    return !tooLarge
  })
  if (tooLarge) throw new FeedBroken(`${name} unpacks to more than ${largest / 1e6} MB`)
  const found = files[name]
  if (found === undefined) throw new FeedBroken(`${name} is not in the archive`)
  return found
}

function attempt(archive: Uint8Array, filter: (file: { name: string; originalSize: number }) => boolean) {
  try {
    return unzipSync(archive, { filter })
  } catch (error) {
    throw new FeedBroken(`not a zip archive: ${error instanceof Error ? error.message : String(error)}`)
  }
}
