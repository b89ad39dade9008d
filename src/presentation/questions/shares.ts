/** "Which share of it is what?" */
import { type BillPartText, billPartTexts } from '../content/total-cost/bill-parts.ts'
import { formatDuration, formatPercent, formatUsd, formatUsdDifference } from '../format/number-format.ts'
import { runTimeline } from './hour-figures.ts'
import { networkAnswer } from './network.ts'
import { longestPhase, rolloutShareAnswer } from './rollout-share.ts'
import type { QuestionContext } from './question-context.ts'
import { capitalized } from '../../recommend/figure-text.ts'

/** What the parts of the bill are called. */
export const names: Readonly<Record<string, string>> = {
  training: 'training',
  interruptions: 'preemptions',
  startup: 'start-up',
  minimum: 'billed and not used',
  idle: 'idle time',
  failed: 'failed runs',
  commitment: 'the rest of a commitment',
  storage: 'disk',
  egress: 'traffic',
}

/** The parts of the bill in percent and dollars; where answers are generated, the parts of the time too. */
export function sharesAnswer(context: QuestionContext): readonly string[] {
  const {
    totalCost,
    recommendation: { best },
  } = context
  // "How much of it is communication?": a part of the time, and none of the bill.
  if (context.args?.counted?.isCounted === 'network' && context.args.asksShare === true && best.nodes > 1)
    return networkAnswer(context)
  if (context.args?.isOfHours === true && context.args.counted === undefined && best.phases == null)
    return [runTimeline(context)]
  const bill = totalCost?.bill
  if (bill === undefined) return [`${formatUsd(best.usd.p50)} of ${formatUsd(best.allInUsd.p50)} is GPU time.`]
  const texts = billPartTexts(bill)
  const parts = bill.parts.flatMap(({ id, usd }, at) =>
    usd === null || usd === 0
      ? []
      : [`${formatPercent(usd / bill.total.p50)} ${names[id] ?? id} (${texts[at]?.usd ?? formatUsd(usd)})`],
  )
  return [
    gpuSentence(context),
    partSentence(context, texts, bill.total.p50),
    longestPhase(context),
    ...(best.phases === undefined || best.phases === null ? [] : rolloutShareAnswer(context).slice(0, 1)),
    `Of ${formatUsd(bill.total.p50)}: ${parts.join(', ')}.`,
  ]
}

/** "Which part is the GPU bill and which is everything else?": the two sums. */
function gpuSentence({ args, recommendation: { best } }: QuestionContext): string {
  const { usd, allInUsd } = best
  return args?.asksGpuShare === true
    ? `${formatUsd(usd.p50)} is the GPU bill for the ${formatDuration(best.hours.p50)} of the run, and ${formatUsdDifference(allInUsd.p50, usd.p50)} everything else: GPUs that idle until somebody stops them, runs that fail, disk and traffic.`
    : ''
}

/** "Is it mostly set-up time?", "how much of it is idle?": of the part that is named. */
function partSentence({ totalCost, args }: QuestionContext, texts: readonly BillPartText[], total: number): string {
  const part = args?.counted
  const usd = totalCost?.bill.parts.find(({ id }) => id === part?.item)?.usd
  if (part?.item === undefined || usd == null) return ''
  const verb = part.id === 'download' ? 'is a part of the start-up, at most' : 'is'
  const figure = `${part.name} ${verb} ${texts.find(({ id }) => id === part.item)?.usd ?? formatUsd(usd)}, ${formatPercent(usd / total)} of it.`
  return args?.isOpen === true || args?.asksShare === true
    ? capitalized(figure)
    : `${usd > total / 2 ? 'Yes' : 'No'}: ${figure}`
}
