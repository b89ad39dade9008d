/** A digest of all inputs of the calibration, to notice a page that was made from other data. */
import { createHash } from 'node:crypto'
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'

const inputs = [
  'priors.json',
  'reading.json',
  'parameter-bytes.json',
  'architectures',
  'unlisted-gpus',
  'measurements',
  'gpus',
]

/** Sixteen hexadecimal digits over the contents of the calibration's inputs in `folder` (data/), in order. */
export function digestOf(folder: string): string {
  const hash = createHash('sha256')
  for (const name of inputs) {
    const path = join(folder, name)
    const parts = name.endsWith('.json')
      ? [path]
      : readdirSync(path)
          .sort()
          .map((file) => join(path, file))
    for (const part of parts) hash.update(readFileSync(part))
  }
  return hash.digest('hex').slice(0, 16)
}
