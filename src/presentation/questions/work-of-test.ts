/** What a part of the work tells of the whole: a test on some of the data, more cards, a teacher beside its student. */
import type { QuestionArguments } from '../../language/questions/question-arguments.ts'
import { teacherBill } from '../content/job-extras-lines.ts'
import { formatDuration, formatPercent, formatUsd } from '../format/number-format.ts'
import { formatSignificant } from '../format/significant-digits.ts'
import { atPart } from './data-verdict.ts'
import type { QuestionContext } from './question-context.ts'

/** Of the data, where a question names no part. */
const usualTest = 0.1
/** A test that is so many times slower than the plan is not of it. */
const apart = 1.5

/** "A tenth takes 2 h, so all takes 20?" */
function wholeOfTest(context: QuestionContext): string {
  const { args, recommendation } = context
  const { best } = recommendation
  const { share = usualTest, hours, usd } = args?.test ?? {}
  const start = best.startupHours
  const times = formatSignificant(1 / share, 2)
  const why = 'GPU time goes with the tokens, start-up, idle time and disk come once'
  if (hours !== undefined && hours > start) {
    const whole = start + (hours - start) / share
    const isApart = whole > apart * best.hours.p50 || whole * apart < best.hours.p50
    return `A little less: ${formatDuration(hours)} for ${formatPercent(share)} of the data makes about ${formatDuration(whole)} for all of it, as the start-up of ${formatDuration(start)} comes once.${isApart ? ` The plan has ${formatDuration(best.hours.p50)}: tell me the tokens per second of the test, and I reckon with those.` : ''}`
  }
  const once = best.allInUsd.p50 - best.usd.p50
  if (usd !== undefined)
    return usd > once
      ? `Less: ${formatUsd(usd)} for ${formatPercent(share)} of the data makes about ${formatUsd(once + (usd - once) / share)} for all of it, not ${formatUsd(usd / share)}: ${why}, some ${formatUsd(once)} here.`
      : `Less than ${formatUsd(usd / share)}: ${why}. The whole is ${formatUsd(best.allInUsd.p50)} in the plan.`
  const part = atPart(context, share)
  return `Not quite: ${why}. ${formatPercent(share)} of the data would be ${formatUsd(part.usd)} and ${formatDuration(part.hours)}, all of it ${formatUsd(best.allInUsd.p50)} and ${formatDuration(best.hours.p50)}: ${formatSignificant(best.allInUsd.p50 / part.usd, 2)} times the dollars, not ${times} times.`
}

/** Shares of the ideal gain that are good, and usual inside a machine. */
const [good, usual] = [0.9, 0.8]

/** "2 to 4 A100s and only 1.8 times, normal?" */
export function scaledVerdict(scaled: NonNullable<QuestionArguments['scaled']>): string {
  const share = scaled.times / (scaled.to / scaled.from)
  const verdict = share >= good ? 'Yes, that is good' : share >= usual ? 'Yes, that is usual' : 'No, that is low'
  const remedy =
    share >= usual
      ? ''
      : ' Look at the batch on each card, at the link between them, and at what shards more than it must.'
  return `${verdict}: ${formatSignificant(scaled.times, 2)} times of ${formatSignificant(scaled.to / scaled.from, 2)} is ${formatPercent(share)} of the ideal, where 85 to 95 % are usual inside a machine and less over a slow network (rule of thumb).${remedy}`
}

/** "What part of the bill is the teacher?" */
function teacherShare({ scenario, recommendation: { best }, renderContext: { rules } }: QuestionContext): string {
  const bill = teacherBill(scenario, rules.teacher)
  if (bill === null) return ''
  const all = bill.usd + best.allInUsd.p50
  return `The teacher is about ${formatPercent(bill.usd / all)} of it: some ${formatUsd(bill.usd)} for ${formatDuration(bill.hours)} of an H100, beside the ${formatUsd(best.allInUsd.p50)} of training the student.`
}

/** By the words in braces of data/questions. */
export const testFigures: Readonly<Record<string, (context: QuestionContext) => string>> = {
  wholeOfTest,
  teacherShare,
}
