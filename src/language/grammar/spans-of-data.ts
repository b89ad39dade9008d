/** Times that data cover, which are none to finish in: "4 years of Zendesk tickets". */
import { isKind } from '../lexicon/meanings.ts'
import type { ParseContext } from './parse-context.ts'

/** What a stretch of a run is of: "3 days of training". */
const ofRun: ReadonlySet<string> = new Set(
  'training train compute computing gpu gpus run runs running runtime walltime wall time work use usage rental rent finetuning tuning pretraining credit credits access'.split(
    ' ',
  ),
)
const recent: ReadonlySet<string> = new Set(['last', 'past', 'previous', 'preceding', 'recent', 'latest'])
/** They make a limit of what stands behind them. */
const openers: ReadonlySet<string> = new Set(['in', 'within', 'under', 'by', 'inside', 'max', 'limit', 'deadline'])
/** "Our session logs, six years of them": it stands before. */
const ofThem: ReadonlySet<string> = new Set(['of them', 'of it', 'of these', 'of those', 'of this', 'of that'])
/** Words that may describe what it is of: "three months of our old chat logs". */
const maxDescribed = 3

/** "4 years of Zendesk tickets", "the last 6 months", "two weeks worth of logs". */
export function isSpanOfData(context: ParseContext, index: number): boolean {
  const before = context.lastWordAt(context.skip(index, -1, 'article'))
  // "We can't go past 36 hours"
  const isPast = before !== 'past' || context.lastWordAt(index - 2) === 'the'
  if (recent.has(before) && isPast) return true
  if (openers.has(before)) return false
  // "ten years' worth"
  const behind = context.textAt(context.skip(index, 1, 'sign'))
  if (behind.startsWith('worth') || ofThem.has(behind)) return true
  if (behind !== 'of') return false
  return !Array.from({ length: maxDescribed }, (_, step) => index + 2 + step).some(
    (at) =>
      isKind(context.mentions[at], 'gpu', 'instance', 'provider') ||
      context
        .textAt(at)
        .split(' ')
        .some((word) => ofRun.has(word)),
  )
}
