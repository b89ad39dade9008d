/** What is said of a watch: when it is kept, when what it waits for has come, and when it ends. */
import type { Option, Recommendation } from '../../../recommend/recommendation.ts'
import type { WatchTarget } from '../../../scenario/watch-target.ts'
import { type DisplayNames, planAndProvider } from '../../format/display-names.ts'
import { formatCount, formatDuration, formatUsd, formatUsdPerHour } from '../../format/number-format.ts'
import { exactUsdText } from '../../../recommend/figure-text.ts'
import { code, line, mention, type MessageContent, notesBlock, strong, textBlock } from '../message-content.ts'
import { savingsBelow } from '../goal-lines.ts'

/** "a plan of this job under $500", "8 × H100 in stock at Lambda". */
export function watchedText(target: WatchTarget, names: Pick<DisplayNames, 'gpu' | 'provider'>): string {
  if (target.kind === 'price') return `a plan of this job under ${exactUsdText(target.belowUsd)}`
  return `${stockText(target, names)} in stock at ${names.provider(target.provider)}`
}

const stockText = (
  { gpus, gpuCount }: Extract<WatchTarget, { kind: 'stock' }>,
  names: Pick<DisplayNames, 'gpu'>,
): string => `${formatCount(gpuCount)} × ${gpus.map((id) => names.gpu(id)).join(' or ')}`

type Watched = Pick<Recommendation, 'cheapest' | 'savings'>

/** The plan whose bill is watched: nobody is told of what saves money at a risk that was not asked for. */
const watchedPlan = ({ risks = [], pricing }: Option): string =>
  risks.length === 0 && pricing !== 'spot' ? 'the cheapest safe plan' : 'the cheapest plan as you asked for it'

/** What is watched, and what it is now. */
export function watchKeptText(target: WatchTarget, watched: Watched, names: DisplayNames): string {
  const promise = `I watch for ${watchedText(target, names)}, look whenever prices are renewed, and say so here once.`
  const now = target.kind === 'price' ? ` ${nowText(watched, names)}` : ''
  return `${promise}${now} Reply "stop watching" to end it.`
}

/** "What counts is the cheapest safe plan, now $1,567: 8 × B300 at Hyperstack. FP8 $776 and spot $982 are not counted." */
function nowText({ cheapest, savings = [] }: Watched, names: DisplayNames): string {
  const others = savingsBelow(cheapest, savings)
  const excluded =
    others.length === 0 ? '' : ` Not counted: ${others.join(', ')}; ${others.length === 1 ? 'it' : 'each'} has a risk.`
  return `What counts is ${watchedPlan(cheapest)}, now ${formatUsd(cheapest.allInUsd.p50)}: ${planAndProvider(cheapest, names)}.${excluded}`
}

/** What a price by the hour makes of the bill: "At $3.00/h the cheapest safe plan on B200 SXM is $8.13." */
export const hourlyAsBillText = (usdPerGpuHour: number, billUsd: number, plan: Option, names: DisplayNames): string =>
  `At ${formatUsdPerHour(usdPerGpuHour)} ${planAndProvider(plan, names)} would come to ${exactUsdText(billUsd)}.`

/** That there is nothing to wait for. US dollars. */
export function alreadyBelowText(
  { belowUsd }: Extract<WatchTarget, { kind: 'price' }>,
  cheapest: Option,
  names: DisplayNames,
): string {
  return `It is under ${exactUsdText(belowUsd)} now: ${planAndProvider(cheapest, names)}, ${formatDuration(cheapest.hours.p50)}, ${formatUsd(cheapest.allInUsd.p50)}. Nothing is watched; name a lower sum, or say what must hold first ("on demand", "on Lambda").`
}

/** What is watched is a plan. */
export const hourlyWatchText =
  'Prices by the hour are not watched. Ask for a plan, and reply “tell me when it drops below $500” in its thread: that is watched.'

/** Where no shell keeps it. */
export const watchNotKeptText = 'Nothing is watched here: only the app in Slack keeps watches.'

/** What has come, for everybody in the thread; whoever asked is named. */
export function watchMetMessage(user: string, sentence: string): MessageContent {
  return {
    text: [line(mention(user), ` ${sentence}`)],
    blocks: [
      textBlock([line(mention(user), ' ', strong(sentence))]),
      notesBlock([line('This watch has ended. Reply ', code("today's prices"), ' for the whole plan at them.')]),
    ],
  }
}

/** "For this job the cheapest safe plan is under $500: 8 × H100 SXM at Lambda, 27 h, $480." */
export function belowSentence(belowUsd: number, cheapest: Option, names: DisplayNames): string {
  return `For this job ${watchedPlan(cheapest)} is under ${exactUsdText(belowUsd)}: ${planAndProvider(cheapest, names)}, ${formatDuration(cheapest.hours.p50)}, ${formatUsd(cheapest.allInUsd.p50)}.`
}

/** "8 × H100 SXM are in stock at Lambda, says its price feed." */
export function inStockSentence(target: Extract<WatchTarget, { kind: 'stock' }>, names: DisplayNames): string {
  return `${stockText(target, names)} ${target.gpuCount === 1 ? 'is' : 'are'} in stock at ${names.provider(target.provider)}, as its price feed has just said.`
}
