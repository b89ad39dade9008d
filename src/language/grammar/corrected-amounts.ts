/** A number behind a word of correction, "no wait, 40k", "Correction: 200M": it counts what the one did that it stands in for. */
import type { Measure } from '../../catalog/lexicon-meaning.ts'
import { type Amount, type Mention, isKind } from '../lexicon/meanings.ts'
import { isCount } from './gpu-count.ts'
import { commonRanks } from './field-slots.ts'
import type { ParseContext } from './parse-context.ts'

/** What a number can be of without more words around it. */
export const plainMeasures: ReadonlySet<string> = new Set(
  'tokens examples length sequence epochs steps gpus batch globalBatch rank budget deadline params'.split(' '),
)

/** As far back as the number may stand that was wrong. */
const reach = 40
/** As far as a word of correction stands before its number. */
const cueReach = 5
/** Larger numbers are no counts of passes or machines. */
const minLarge = 100

/** "400k chats … no wait, 40k not 400k", "budget is 9k. Sorry, 900"; false where nothing is corrected. */
export function fillCorrected(context: ParseContext, index: number, mention: Mention<Amount>): boolean {
  const { meaning, from, to } = mention
  if (context.mode !== 'message' || !isOpen(meaning)) return false
  // "EDIT 2: …": the number of the correction.
  if (
    ['edit', 'update', 'upd', 'correction'].includes(context.textAt(index - 1)) &&
    context.textAt(index + 1) === ':'
  ) {
    context.used.add(index)
    return true
  }
  const cue = cueBefore(context, index)
  if (cue === null || isKind(context.mentions[index + 1], 'gpu', 'times', 'measure', 'model')) return false
  const refused = context.textAt(index + 1) === 'not' ? context.mentions[index + 2] : undefined
  const measure = measureOfWrong(context, index, meaning, isKind(refused, 'amount') ? refused.meaning : null)
  const span = { from, to }
  if (measure === 'count') {
    const amount = { ...meaning, measure: 'gpus' as const }
    context.add({ role: 'count', amount, byTimes: false, ...span, holds: true }, index)
  } else if (measure !== null)
    context.add({ role: 'quantity', measure, amount: { ...meaning, measure }, ...span, holds: true }, index)
  else if (isAnyData(context, index, meaning) && statedBefore(context, index).length > 0)
    context.add({ role: 'invalid', kind: 'unknown', sentence: 'Say what it corrects, with its unit.', ...span }, index)
  else return false
  if (isKind(refused, 'amount')) context.used.add(index + 2)
  return true
}

/** A number that stands for something, be it alone or a large one. */
function isAnyData(context: ParseContext, index: number, meaning: Amount): boolean {
  const next = context.mentions[index + 1]
  const isAlone = next === undefined || isKind(next, 'sentence-end', 'comma')
  return ['k', 'm'].includes(meaning.magnitude) || (isAlone && meaning.magnitude === '' && isCount(meaning))
}

/** A number alone, or a sum of money that is no price. */
const isOpen = ({ measure, hourly }: Amount): boolean => measure === null || (measure === 'money' && hourly !== true)

/** What the number counts that was wrong: the one that is refused, else the nearest with the same digits or magnitude. */
function measureOfWrong(
  context: ParseContext,
  index: number,
  meaning: Amount,
  refused: Amount | null,
): Measure | 'count' | null {
  const stated = statedBefore(context, index)
  if (meaning.measure === 'money') return stated.some(({ measure }) => measure === 'budget') ? 'budget' : null
  const isLarge = ({ magnitude, value }: Amount): boolean => magnitude !== '' || value >= minLarge
  const isLike = ({ measure, amount }: Stated): boolean =>
    // "20k tickets … do 2": of another size.
    (meaning.magnitude !== '' && smallMeasures.has(measure)) || isLarge(meaning) !== isLarge(amount)
      ? false
      : refused === null
        ? digitsOf(amount) === digitsOf(meaning) || (amount.magnitude === meaning.magnitude && meaning.magnitude !== '')
        : amount.value === refused.value
  const like = stated.find(isLike)
  if (like !== undefined) return like.measure
  const [nearest] = stated
  if (nearest !== undefined && isRightBefore(context, index, meaning, nearest)) return nearest.measure
  const isRank = commonRanks.has(meaning.value)
  const ofSize = stated.filter(
    ({ measure, amount }) => isLarge(meaning) === isLarge(amount) && (measure !== 'rank' || isRank),
  )
  // Of several it is not said which one is meant.
  if (new Set(ofSize.map(({ measure }) => measure)).size !== 1) return null
  const [only] = ofSize
  return only?.measure === 'count' && !isCount(meaning) ? null : (only?.measure ?? null)
}

/** "Seq 8192 … wait, make it 4096", "gbs 128, no, 64": nothing else is counted between the two, and both are of one size. */
function isRightBefore(
  { mentions }: ParseContext,
  index: number,
  meaning: Amount,
  { measure, amount, at }: Stated,
): boolean {
  if (index - at > nearby) return false
  if (mentions.slice(at + 1, index).some((mention) => isKind(mention, 'amount', 'measure'))) return false
  const ratio = meaning.value / amount.value
  const isOfKind = measure === 'rank' ? commonRanks.has(meaning.value) : measure !== 'count' || isCount(meaning)
  const isPlain = [meaning, amount].every(({ magnitude }) => magnitude === '' || magnitude === 'k')
  return isOfKind && isPlain && ratio <= mostApart && ratio >= 1 / mostApart
}
const nearby = 10
const mostApart = 16

/** Nobody has thousands of them. */
const smallMeasures: ReadonlySet<string> = new Set(['epochs', 'gpus', 'count', 'rank'])

type Stated = { readonly measure: Measure | 'count'; readonly amount: Amount; readonly at: number }

/** The amounts before a number, the nearest first. */
function statedBefore({ mentions }: ParseContext, index: number): readonly Stated[] {
  const stated: Stated[] = []
  for (let at = index - 1; at >= Math.max(0, index - reach); at -= 1) {
    const mention = mentions[at]
    if (!isKind(mention, 'amount')) continue
    const { meaning } = mention
    const measure = meaning.measure === 'money' && meaning.hourly !== true ? 'budget' : meaning.measure
    if (measure !== null && plainMeasures.has(measure)) stated.push({ measure, amount: meaning, at })
    const next = isKind(mentions[at + 1], 'times') ? mentions[at + 2] : mentions[at + 1]
    if (measure === null && isCount(meaning) && isKind(next, 'gpu'))
      stated.push({ measure: 'count', amount: meaning, at })
  }
  return stated
}

/** 4 of 400k and of 40k. */
const digitsOf = ({ value }: Amount): string => String(value).replace(/[.0]{1,20}$/, '')

const corrections: ReadonlySet<string> = new Set(['no', 'nope', 'nah', 'better', 'hmm'])

/** The mention at which the word of correction ends that stands before a number in its sentence; null: there is none. */
function cueBefore(context: ParseContext, index: number): number | null {
  const { phrases } = context.vocabulary.clauseCues
  // "128, no, 64", "8, hmm, better 16"
  const said = context.skip(index, -1, 'comma', 'sign')
  const isSetOff = isKind(context.mentions[context.skip(said, -1, 'unknown', 'function-word', 'or')], 'comma', 'sign')
  if (isSetOff && corrections.has(context.lastWordAt(said))) return said
  for (let at = index - 1; at >= Math.max(0, index - cueReach); at -= 1) {
    if (context.phraseAt(at, phrases)?.meaning.role === 'corrected')
      return context.skip(index, -1, 'comma', 'equals', 'function-word', 'sign', 'article')
    if (isKind(context.mentions[at], 'sentence-end', 'question', 'amount')) return null
  }
  return null
}
