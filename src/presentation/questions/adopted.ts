/** "Add it", "plan on that", after a question was answered: what of the answer is in the total, and what is not. */
import { billPartTexts } from '../content/total-cost/bill-parts.ts'
import { formatUsd } from '../format/number-format.ts'
import type { QuestionContext } from './question-context.ts'
import { onTopSentence } from './bill.ts'

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

/** `args.told`: the id of the answer that "it" refers to. */
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
