/**
 * Lines of a room to change: a room has thousands of changes to try, and each costs seconds.
 * The lines say something: no import, no comment, no type, no lone bracket.
 */
import { createHash } from 'node:crypto'
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'

const trivialLine = /^\s*(?:$|\/\/|\/?\*|import\b|export \{|export type\b|type\b|readonly\b|[\])}([{;,]+$)/

/**
 * `count` lines of `root`/src/`room` as "file:line-line", after the first `passed` of a shuffled order. The order hangs
 * on what the lines say, so that work on a room leaves it much as it was: a later draw holds other lines.
 */
export function sampleLines(root: string, room: string, count: number, skip: number): readonly string[] {
  return readdirSync(join(root, 'src', room), { recursive: true, encoding: 'utf8' })
    .filter((name) => name.endsWith('.ts'))
    .flatMap((name) => {
      const path = `src/${room}/${name}`
      return readFileSync(join(root, path), 'utf8')
        .split('\n')
        .map((line, index) => ({ line, at: `${path}:${index + 1}-${index + 1}` }))
        .filter(({ line }) => !trivialLine.test(line))
        .map(({ line, at }) => ({ at, sortKey: createHash('sha256').update(`${path} ${line}`).digest('hex') }))
    })
    .toSorted((a, b) => (a.sortKey < b.sortKey ? -1 : 1))
    .slice(skip, skip + count)
    .map(({ at }) => at)
}
