import { readFileSync } from 'node:fs'
import { join } from 'node:path'

/** What `npm start` says after "node", of the version in `folder`: flags, and last the entry, as it stands there. */
export function startCommand(folder: string): readonly string[] {
  const { scripts } = Object(JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8')))
  return String(scripts.start).split(' ').slice(1)
}

/** The same from anywhere. */
export const absoluteStartCommand = (folder: string): readonly string[] =>
  startCommand(folder).map((word) => (word.startsWith('-') ? word : join(folder, word)))
