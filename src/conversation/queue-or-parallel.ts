/** "5 ablations, each about 4 h on one H100: queue them or run all at once?": the same GPU-hours, sooner or later. */
import { understand } from '../language/pipeline.ts'
import { formatCount, formatDuration, formatUsd, formatUsdPerHour } from '../presentation/format/number-format.ts'
import { rentOnRecord } from '../recommend/inquiries/quote.ts'
import type { EngineContext } from './engine-context.ts'
import { type FoundInterpretation, knownInquiry } from './part-readers.ts'
import type { RequestContext } from './request.ts'

const inTurn =
  /\b(?:queue(?:d|ing)?|one (?:after|by) (?:the other|another|one)|sequential(?:ly)?|serial(?:ly)?|back[- ]to[- ]back|in (?:a )?(?:row|turn|sequence)|after (?:each other|one another))\b/iu
const together =
  /\b(?:(?:all )?at (?:once|the same time)|(?:in )?parallel|simultaneous(?:ly)?|concurrent(?:ly)?|side by side|all together)\b/iu
const runs =
  /\b(?<count>\d{1,3}|two|three|four|five|six|seven|eight|nine|ten|twelve) (?:[\w-]{2,14} ){0,2}(?:runs|ablations?|experiments|jobs|trainings|fine-?tunes|finetunings|fine-tunings|trials|seeds|variants|configs|configurations|adapters|loras|models)\b/iu
const eachLasts =
  /\b(?:each|apiece|every one|per run|a run|one)\b[^.?!]{0,40}?(?<![\w.])~?(?<value>\d{1,3}(?:\.\d)?) ?(?<unit>h|hrs?|hours?|min|minutes?)\b|(?<![\w.])~?(?<before>\d{1,3}(?:\.\d)?) ?(?<unitBefore>h|hrs?|hours?|min|minutes?) (?:each|apiece|per run|a run|per job|a piece)\b/iu
const named = ['two', 'three', 'four', 'five', 'six', 'seven', 'eight', 'nine', 'ten', '', 'twelve']
const maxText = 500
/** Hours that a machine takes until it trains: image, weights and data; assumed. */
const setupHours = 0.5
const cardsOfNode = 8

/** Null where the two ways are not weighed, or hours, number or card are not told. */
export function queueOrParallelOf(text: string, request: RequestContext, context: EngineContext): FoundInterpretation {
  if (text.length > maxText || !inTurn.test(text) || !together.test(text)) return null
  const counted = runs.exec(text)?.groups?.['count']?.toLowerCase()
  const lasts = eachLasts.exec(text)?.groups
  if (counted === undefined || lasts === undefined) return null
  const count = named.includes(counted) ? named.indexOf(counted) + 2 : Number(counted)
  const unit = lasts['unit'] ?? lasts['unitBefore'] ?? ''
  const hours = Number(lasts['value'] ?? lasts['before']) / (unit.startsWith('m') ? 60 : 1)
  const { spec } = understand(text, {
    mode: 'message',
    vocabulary: context.vocabulary,
    today: request.today,
  }).draft.finish()
  if (!(count > 1) || !(hours > 0) || spec.gpus === null || spec.owned === true) return null
  const cards = spec.gpuCount === null || spec.gpuCount === count ? 1 : spec.gpuCount
  const record = rentOnRecord(
    { ...spec, gpuCount: cards, deadlineHours: null, tokens: null },
    context.marketFor(request),
  )
  if (record === null) return null
  const { names } = context.renderContextOn(request)
  const { lowest } = record
  const usdOf = (time: number): number => time * cards * lowest.usdPerGpuHour
  const [queued, atOnce] = [count * hours + setupHours, hours + setupHours]
  const more = usdOf((count - 1) * setupHours)
  const machine = cards === 1 ? `single ${names.gpu(lowest.gpu)}` : `machines of ${formatCount(cards)}`
  const idle = cardsOfNode - count
  return knownInquiry('queue-or-parallel', [
    `All at once, each on a machine of its own: done after about ${formatDuration(atOnce)} instead of ${formatDuration(queued)}.`,
    `It is ${formatCount(count * hours * cards)} GPU-hours either way, about ${formatUsd(usdOf(count * hours))} at ${formatUsdPerHour(lowest.usdPerGpuHour)} a GPU (${names.gpu(lowest.gpu)} at ${names.provider(lowest.provider)}, ${lowest.priceAsOf}); ${formatCount(count)} ${machine} pay the set-up ${formatCount(count)} times, ${formatUsd(more)} more with half an hour each (assumed).`,
    `${cards === 1 && idle > 0 ? `Not a node of ${formatCount(cardsOfNode)}: ${formatCount(idle)} of its cards would idle. ` : ''}Queue them where an early result decides what the later runs are, or where so many machines are not free.`,
  ])
}
