/** "We keep 10% for validation, does that change the price?": what holding a part of the data back does to the plan. */
import { formatCount, formatDuration, formatPercent, formatUsd } from '../format/number-format.ts'
import { atPart } from './data-verdict.ts'
import type { QuestionContext } from './question-context.ts'

/** The usual share, and the most examples that a loss on them needs (rule of thumb). */
const [usualShare, enoughHeld, fewHeld] = [0.1, 500, 100]

/** What is held back is not trained on; which share is usual where none is named. */
function heldBack(context: QuestionContext): string {
  const {
    args,
    scenario: { corpus },
    recommendation: { best },
  } = context
  const examples = corpus?.examples ?? null
  const named = args?.heldBack
  const usual = examples === null ? usualShare : Math.min(usualShare, enoughHeld / examples)
  const share = named ?? usual
  const { usd, hours } = atPart(context, 1 - share)
  const held =
    examples === null ? '' : `, ${formatCount(Math.round(share * examples))} of ${formatCount(examples)} examples`
  const figures = `${formatUsd(usd)} and ${formatDuration(hours)} instead of ${formatUsd(best.allInUsd.p50)} and ${formatDuration(best.hours.p50)}`
  const most =
    examples === null || named === undefined || named * examples <= enoughHeld
      ? examples !== null && named !== undefined && named * examples < fewHeld
        ? ` That is few to judge a loss by: ${formatCount(fewHeld)} to ${formatCount(enoughHeld)} are better.`
        : ''
      : ` Some ${formatCount(enoughHeld)} are enough for the loss, so less may be held back.`
  const looks =
    'Each look at their loss during the run adds some seconds to minutes, a few percent in all (rule of thumb).'
  return named === undefined
    ? `Hold back 5 to 10 %, and some ${formatCount(enoughHeld)} examples at most (rule of thumb): with ${formatPercent(share)}${held}, the plan comes to about ${figures}. ${looks}`
    : `${formatPercent(share)} held back${held === '' ? '' : ` are${held.slice(1)} that`} are not trained on, so it is a little less: about ${figures}; nothing changes where they come on top of what was counted.${most} ${looks}`
}

/** By the words in braces of data/questions. */
export const heldBackFigures: Readonly<Record<string, (context: QuestionContext) => string>> = { heldBack }
