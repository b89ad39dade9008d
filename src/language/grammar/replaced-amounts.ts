/** A number alone in place of the one that was refused right before, and so many of the GPUs that are counted before. */
import { type Amount, type Mention, isKind } from '../lexicon/meanings.ts'
import { plainMeasures } from './corrected-amounts.ts'
import { isCount } from './gpu-count.ts'
import type { ParseContext } from './parse-context.ts'

/** "Not 1.5M examples, it is 150k": a number alone counts what the one did that was refused right before. */
export function fillInstead(context: ParseContext, index: number, { meaning, from, to }: Mention<Amount>): boolean {
  if (context.mode !== 'message' || meaning.measure !== null || meaning.magnitude === 'b') return false
  if (isKind(context.mentions[index + 1], 'gpu', 'times', 'measure', 'model')) return false
  const at = context.skip(index, -1, 'equals', 'function-word', 'comma', 'limit', 'sign', 'only')
  const refused = context.mentions[at]
  if (at === index - 1 || !isKind(refused, 'amount') || from - refused.to > wordsOfCorrection) return false
  const { measure } = refused.meaning
  if (measure === null || !plainMeasures.has(measure)) return false
  if (context.kindAt(context.skip(at, -1, 'limit', 'article', 'function-word')) !== 'not') return false
  // "45.000 rows … 4.500": the point is that of thousands in both.
  const isThousands = !Number.isInteger(meaning.value) && wholeMeasures.has(measure)
  const value = isThousands ? Math.round(meaning.value * 1000) : meaning.value
  const amount = { ...meaning, value, unitValue: value, measure }
  context.add({ role: 'quantity', measure, amount, from, to, holds: true }, index)
  context.used.add(at)
  return true
}
const wholeMeasures: ReadonlySet<string> = new Set(['examples', 'tokens', 'steps'])
const wordsOfCorrection = 5

/** "8 A100, but I get only 2 of them": of the GPUs that are counted before so many are there. */
export function fillSubset(context: ParseContext, index: number, { meaning, from, to }: Mention<Amount>): boolean {
  if (context.mode !== 'message' || meaning.measure !== 'gpus' || meaning.magnitude !== '') return false
  if (!hasCountedGpus(context, index)) return false
  const words = context.textAt(index).split(' ')
  const isOfThem = words.at(-2) === 'of' && anaphora.has(words.at(-1) ?? '')
  const before = [index - 1, index - 2, index - 3].flatMap((at) => context.textAt(at).split(' '))
  if (!isOfThem || !before.some((word) => takingWords.has(word))) return false
  context.add({ role: 'quantity', measure: 'gpus', amount: meaning, from, to, holds: true }, index)
  return true
}
const anaphora: ReadonlySet<string> = new Set(['them', 'those', 'these'])
const takingWords: ReadonlySet<string> = new Set(
  'only just get gets use take have allowed allocated given assigned reserve book need'.split(' '),
)

/** Whether GPUs are counted before a mention. */
export const hasCountedGpus = ({ mentions }: ParseContext, before: number): boolean =>
  mentions.slice(0, before).some((mention, at) => {
    const count = mentions[at - 1]
    const isTimes = isKind(count, 'times')
    const number = isTimes ? mentions[at - 2] : count
    return isKind(mention, 'gpu') && isKind(number, 'amount') && isCount(number.meaning)
  })
