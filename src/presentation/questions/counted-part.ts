/** "Is egress in there?": whether one part is counted, with its dollars. */
import type { CountedPart } from '../../catalog/question-forms.ts'
import { isOwnedAtPowerCost } from '../../recommend/total-cost/owned-market.ts'
import { type BillPartText, billPartTexts } from '../content/total-cost/bill-parts.ts'
import { bytesPerToken, formatBytes } from '../format/file-sizes.ts'
import {
  formatAllGpus,
  formatDuration,
  formatGib,
  formatPercent,
  formatTokens,
  formatUsd,
  formatUsdRange,
} from '../format/number-format.ts'
import { formatSignificant } from '../format/significant-digits.ts'
import { ownServersId } from '../../offers/owned-offers.ts'
import { atRate, taxBeside } from './billing.ts'
import { namedBytesAnswer } from './named-bytes.ts'
import { withFigures } from './plan-words.ts'
import { restOfBill } from './rest-of-bill.ts'
import type { QuestionContext } from './question-context.ts'
import { counted, absentPart, partsOfTraining, type SaidOfPart, uncounted } from './counted-in-training.ts'
import { capitalized } from '../../recommend/figure-text.ts'

const bytesPerGigabyte = 1e9
/** Bytes a second that a usual line of 1 Gbit/s carries in one direction. */
const lineSpeed = 1e8

/** Yes or no of the part alone, and its figure; of each where several are named. */
export function countedPartAnswer(part: CountedPart, context: QuestionContext): readonly string[] {
  const beside = context.args?.countedBeside
  const ofAmount = [part, ...(beside ?? [])].map((one) => namedBytesAnswer(one, context)).find((one) => one.length > 0)
  if (ofAmount !== undefined) return ofAmount
  if (beside !== undefined) return severalPartsAnswer([part, ...beside], context)
  const { isCounted, says } = saidOf(part, context)
  const [first = '', ...rest] = says
  if (isCounted === null || context.args?.isOpen === true) return [capitalized(first), ...rest]
  // "With or without?", "it is not in there, right?": yes and no would leave open which of the two is meant.
  const isEither = context.args?.isEither === true
  const verdict = isCounted ? (isEither ? 'Counted' : 'Yes') : isEither ? 'Not counted' : 'No'
  return [`${verdict}: ${first}`, ...rest]
}

/** Each of several parts with yes or no and its figure, then the one sum that has all that is counted. */
function severalPartsAnswer(parts: readonly CountedPart[], context: QuestionContext): readonly string[] {
  const { args = {}, recommendation } = context
  const { isOpen: _, ...closed } = args
  const each = parts.map((part) => {
    const { isCounted, says } = saidOf(part, { ...context, args: closed })
    const verdict = isCounted === null ? '' : isCounted ? 'counted, ' : 'not counted, '
    // That it is not in there is said by then; why it is not, and what it adds, is not.
    const why = part.isCounted === 'no' ? says[1] : undefined
    const said = why === undefined ? (says[0] ?? '') : `${why.charAt(0).toLowerCase()}${why.slice(1)}`
    return `${capitalized(part.name)}: ${verdict}${said}`
  })
  const { allInUsd } = recommendation.best
  return [
    ...each,
    restOfBill(parts, context),
    `With all that is counted: ${formatUsd(allInUsd.p50)} in total; 8 in 10 comparable runs end at ${formatUsdRange(allInUsd)}, and the top of that is the safe figure for an order.`,
  ]
}

function saidOf(part: CountedPart, context: QuestionContext): SaidOfPart {
  const { best } = context.recommendation
  if (part.isCounted === 'memory')
    return counted(
      `${part.name} are in the memory: ${formatGib(best.peakMemoryGiB.p50)} of ${formatGib(best.usableMemoryGiB)} on each GPU at the expected peak, with weights, gradients, optimizer, activations and the framework.`,
    )
  if (part.isCounted === 'network') {
    if (best.gpuCount === 1) return { isCounted: null, says: ['there is none: it is one GPU.'] }
    const nodes = best.nodes > 1 ? 'between the machines, too,' : 'inside the one machine'
    return counted(`what the GPUs exchange at each step, ${nodes} is in the ${formatDuration(best.hours.p50)}.`)
  }
  if (part.isCounted === 'bill') return ofBill(part, context)
  const ofPlan = byPlan[part.id]
  if (part.isCounted === 'plan' && ofPlan !== undefined) return ofPlan(context)
  const verb = /^(?:trials|support)|(?<!generating )answers$/u.test(part.name) ? 'are' : 'is'
  const why = part.why === undefined ? [] : [withFigures(atRate(part.why, context.args), context)]
  if (part.isCounted === 'yes') return counted(...why)
  if (part.id === 'queue' || (part.id === 'loading' && context.args?.isOfHours === true))
    return uncounted(`${part.name} is not in the ${formatDuration(best.hours.p50)}.`, ...why)
  const beside = part.id === 'taxes' ? taxBeside(context.args, best.allInUsd.p50) : []
  return uncounted(`${part.name} ${verb} not in the ${formatUsd(best.allInUsd.p50)}.`, ...beside, ...why)
}

const billPart = ({ totalCost }: QuestionContext, item: string): BillPartText | undefined =>
  totalCost === undefined ? undefined : billPartTexts(totalCost.bill).find(({ id }) => id === item)

/** A part of the bill: its dollars, its share, and what it is. */
function ofBill({ item, id, name }: CountedPart, context: QuestionContext): SaidOfPart {
  const { totalCost } = context
  const total = formatUsd(context.recommendation.best.allInUsd.p50)
  const text = item === undefined ? undefined : billPart(context, item)
  if (text === undefined) return absentPart(id, name, total, context)
  const usd = totalCost?.bill.parts.find((one) => one.id === item)?.usd ?? null
  if (item === 'egress') return ofEgress(text, usd, context)
  if (usd === null) return uncounted(`${name} is not in the ${total}: ${text.says}.`)
  if (item === 'startup' && context.args?.isOfHours === true) return ofStartup(text, context)
  const share = totalCost === undefined ? '' : ` (${formatPercent(usd / totalCost.bill.total.p50)})`
  // "How much disk do we need?" asks for the size before the dollars.
  const lies = id === 'disk' ? 'Weights, data and checkpoints lie on that disk.' : ''
  if (context.args?.isOpen === true) return counted(`${text.says}: ${text.usd} of the ${total}${share}.`, lies)
  return counted(
    `${text.usd} of the ${total}${share} ${item === 'failed' ? 'is set aside for' : 'goes on'} ${text.says}.`,
    lies,
    id === 'download' ? 'It is fetched once a run; a new machine fetches it again, unless a volume is kept.' : '',
    id === 'startup' ? 'Most clouds bill from the moment the machine is up, whether it trains or not.' : '',
  )
}
/** What of the hours goes on the start, the model and the data that are fetched in it. */
function ofStartup(text: BillPartText, context: QuestionContext): SaidOfPart {
  const { best } = context.recommendation
  const covers = text.says.replace(/^\d[^:]*:\s*/u, '').replace(/\.$/u, '')
  const { bytes } = bucketOf(context)
  const data =
    context.args?.isOfData === true
      ? `Your data are about ${formatBytes(bytes)} of text: ${formatDuration(bytes / lineSpeed / 3600)} more at 1 Gbit/s, which is not in it; images or audio take longer.`
      : ''
  return counted(
    `${formatDuration(best.startupHours)} of the ${formatDuration(best.hours.p50)} are start-up: ${covers}.`,
    data,
  )
}
/** What leaves the provider: free, priced, or of a price nobody knows. */
function ofEgress(text: BillPartText, usd: number | null, context: QuestionContext): SaidOfPart {
  const { recommendation, renderContext } = context
  const { best } = recommendation
  const [total, usualEgress] = [formatUsd(best.allInUsd.p50), renderContext.rules.egress.usual.base]
  const provider = renderContext.names.provider(best.provider)
  const [amount = ''] = text.says.split(/[:;]/u)
  const inwards = `What another cloud asks for reading your bucket is not counted: usually about $${usualEgress} a GB.`
  const bytesOut = context.files?.result
  const elsewhere =
    bytesOut === undefined
      ? ''
      : `Most GPU clouds charge nothing for it; AWS, Azure and Google usually $${usualEgress} a GB (recalled), here ${formatUsd((bytesOut / bytesPerGigabyte) * usualEgress)}.`
  if (best.provider === ownServersId)
    return uncounted(`nothing leaves a provider, as the servers are your own: ${amount}.`, elsewhere)
  if (usd === 0)
    return counted(`at $0 of the ${total}, as ${provider} charges nothing for traffic: ${amount}.`, elsewhere, inwards)
  if (usd !== null) return counted(`${text.usd} of the ${total}: ${amount}.`, inwards)
  const bytes = context.files?.result
  const usual =
    bytes === undefined
      ? ''
      : ` At the $${usualEgress} a GB that clouds usually ask (recalled, November 2026) it would be ${formatUsd((bytes / bytesPerGigabyte) * usualEgress)}.`
  return uncounted(
    `nothing of it is in the ${total}, as the price of traffic at ${provider} is not known: ${amount}.${usual}`,
  )
}

/** Parts of which the plan decides whether they are counted. */
const byPlan: Readonly<Record<string, (context: QuestionContext) => SaidOfPart>> = {
  ...partsOfTraining,
  restarts: (context) => {
    const { best } = context.recommendation
    const text = billPart(context, 'interruptions')
    const failed = billPart(context, 'failed')
    const total = formatUsd(best.allInUsd.p50)
    const aside = failed === undefined ? '' : `${failed.usd} is set aside for ${failed.says}.`
    if (text !== undefined)
      return counted(
        `they are in the ${formatDuration(best.hours.p50)} and the ${total}: ${text.says}, ${text.usd}.`,
        aside,
      )
    return failed === undefined
      ? uncounted(`no preemption is counted on demand, and no restart.`)
      : counted(
          `as runs that fail: ${failed.usd} of the ${total} is set aside for ${failed.says.replace(/^runs that fail: /u, '')}.`,
          'Nothing is taken back on demand, so no preemptions are counted.',
        )
  },
  bucket: (context) => {
    const { bytes, usd, usualEgress } = bucketOf(context)
    return uncounted(
      `what S3 or another bucket asks for reading it is not in the ${formatUsd(context.recommendation.best.allInUsd.p50)}. The data are about ${formatBytes(bytes)} of text: at the usual $${usualEgress} a GB out of a cloud (recalled, November 2026) ${formatUsd(usd)}, and nothing inside the cloud and region of the bucket.`,
      'The machine reads it in seconds to minutes.',
    )
  },
  upload: (context) => {
    const { best } = context.recommendation
    const { bytes } = bucketOf(context)
    const hours = bytes / lineSpeed / 3600
    return uncounted(
      `uploading is rarely charged by itself, and no time for it is in the ${formatDuration(best.hours.p50)}. About ${formatBytes(bytes)} of text take ${formatDuration(hours)} at 1 Gbit/s, ${formatUsd(hours * best.gpuCount * best.usdPerGpuHour)} if the rented machine is on meanwhile; into a bucket or a volume first no GPU time at all.`,
    )
  },
  electricity: (context) => {
    const { best } = context.recommendation
    const { totalCost } = context
    const kWh = totalCost === undefined ? '' : `${formatSignificant(totalCost.energy.kWh, 2)} kWh`
    if (!isOwnedAtPowerCost(best) || totalCost === undefined)
      return counted(`it is in the rent, so that nothing comes on top: the ${kWh} are the provider’s.`)
    const rate = best.usd.p50 / totalCost.energy.kWh
    const said = context.args?.perKwh
    const assumed = `about $${formatSignificant(rate, 2)} a kWh`
    if (said !== undefined) {
      const isUsd = said.currency === '' || said.currency === 'USD'
      const sum = totalCost.energy.kWh * said.value
      return counted(
        `at ${assumed}; at your ${isUsd ? `$${said.value}` : `${said.value} ${said.currency}`} it is ${isUsd ? formatUsd(sum) : `${formatSignificant(sum, 2)} ${said.currency}`} for ${kWh}, instead of ${formatUsd(best.usd.p50)}.`,
        'Colocation, staff and the machines themselves are not counted; idle time and failed runs come on top.',
      )
    }
    return counted(
      `electricity is all that your own GPUs cost here: ${formatUsd(best.usd.p50)} for ${kWh} at ${assumed}, machine and cooling included, and no rent; idle time and failed runs make it ${formatUsd(best.allInUsd.p50)}.`,
      'The rate is assumed: say yours, such as “power at 0.30 a kWh”.',
    )
  },
  generation: (context) => {
    const { best } = context.recommendation
    const { tokens } = context.scenario.spec
    const total = formatUsd(best.allInUsd.p50)
    if (best.phases == null || best.phases.generation <= 0)
      return uncounted(
        `nothing is generated in this plan, and none of it is in the ${total}: it trains on examples that are there. Using the finished model is extra, billed for as long as it runs (“host an 8b for 40 users” gives a sum); rollouts of a simulator or a model beside it need GPU time of their own.`,
      )
    const { generation, logprob, update, other } = best.phases
    const share = generation / (generation + logprob + update + other)
    const training = best.hours.p50 - best.startupHours
    return counted(
      `writing the answers takes ${formatDuration(training * share)} (${formatPercent(share)}) of the ${formatDuration(best.hours.p50)} and is in the ${total}, on the same ${best.gpuCount === 1 ? 'GPU' : 'GPUs'} as the training on them.`,
      tokens === null ? '' : `The ${formatTokens(tokens)} are prompts and written answers together.`,
    )
  },
  pairs: (context) => {
    const { tokens, task } = context.scenario.spec
    const total = formatUsd(context.recommendation.best.allInUsd.p50)
    if (!pairwise.has(task ?? ''))
      return {
        isCounted: null,
        says: ['There are no pairs in this plan: each example has one answer. Say “dpo” to plan with both.'],
      }
    return counted(
      `both are trained on and in the ${total}: the ${formatTokens(tokens ?? 0)} are taken as those of chosen and rejected together, prompts included.`,
      'If they are of one side alone, say “twice the tokens”.',
    )
  },
  'gpu-time': ({ recommendation: { best } }) =>
    counted(
      `${formatUsd(best.usd.p50)} of the ${formatUsd(best.allInUsd.p50)} is the hours of ${formatAllGpus(best.gpuCount)}, start-up included.`,
    ),
}
const pairwise: ReadonlySet<string> = new Set(['dpo', 'orpo', 'simpo', 'reward'])
/** The data as text, and what fetching them from another cloud costs. */
function bucketOf({ scenario: { spec, corpus }, renderContext: { rules } }: QuestionContext) {
  const [bytes, usualEgress] = [(corpus?.tokensPerEpoch ?? spec.tokens ?? 0) * bytesPerToken, rules.egress.usual.base]
  return { bytes, usualEgress, usd: (bytes / bytesPerGigabyte) * usualEgress }
}
