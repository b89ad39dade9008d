/** From marks to claims: which number counts what, what is refused, what belongs together. */
import type { Claim, Composition, Mode } from './claims.ts'
import { Context } from './context.ts'
import { composeDatasets } from './compose-datasets.ts'
import { composeFleet } from './compose-fleet.ts'
import { composeQuantities } from './compose-quantities.ts'
import { composeRelative } from './compose-relative.ts'
import { composeTerms } from './compose-terms.ts'
import type { Reading } from './read.ts'
import { isKind } from './sense.ts'
import { isEverydayWord } from './words/everyday.ts'

export function compose(reading: Reading, mode: Mode): Composition {
  const context = new Context(reading.marks, reading.tokens, mode)
  if (mode === 'thread') composeRelative(context)
  composeFleet(context)
  composeTerms(context)
  composeDatasets(context)
  composeQuantities(context)
  const claims = [...context.claims].sort((one, other) => one.from - other.from)
  return { claims, leftover: leftoverOf(context, claims) }
}

/** Unknown words, and numbers left alone. A worded number ("one", "a couple") left alone says nothing. */
function leftoverOf(context: Context, claims: readonly Claim[]): Composition['leftover'] {
  return context.marks.filter((mark, index) => {
    if (context.used.has(index)) return false
    if (isKind(mark, 'unknown')) return !isEveryday(context, index)
    if (isKind(mark, 'scale')) return true
    // "this quarter", "8 days" without its number: a time that nothing was made of.
    if (context.mode === 'command' && isKind(mark, 'measure') && mark.sense.measure === 'hours')
      return !isAsked(context, index)
    // "tf32: true" says as little as tf32.
    if (isKind(mark, 'truth', 'untruth') && context.kindAt(context.past(index, -1, 'is')) === 'moot') return false
    if (isKind(mark, 'truth', 'untruth', 'when'))
      return !(isKind(mark, 'when') && claims.some((claim) => claim.from === mark.from))
    return isKind(mark, 'amount') && !mark.sense.worded
  })
}

/** A word of everyday sentences, where it is neither counted ("5 contracts") nor a place to run at ("on work"). */
function isEveryday(context: Context, index: number): boolean {
  if (context.mode !== 'command' || !isEverydayWord(context.textAt(index))) return false
  // "stack: unknown"
  if (/^[:=]$/.test(context.textAt(index - 1))) return false
  const isStrange = (at: number): boolean => isKind(context.marks[at], 'unknown') && !isEverydayWord(context.textAt(at))
  const before = context.marks[index - 1]
  const isCounted = isKind(before, 'amount') && before.sense.measure === null
  return !isCounted && !isStrange(index - 1) && !isStrange(index + 1)
}

/** "how many hours", "per hour" */
const isAsked = (context: Context, index: number): boolean =>
  isKind(context.marks[index - 1], 'ask', 'per', 'or', 'and') ||
  /^(?:how many|many|gpu|in)$/.test(context.textAt(index - 1))
