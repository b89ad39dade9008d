/** "… if it's the same money": whether the condition holds, of the plan as it is now against the one before. */
import { formatDuration, formatUsd, formatUsdDifference, roundHours } from '../format/number-format.ts'
import type { QuestionContext } from './question-context.ts'

/** Up to here two sums are the same money: estimates lie further apart than that. */
const sameShare = 0.05

/** Hours where the condition is about time, else dollars. `whatIf`: the plan before this one. */
export function conditionAnswer({ subjectText, whatIf, recommendation: { best } }: QuestionContext): readonly string[] {
  if (whatIf === undefined || 'problem' in whatIf) return ['There is no plan before this one to set it against.']
  const before = whatIf.option
  if (/fast|quick|soon|slow/u.test(subjectText)) {
    const hours = roundHours(best.hours.p50) - roundHours(before.hours.p50)
    const word = hours < 0 ? 'sooner' : 'later'
    return [
      hours === 0
        ? 'It is not faster: it takes as long.'
        : `${hours < 0 ? 'It is faster' : 'It is not faster'}: done ${formatDuration(Math.abs(hours))} ${word}, ${formatDuration(best.hours.p50)} instead of ${formatDuration(before.hours.p50)}.`,
    ]
  }
  const [is, was] = [best.allInUsd.p50, before.allInUsd.p50]
  const sums = `${formatUsd(is)} instead of ${formatUsd(was)}`
  if (Math.abs(is / was - 1) <= sameShare) return [`It is about the same money: ${sums}.`]
  const apart = formatUsdDifference(is, was)
  return [
    is < was
      ? `It is cheaper, by ${apart}: ${sums}.`
      : `It is not ${/same/u.test(subjectText) ? 'the same money' : 'cheaper'}: ${apart} more, ${sums}. “undo” goes back.`,
  ]
}
