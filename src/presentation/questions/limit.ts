/** "How tight is the 600?", "is it done in a lunch break?": whether a sum or a time is kept, and by how much. */
import type { Interval } from '../../estimate/plan.ts'
import type { Option } from '../../recommend/recommendation.ts'
import { planName } from '../format/display-names.ts'
import {
  formatDuration,
  formatDurationRange,
  formatPercent,
  formatUsd,
  formatUsdDifference,
  formatUsdRange,
  roundHours,
} from '../format/number-format.ts'
import { shareOver } from './odds.ts'
import type { QuestionContext } from './question-context.ts'

/** A figure of the run against what it may be, in the words of its unit. */
export type Kept = {
  readonly figure: Interval
  readonly most: number
  readonly say: (value: number) => string
  readonly between: (one: number, other: number) => string
  readonly range: string
  readonly verbs: { readonly is: string; readonly 'would be': string }
  /** What it is said with in a reply: "under", "within". */
  readonly word: string
}

/** `args.due` in hours, `args.money` in dollars, without either the limits of the plan; of the plan with what the question names where it names something. */
export function limitAnswer(context: QuestionContext): readonly string[] {
  const { scenario, recommendation, args, whatIf, renderContext } = context
  const { limit = 'whether', isOther } = args ?? {}
  const { budgetUsd, deadlineHours } = scenario.spec
  const isNamed = args?.due !== undefined || args?.money !== undefined
  // Where none is named it is asked of the limits that the plan has.
  const limits = isNamed ? args : { due: deadlineHours ?? undefined, money: budgetUsd ?? undefined }
  const planned = keptOf(recommendation.best, limits)
  if (planned.length === 0) return noLimit(recommendation.best)
  const isKept = planned.every(({ figure, most }) => figure.p50 <= most)
  if (whatIf === undefined || (isOther === true && isKept))
    return [
      ...saidOf(planned, limit, 'is', args?.asksOver === true),
      args?.isOfCount === true ? `That is on ${planName(recommendation.best, renderContext.names)}, as planned.` : '',
    ]
  if ('problem' in whatIf) return [`No: ${lowered(whatIf.problem)}`]
  const named = keptOf(whatIf.option, limits)
  if (isOther !== true)
    return [
      ...saidOf(named, limit, 'would be', args?.asksOver === true),
      args?.isOfCount === true
        ? `That is on ${planName(whatIf.option, renderContext.names)}, ${formatUsd(whatIf.option.allInUsd.p50)} in total; the plan is on ${planName(recommendation.best, renderContext.names)}, ${formatDuration(recommendation.best.hours.p50)} and ${formatUsd(recommendation.best.allInUsd.p50)}.`
        : `That is on ${planName(whatIf.option, renderContext.names)}.`,
    ]
  const { best } = recommendation
  const isElsewhere = whatIf.option.gpu !== best.gpu || whatIf.option.gpuCount !== best.gpuCount
  return [
    `Not as planned, ${planned.map(({ figure, say }) => say(figure.p50)).join(' and ')}, but on ${planName(whatIf.option, renderContext.names)}: ${formatDuration(whatIf.option.hours.p50)}, ${formatUsd(whatIf.option.allInUsd.p50)}.`,
    ...named
      .map(({ most, say, word }) => `Reply “${isElsewhere ? 'any GPU, ' : ''}${word} ${say(most)}” to plan it.`)
      .slice(0, 1),
  ]
}

const noLimit = ({ hours, allInUsd }: Option): readonly string[] => [
  `No limit is set: it takes ${formatDuration(hours.p50)} (${formatDurationRange(hours)}) and costs ${formatUsd(allInUsd.p50)} in total (${formatUsdRange(allInUsd)}).`,
  'Name the sum or the time: “is it within $1,200?”, “is it done in 20 h?”.',
]

const lowered = (text: string): string => text.replace(/^(?:No|Not|The|Nothing) /u, (word) => word.toLowerCase())

type LimitsAsked = { readonly due?: number | undefined; readonly money?: number | undefined }

function keptOf({ hours, allInUsd }: Option, { due, money }: LimitsAsked = {}): readonly Kept[] {
  return [
    ...(due === undefined ? [] : [timeKept(hours, due)]),
    ...(money === undefined ? [] : [moneyKept(allInUsd, money)]),
  ]
}

function saidOf(
  kept: readonly Kept[],
  limit: 'whether' | 'tight' | 'left',
  mood: 'is' | 'would be',
  asksOver: boolean,
): readonly string[] {
  const [worst] = kept.toSorted((one, other) => other.figure.p50 / other.most - one.figure.p50 / one.most)
  if (worst === undefined) return []
  if (limit === 'left') return kept.map((one) => leftSentence(one))
  const kind = verdictOf(worst)
  const verdict = limit === 'tight' ? tightness(worst) : asksOver ? (broken[kind] ?? kind) : kind
  return [`${verdict}: ${kept.map((one) => keptWords(one, mood)).join('; ')}.`, doubtOf(worst)]
}

/** "Does it break the cap?": what is kept is not broken. */
const broken: Readonly<Record<string, string>> = {
  Yes: 'No, it is kept',
  'Probably, but not surely': 'Probably not',
  Hardly: 'Probably',
  No: 'Yes',
}

/** A time against the hours there are. */
export const timeKept = (figure: Interval, most: number): Kept => ({
  figure,
  most,
  say: formatDuration,
  between: (one, other) => formatDuration(Math.abs(roundHours(one) - roundHours(other))),
  verbs: { is: 'takes', 'would be': 'would take' },
  word: 'within',
  range: `8 in 10 comparable runs take ${formatDurationRange(figure)}`,
})

/** A sum against the dollars there are. */
export const moneyKept = (figure: Interval, most: number): Kept => ({
  figure,
  most,
  say: formatUsd,
  between: formatUsdDifference,
  verbs: { is: 'costs', 'would be': 'would cost' },
  word: 'under',
  range: `8 in 10 comparable runs cost ${formatUsdRange(figure)} in total`,
})

/** "It costs $81 of the $200, so $119 are left, $50 at the high end of $150". */
export function keptWords({ figure: { p50, p90 }, most, say, between, verbs }: Kept, mood: 'is' | 'would be'): string {
  const takes = `it ${verbs[mood]} ${say(p50)}`
  if (p50 > most) return `${takes}, ${between(p50, most)} over the ${say(most)}`
  const end =
    p90 > most
      ? `, but the high end of ${say(p90)} is ${between(p90, most)} over`
      : `, ${between(most, p90)} at the high end of ${say(p90)}`
  return `${takes} of the ${say(most)}, so ${between(most, p50)} would be left${end}`
}

function leftSentence({ figure: { p50, p90 }, most, say, between, range, verbs }: Kept): string {
  if (p50 > most)
    return `Nothing is left: it ${verbs.is} ${say(p50)}, ${between(p50, most)} over the ${say(most)}. ${range}.`
  const end =
    p90 > most
      ? `the high end of ${say(p90)} would be ${between(p90, most)} over`
      : `${between(most, p90)} at the high end of ${say(p90)}`
  return `${between(most, p50)} of the ${say(most)} would be left, as it ${verbs.is} ${say(p50)}; ${end}.`
}

/** Yes where 9 in 10 comparable runs keep it, no where none of them does. */
export function verdictOf({ figure: { p10, p50, p90 }, most }: Kept): string {
  if (most >= p90) return 'Yes'
  if (most >= p50) return 'Probably, but not surely'
  return most >= p10 ? 'Hardly' : 'No'
}

/** Below this share of a limit even the high end leaves much of it. */
const roomy = 0.6
function tightness({ figure: { p50, p90 }, most }: Kept): string {
  if (p90 <= roomy * most) return 'Roomy'
  if (p90 <= most) return 'Enough, without much to spare'
  return p50 <= most ? 'Tight' : 'Too tight'
}

const nearlyAll = 0.95

function doubtOf({ figure, most, range }: Kept): string {
  if (most >= figure.p90) return ''
  const over = shareOver(figure, most)
  return `${range}: ${over > nearlyAll ? 'nearly all' : `about ${formatPercent(over)}`} of them go over it.`
}
