/** What the bill counts and leaves out, and what of an answer is in it already. */
import { onTopSentence } from './bill.ts'
import { countedPartAnswer } from './counted-part.ts'
import { formatUsd } from '../format/number-format.ts'
import type { QuestionContext } from './question-context.ts'
import { billPartTexts } from '../content/total-cost/bill-parts.ts'

/** Of a part that is named whether it is counted, else all that is. */
export function excludedAnswer(context: QuestionContext): readonly string[] {
  const {
    recommendation: { best },
    totalCost,
    args,
  } = context
  if (args?.counted !== undefined) return countedPartAnswer(args.counted, context)
  const included = [
    `Counted: ${formatUsd(best.usd.p50)} of GPU time.`,
    totalCost === undefined ? '' : onTopSentence(totalCost.bill),
  ]
  if (args?.asksIncluded === true)
    return [
      ...included,
      'Not counted: taxes, people’s time, preparing or buying the data, trials and evaluation beside this one run, and serving the model later.',
    ]
  return [
    `${args?.asksIfAll === true && args.isOpen !== true ? 'No, not everything: not counted are' : 'Not counted:'} taxes, people’s time, preparing or buying the data, trials and evaluation beside this one run, and serving the model later.`,
    ...included,
  ]
}

/** What is a part of the bill, by what was asked. */
const counted: ReadonlySet<string> = new Set([
  'storage',
  'startup',
  'checkpoint',
  'checkpoint-size',
  'left-on',
  'excluded',
  'cost',
  'crash-recovery',
  'billing',
])
/** What each step does, so that hours and money have it. */
const inEveryStep: ReadonlySet<string> = new Set(['reference-model', 'rollout-placement'])

/** "Add it". `args.told`: the id of the answer that "it" refers to. */
export function adoptedAnswer({ args, recommendation: { best }, totalCost }: QuestionContext): readonly string[] {
  const total = `${formatUsd(best.allInUsd.p50)} in total`
  const lastAnswerId = args?.lastAnswerId ?? ''
  if (inEveryStep.has(lastAnswerId))
    return [`It is in the plan already: that work is part of the hours, so it stays ${total}.`]
  if (counted.has(lastAnswerId) && totalCost !== undefined && billPartTexts(totalCost.bill).length > 0)
    return ['What of it is billed is in the total already.', onTopSentence(totalCost.bill)]
  return [
    `What I said of that has no figure to add: the plan stays as it is, ${total}.`,
    'Say what should change, such as “10% more tokens”, “2 runs” or “incl. 19% VAT”, and it is worked out.',
  ]
}
