/** What holds whatever the plan is, and what the plan says of it where that decides. */
import { formatCount, formatDuration } from '../format/number-format.ts'
import { formatSignificant } from '../format/significant-digits.ts'
import { withFigures } from './plan-words.ts'
import type { QuestionContext } from './question-context.ts'
import { hoursOfMonth } from '../../scenario/hours-of-time.ts'

/** The sentences of the matched question in data/questions; empty for a question that has none. */
export const fixedAnswer = (context: QuestionContext): readonly string[] => [
  ...(context.matched?.id === 'reserve' ? [hoursOfUse(context)] : []),
  ...(context.matched?.says ?? []).map((sentence) => withFigures(sentence, context)),
]

const minShare = 0.6

/** "Would reserving be cheaper?" is decided by the hours that the plan uses its GPUs. */
function hoursOfUse({ scenario: { runsPerYear }, recommendation: { best } }: QuestionContext): string {
  const runs = runsPerYear === undefined ? 1 : runsPerYear / 12
  const hours = best.hours.p50 * runs
  const share = hours / hoursOfMonth
  const use = runsPerYear === undefined ? 'One run' : `${formatCount(Number(runs.toPrecision(2)))} runs a month`
  const verdict = share < minShare ? 'on demand is cheaper, unless other jobs fill the rest' : 'a reservation may pay'
  return `${use} of ${formatDuration(best.hours.p50)} use the GPUs ${formatDuration(hours)} of a month’s ${hoursOfMonth} h, ${formatSignificant(100 * share, 2)} %: ${verdict}.`
}
