/** Signs and words that part clauses, or make one of the past hold. */
import type { Token } from '../text/tokenize.ts'

/** " - " and " -- " between words, not the hyphen of a name. */
export const isDash = (tokens: readonly Token[], at: number): boolean =>
  tokens[at]?.text === '-' &&
  ((!tokens[at].adjacent && tokens[at + 1]?.adjacent !== true) || tokens[at + 1]?.text === '-')

/** "raw -> filtered", which is "→" as typed. */
export const isArrow = (tokens: readonly Token[], at: number): boolean =>
  (tokens[at]?.text === '-' || tokens[at]?.text === '=') && tokens[at + 1]?.text === '>'

/** "8xA100 like Karpathy did": what somebody else did is how it is wanted. */
export const isLikened = (tokens: readonly Token[], from: number, at: number): boolean =>
  tokens.slice(Math.max(from, at - maxLikened), at).some(({ text }) => text === 'like' || text === 'as')
const maxLikened = 4

/** "Say so", "so far", "so much": no conclusion. */
export const isAdverb = (tokens: readonly Token[], at: number): boolean =>
  tokens[at]?.text === 'so' && (saying.has(tokens[at - 1]?.text ?? '') || measured.has(tokens[at + 1]?.text ?? ''))
const saying: ReadonlySet<string> = new Set('say says said think hope guess do or not if ever even'.split(' '))
const measured: ReadonlySet<string> = new Set('far much many few long that'.split(' '))

/** "Within one day", "less than one day": a time to finish in, and not some day. */
export const isTimeToFinishIn = (tokens: readonly Token[], at: number): boolean =>
  tokens[at]?.text === 'one' && tokens[at + 1]?.text === 'day' && limits.has(tokens[at - 1]?.text ?? '')
const limits: ReadonlySet<string> = new Set('within in under than of most max takes take for inside'.split(' '))
