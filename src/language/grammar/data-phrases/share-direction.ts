/** Whether a number is taken of the data, off them, or stands for what is left: by the nearest word that says so. */
import type { DataItem } from './data-item.ts'

export type Direction = {
  /** Taken off, kept for tests, what is trained on, said in place of what stands before it, or nothing of it. */
  readonly effect: 'off' | 'test' | 'kept' | 'instead' | ''
  /** The mentions of the word. */
  readonly indices: readonly number[]
}

const effects: Readonly<Record<string, Direction['effect']>> = {
  '-': 'off', '~': 'off', d: 'off', h: 'off', v: 'test', '>': 'kept', '<': 'kept', k: 'kept', '!': 'instead',
} // prettier-ignore
const none: Direction = { effect: '', indices: [] }
const ofBehind =
  /^(?:,(?=o?v))?(?:o?m)?(?:[wo:)re]{0,4}|[wo!]{0,6}(?=<))(?:a[wom]{0,3}(?=[kdh]))?([~<]|v(?![:(o]{0,2}[SCNTQ])|[dhk](?![wo]{0,2}[SCNTQ]))/u
/** As far as such a word stands before a number, and behind one, in items. */
const [reachBefore, reachBehind] = [5, 8]

/** What the words around an item say of it. */
export function directionOf(row: readonly DataItem[], at: number): Direction {
  const signsIn = (from: number, to: number): string =>
    row
      .slice(from, to)
      .map(({ sign }) => sign)
      .join('')
  const { sign: own } = row[at] ?? { sign: '' }
  const before = /([-dhvk>!])[womr:(]{0,4}$/u.exec(signsIn(Math.max(0, at - reachBefore), at))
  const found = ofBehind.exec(signsIn(at + 1, at + 1 + reachBehind))
  // "30% better on the validation set"
  const behind = found?.[1] === 'v' && found[0].includes('w') && own === 'S' ? null : found
  const distances = [before === null ? Infinity : before[0].length, behind === null ? Infinity : behind[0].length]
  if (before !== null && (distances[0] ?? 0) <= (distances[1] ?? 0)) {
    const place = Math.max(0, at - reachBefore) + before.index
    // "We keep 2,000 for tests"
    if (before[1] === 'k' && /^[wo]{0,3}v/u.test(signsIn(at + 1, at + 5))) return { effect: 'off', indices: [] }
    return { effect: effects[before[1] ?? ''] ?? '', indices: row[place]?.indices ?? [] }
  }
  if (behind === null) return none
  const place = at + behind[0].length
  // "The 2,000 that we keep for the test"
  const further = /^[wo]{0,3}([vh~])/u.exec(signsIn(place + 1, place + 5))
  // "10% eval split"
  if (own === 'S' && (behind[1] === 'v' || further?.[1] === 'v') && behind[0] !== 'v')
    return { effect: 'off', indices: row[place]?.indices ?? [] }
  const sign = further === null || behind[1] === 'v' ? behind[1] : further[1]
  return { effect: effects[sign ?? ''] ?? '', indices: row[place]?.indices ?? [] }
}
