/** What stands beside a word: an amount of money, a length of time, a date, a count. */
import type { Segment } from './segments.ts'
import { hasDigit, startsWithDigit } from '../text/characters.ts'

/** All meanings of a segment; none where it is no word of the language. */
export const meansOf = (segment: Segment | undefined): readonly string[] =>
  segment?.kind === 'phrase' ? segment.phrase.meanings.map(({ means }) => means) : []

export const dates = new Set(
  'today tonight tomorrow day_after_tomorrow weekend monday tuesday wednesday thursday friday saturday sunday january february march april may june july august september october november december'.split(
    ' ',
  ),
)
export const times = new Set(['second', 'minute', 'hour', 'day', 'week', 'month'])

/** What an amount at a place is of, and where it ends. */
export function amountAt(segments: readonly Segment[], index: number): string | null {
  const at = behindApproximation(segments, index)
  const here = segments[at]
  if (here?.kind === 'sign' && /[$€£¥₩￥]/.test(here.typed)) return 'money'
  if (meansOf(here).some((means) => dates.has(means))) return 'date'
  if (here?.kind === 'text' && /^\d{1,2}[ap]m$/.test(here.typed)) return 'date'
  // "en un día": the article counts.
  const isArticle =
    here?.kind === 'phrase' && here.phrase.meanings.some(({ means, value }) => means === 'number' && value === 1)
  if (isArticle && meansOf(segments[at + 1]).some((means) => times.has(means))) return 'time'
  if (here?.kind !== 'number' && !(here?.kind === 'text' && startsWithDigit(here.typed))) return null
  const unit = segments[at + 1]
  if (unit?.kind === 'sign' && /[$€£¥₩￥]/.test(unit.typed)) return 'money'
  const means = meansOf(unit)
  if (means.includes('currency') && !means.includes('gpu')) return 'money'
  if (
    means.some((one) => times.has(one)) ||
    (unit?.kind === 'text' && ['h', 'd'].includes(unit.typed)) ||
    /^\d+h$/.test(here.typed)
  )
    return 'time'
  return means[0] ?? 'count'
}

/** Where the amount itself begins, behind any number of “about” and “next”. */
function behindApproximation(segments: readonly Segment[], index: number): number {
  let at = index
  while (isApproximation(meansOf(segments[at]))) at += 1
  return at
}
const isApproximation = (means: readonly string[]): boolean =>
  means.some((one) => one === 'about' || one === 'next_week') && !means.some((one) => dates.has(one))

/** The amount or date that ends right before a place. */
export function amountBefore(segments: readonly Segment[], index: number): string | null {
  const last = segments[index - 1]
  if (meansOf(last).some((means) => dates.has(means))) return 'date'
  for (const back of [1, 2, 3]) {
    const from = index - back
    const here = segments[from]
    if (
      here?.kind === 'number' ||
      (here?.kind === 'text' && startsWithDigit(here.typed)) ||
      (here?.kind === 'sign' && /[$€£¥]/.test(here.typed))
    )
      return amountAt(segments, from)
  }
  return null
}

/** Where what a word is about begins, behind small words that mean nothing: "tra i 300", "menos na AWS". */
export function contentAfter(segments: readonly Segment[], index: number): number {
  let at = index + 1
  while (at < index + maxSmallWords && isSmall(meansOf(segments[at]))) at += 1
  return at
}
const maxSmallWords = 4
const isSmall = (means: readonly string[]): boolean => means.includes('noise') && !means.includes('and')

/** "tra i 300 e i 500 €": two numbers come, of one range. */
export function isRangeAhead(segments: readonly Segment[], index: number): boolean {
  const first = contentAfter(segments, index)
  const joint = contentAfter(segments, first)
  const isJoint = meansOf(segments[joint]).some((means) => means === 'and' || means === 'between')
  return segments[first]?.kind === 'number' && isJoint && segments[contentAfter(segments, joint)]?.kind === 'number'
}

/** What stands in the clause of a word, without the word. */
function clauseOf(segments: readonly Segment[], word: number): readonly Segment[] {
  const before = segments.slice(Math.max(0, word - reachOfVerb), word)
  const after = segments.slice(word + 1, word + 1 + reachOfVerb)
  const end = after.findIndex(isClauseEnd)
  return [...before.slice(before.findLastIndex(isClauseEnd) + 1), ...(end < 0 ? after : after.slice(0, end))]
}
const isClauseEnd = ({ kind, typed }: Segment): boolean => kind === 'sign' && !/[$€£¥₩￥]/u.test(typed)
const reachOfVerb = 7

/** "baja la secuencia a 2048", "auf 2 GPUs runter", "2枚に減らして": the amount beside a verb is what it comes to, and no difference. */
export function isToAmount(segments: readonly Segment[], verb: number): boolean {
  const clause = clauseOf(segments, verb)
  return clause.some(
    ({ kind, typed: amount }, at) =>
      (kind === 'number' || (kind === 'text' && /^\d[\d.,]*[kmb]$/iu.test(amount))) &&
      (toNext.test(clause[at - 1]?.typed ?? '') ||
        clause.slice(at + 1, at + 4).some(({ typed }) => toPrevious.test(typed.trim()))),
  )
}
const toNext = /(?:^|\s)(?:a|auf|à|ad|ao|au|pra|pro|para|naar|tot|op)$|到$/iu
const toPrevious = /^(?:に|まで|로|으로|까지)$/u

/** "budget mag 250 dollar omhoog", "le budget peut monter de 250 $": a sum that a budget goes up by. */
export function isRaisedBy(segments: readonly Segment[], verb: number): boolean {
  const typed = segments[verb]?.typed ?? ''
  if (toNext.test(typed) || lowers.test(typed) || isToAmount(segments, verb)) return false
  const clause = clauseOf(segments, verb)
  const isSum = (at: number): boolean =>
    clause[at]?.kind === 'number' &&
    [at - 1, at + 1].some(
      (beside) => meansOf(clause[beside]).includes('currency') || /^[$€£¥₩￥]$/u.test(clause[beside]?.typed ?? ''),
    )
  return clause.some((segment) => budgetWord.test(segment.typed)) && clause.some((_, at) => isSum(at))
}
const lowers =
  /senk|baix|baj|baiss|descend|abbass|scend|riduc|reduz|reduc|diminu|verlaag|omlaag|下げ|減|降|低|缩|压|减|낮|내려|줄/iu
/** Words for a budget, in whatever language. */
export const budgetWord: RegExp = /budget|budjet|presupuesto|or[cç]amento|bilancio|予算|预算|預算|예산|tope|plafond/i

/** "un H100", "ne 4090". */
export const isCardName = ({ kind, typed }: Segment): boolean =>
  kind === 'text' ? hasDigit(typed) : kind === 'number' && /^[345]0[6-9]0$/.test(typed.trim())
