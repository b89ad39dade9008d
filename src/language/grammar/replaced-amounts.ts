/** A number alone in place of the one that was refused right before, and so many of the GPUs that are counted before. */
import { type Amount, type Mention, isKind } from '../lexicon/meanings.ts'
import { isCount } from './gpu-count.ts'
import type { ParseContext } from './parse-context.ts'

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
