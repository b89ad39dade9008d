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
const isLikened = (tokens: readonly Token[], from: number, at: number): boolean =>
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

/** "We were given 4x L40S", "what I was told to use", "it was decided": what was granted or laid down holds today. */
const isGranted = (tokens: readonly Token[], at: number): boolean => {
  if (!beings.has(tokens[at]?.text ?? '')) return false
  const verb = degrees.has(tokens[at + 1]?.text ?? '') ? at + 2 : at + 1
  const word = tokens[verb]?.text ?? ''
  return grants.has(word) || (orders.has(word) && tokens[verb + 1]?.text === 'to') || isWhatTheyGave(tokens, at)
}
const beings: ReadonlySet<string> = new Set(['was', 'were'])
const degrees: ReadonlySet<string> = new Set('only just all also finally recently kindly'.split(' '))
const grants: ReadonlySet<string> = new Set(
  'given granted approved allocated assigned allotted awarded promised offered handed decided cleared allowed'.split(
    ' ',
  ),
)
const orders: ReadonlySet<string> = new Set('told asked instructed ordered advised'.split(' '))

/** "H100s were what they gave us": the word for what was given stands behind it. */
const isWhatTheyGave = (tokens: readonly Token[], at: number): boolean =>
  ['what', 'all'].includes(tokens[at + 1]?.text ?? '') &&
  tokens.slice(at + 2, at + 6).some(({ text }) => givings.has(text))
const givings: ReadonlySet<string> = new Set(
  'gave approved granted allocated assigned offered bought ordered'.split(' '),
)

/** Whether a word of the past is said of what is wanted today. */
export const isOfToday = (tokens: readonly Token[], from: number, at: number): boolean =>
  isLikened(tokens, from, at) || isGranted(tokens, at)
