/** "Only $9? What is the catch?", "how sure are the 26 hours?": a sum or a time that a question takes for that of the plan, and is not. */
import type { QuestionTopic } from '../../language/questions/question-topic.ts'
import { formatDuration, formatUsd } from '../format/number-format.ts'
import type { QuestionContext } from './question-context.ts'

/** Topics that take a sum for that of the plan. */
const ofSum: ReadonlySet<QuestionTopic> = new Set([
  'risks',
  'plausible',
  'why-dear',
  'why',
  'math',
  'accuracy',
  'per-gpu',
  'epoch-split',
  'excluded',
])
/** Topics that take a time for that of the plan. */
const ofTime: ReadonlySet<QuestionTopic> = new Set([
  'time',
  'accuracy',
  'evidence',
  'plausible',
  'weakest-figure',
  'excluded',
  'startup',
])
/** Further apart a sum is not that of the plan. */
const sameShare = 0.1

const hoursNamed = /^(?:about |around |~ ?)?(\d+(?:\.\d+)?)[ -]?(h|hrs?|hours?|days?)$/iu
/** "11 h, not 26 hours"; '' where the time is that of the plan, or its limit. */
export function timeNote(
  topic: QuestionTopic,
  { args, scenario: { spec }, recommendation: { best } }: QuestionContext,
): string {
  const named = args?.numbers?.flatMap(({ words }) => {
    const [, digits, unit = 'h'] = hoursNamed.exec(words.trim()) ?? []
    return digits === undefined
      ? []
      : [{ words, hours: Number(digits) * (unit.toLowerCase().startsWith('d') ? 24 : 1) }]
  })[0]
  if (named === undefined || !(ofTime.has(topic) || args?.asksHoursOf !== undefined) || args?.due !== undefined)
    return ''
  const { p10, p50, p90 } = best.hours
  const known = [p10, p50, p90, spec.deadlineHours ?? p50]
  return known.some((one) => Math.abs(named.hours / one - 1) < sameShare)
    ? ''
    : `It is ${formatDuration(p50)} here, not ${named.words}.`
}

/** "The plan is B200 SXM, not H100": the card or the seller put right; '' where the plan has it, or an answer says so itself. */
export function takenForNote(
  { takenFor, recommendation: { best }, renderContext: { names } }: QuestionContext,
  said: string,
): string {
  if (takenFor === undefined || saysItself.test(said)) return ''
  const [gpu] = takenFor.gpus ?? []
  if (gpu !== undefined && takenFor.gpus?.includes(best.gpu) !== true)
    return `The plan is ${names.gpu(best.gpu)}, not ${familyOf(names.gpu(gpu))}.`
  const [provider] = takenFor.providers ?? []
  return provider !== undefined && provider !== best.provider
    ? `The plan is at ${names.provider(best.provider)}, not at ${names.provider(provider)}.`
    : ''
}
const saysItself = /\bThe plan (?:is at|has no|takes neither)\b/u
/** "H100" of “H100 SXM”: the form was not asked about. */
const familyOf = (name: string): string => name.replace(/ (?:SXM|PCIe|NVL)\b.*$/u, '')

/** The sum or the time put right; '' where it is that of the plan, the budget, or none is named. */
export function premiseNote(topic: QuestionTopic, context: QuestionContext): string {
  const {
    args,
    scenario: { spec },
    billed,
    recommendation: { best },
  } = context
  const sum = args?.money
  const isOfSum = ofSum.has(topic) || (topic === 'cost' && args?.asksSum === true)
  if (sum === undefined || !isOfSum || sum === spec.budgetUsd) return timeNote(topic, context)
  // "About 2.95 per card and hour" is no sum of the plan.
  if (args?.numbers?.some(({ words, value }) => value === sum && /\bper\b|\/|\ban? hour\b/iu.test(words)) === true)
    return ''
  const { p10, p50, p90 } = best.allInUsd
  const known = [p10, p50, p90, best.usd.p50, billed ?? p50]
  return known.some((one) => Math.abs(sum / one - 1) < sameShare)
    ? ''
    : `It is ${formatUsd(p50)} in total, not ${formatUsd(sum)}.`
}
