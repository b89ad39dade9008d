/** "The 40s or the 80s?", "the 80 gig ones": of a GPU that comes with two sizes of memory the one that is meant. */
import { clauseAt } from './clause.ts'
import type { GpuId } from '../../catalog/ids.ts'
import { type Amount, type Mention, isKind } from '../lexicon/meanings.ts'
import { anywhere } from './once-per-text.ts'
import type { ParseContext } from './parse-context.ts'
import { spanOf } from './slots.ts'

/** Fills the memory of the A100s that a message tells apart by their gigabytes alone; never a time of so many seconds. */
export function fillMemoryVariants(context: ParseContext): void {
  if (!namesA100(context)) return
  const said = [...context.unused('amount')].filter(({ mention, index }) => isSize(context, index, mention))
  const [first] = said
  if (first === undefined) return
  const standing = new Map<number, number>()
  for (const { mention, index } of said) {
    context.used.add(index)
    const gigabytes = gigabytesOf(mention.meaning)
    standing.set(gigabytes, (standing.get(gigabytes) ?? 0) + weightOf(context, index, mention))
  }
  // A name that has its memory says more.
  if (namesOneSize(context)) return
  const [best, next] = [...standing].toSorted(([, one], [, other]) => other - one)
  if (best === undefined || best[1] < 0 || (next !== undefined && next[1] === best[1])) return
  const { mention } = said.findLast((one) => gigabytesOf(one.mention.meaning) === best[0]) ?? first
  const ids = offPlanVariants(context, best[0])
  if (ids.length > 0) context.add({ role: 'gpus', ids, excluded: false, group: false, holds: true, ...spanOf(mention) })
  else context.add({ role: 'memory', gigabytes: best[0], isLeast: false, ...spanOf(mention) })
}

const secondsAnHour = 3600
const sizes: ReadonlySet<number> = new Set([40, 80])
const gigabytesOf = ({ measure, value }: Amount): number =>
  measure === 'hours' ? Math.round(value * secondsAnHour) : Math.round(value / 1e9)

/** "The 40s" behind no word of time, "80 gig ones", "the 80GB type". */
function isSize(context: ParseContext, index: number, { meaning }: Mention<Amount>): boolean {
  if (!sizes.has(gigabytesOf(meaning))) return false
  if (meaning.measure === 'hours') {
    const isWritten = /^[48]0 ?s$/u.test(context.textAt(index))
    const before = context.mentions[index - 1]
    // "A step takes 40s" is a time.
    const isNamed = before === undefined || isKind(before, 'article', 'or', 'comma', 'sentence-end', 'question', 'only')
    return isWritten && (isNamed || /(?:^| )(?:only|just|as|those|these|our)$/u.test(context.textAt(index - 1)))
  }
  return (
    meaning.measure === 'bytes' && /^(?:ones|type|version|model|variant|kind|cards)\b/u.test(context.textAt(index + 1))
  )
}

function weightOf(context: ParseContext, index: number, { from }: Mention): number {
  const clause = clauseAt(context.clauses(), from)
  const isOut = context.polarity(index) !== 'meant'
  const isAsked =
    isKind(context.mentions[index + 1], 'question', 'or') ||
    isKind(context.mentions[context.skip(index, -1, 'article')], 'or')
  const isOnly = /(?:^| )(?:only|just)$/u.test(
    `${context.textAt(index - 2)} ${context.textAt(index - 1)}`.replace(/ the$/u, ''),
  )
  return (isOut ? -2 : isAsked ? 0 : 1) + (isOnly ? 1 : 0) + Math.max(-2, Math.min(2, clause?.weight ?? 0))
}

/** "Was on 8 A100s; now four, the 80GB type": the name stands only in what was. */
function offPlanVariants(context: ParseContext, size: number): readonly GpuId[] {
  const clauses = context.clauses()
  const named = context.mentions.filter((mention) => isKind(mention, 'gpu'))
  const isOff = named.every(({ from }) => clauseAt(clauses, from)?.isOffPlan === true)
  if (!isOff) return []
  return [...new Set(named.flatMap(({ meaning }) => meaning.ids))].filter((id) => id.startsWith(`a100-${size}`))
}

const isVariant = (ids: readonly string[], size: number): boolean => ids.some((id) => id.startsWith(`a100-${size}`))
const namesA100 = anywhere(
  (mention) => isKind(mention, 'gpu') && (isVariant(mention.meaning.ids, 40) || isVariant(mention.meaning.ids, 80)),
)
const namesOneSize = anywhere(
  (mention) => isKind(mention, 'gpu') && isVariant(mention.meaning.ids, 40) !== isVariant(mention.meaning.ids, 80),
)
