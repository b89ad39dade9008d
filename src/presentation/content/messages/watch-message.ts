/** What is said of a watch: when it is kept, when what it waits for has come, and when it ends. */
import type { Option } from '../../../recommend/recommendation.ts'
import type { WatchTarget } from '../../../scenario/watch-target.ts'
import { type DisplayNames, planName, providerName } from '../../format/display-names.ts'
import { formatCount, formatDuration, formatUsd } from '../../format/number-format.ts'
import { exactUsdText } from '../../../recommend/figure-text.ts'
import { code, line, mention, type MessageContent, notesBlock, strong, textBlock } from '../message-content.ts'

const planAndProvider = (option: Option, names: DisplayNames) =>
  `${planName(option, names)} at ${providerName(option, names)}`

/** "a plan of this job under $500", "8 × H100 in stock at Lambda". */
export function watchedText(target: WatchTarget, names: Pick<DisplayNames, 'gpu' | 'provider'>): string {
  if (target.kind === 'price') return `a plan of this job under ${exactUsdText(target.belowUsd)}`
  const gpus = target.gpus.map((id) => names.gpu(id)).join(' or ')
  return `${formatCount(target.gpuCount)} × ${gpus} in stock at ${names.provider(target.provider)}`
}

/** What is watched, and what it is now. */
export function watchKeptText(target: WatchTarget, cheapest: Option, names: DisplayNames): string {
  const promise = `I watch for ${watchedText(target, names)}, look whenever prices are renewed, and say so here once.`
  const now =
    target.kind === 'price'
      ? ` Now the cheapest is ${formatUsd(cheapest.allInUsd.p50)}: ${planAndProvider(cheapest, names)}.`
      : ''
  return `${promise}${now} Reply "stop watching" to end it.`
}

/** That there is nothing to wait for. US dollars. */
export function alreadyBelowText(
  { belowUsd }: Extract<WatchTarget, { kind: 'price' }>,
  cheapest: Option,
  names: DisplayNames,
): string {
  return `It is under ${exactUsdText(belowUsd)} now: ${planAndProvider(cheapest, names)}, ${formatDuration(cheapest.hours.p50)}, ${formatUsd(cheapest.allInUsd.p50)}. Nothing is watched; name a lower sum, or say what must hold first ("on demand", "on Lambda").`
}

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

/** "A plan of this job is under $500: 8 × H100 SXM at Lambda, 27 h, $480." */
export function belowSentence(belowUsd: number, cheapest: Option, names: DisplayNames): string {
  return `This job is under ${exactUsdText(belowUsd)}: ${planAndProvider(cheapest, names)}, ${formatDuration(cheapest.hours.p50)}, ${formatUsd(cheapest.allInUsd.p50)}.`
}

/** "8 × H100 SXM are in stock at Lambda, says its price feed." */
export function inStockSentence(target: Extract<WatchTarget, { kind: 'stock' }>, names: DisplayNames): string {
  const gpus = target.gpus.map((id) => names.gpu(id)).join(' or ')
  return `${formatCount(target.gpuCount)} × ${gpus} ${target.gpuCount === 1 ? 'is' : 'are'} in stock at ${names.provider(target.provider)}, as its price feed has just said.`
}
