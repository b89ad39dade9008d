/** Other ways of having it done: bought, owned, hosted; and what starting and saving take. */
import type { TotalCost } from '../../recommend/total-cost/total-cost.ts'
import { formatCount, formatDuration, formatUsd } from '../format/number-format.ts'
import { toOneLine } from '../slack/blocks/mrkdwn.ts'
import type { QuestionContext } from './answer-question.ts'
import { lettersAndDigits } from './fit-answers.ts'
import type { CostAlternative } from '../content/total-cost/cost-alternative.ts'
import { costAlternatives } from '../content/total-cost/alternatives.ts'

/** A way of having it done, by the words of the whole cost's table. */
function describeAlternative({ kind, where, cost, time, verdict, assumptions }: CostAlternative): string {
  if (cost === '–') return `${kind}, ${where}: ${verdict}.`
  const takes = time === '–' || time === 'not said' ? '' : `, ${time}`
  const says = assumptions[0] === undefined ? '' : ` ${asSentence(assumptions[0])}`
  return `${kind}, ${where}: ${cost}${takes}, ${verdict}.${says}`
}

const asSentence = (words: string): string => `${words.charAt(0).toUpperCase()}${words.slice(1).replace(/\.$/, '')}.`

const describePlanned = ({ option, bill }: TotalCost): string =>
  `Renting as planned is ${formatUsd(option.usd.p50)} for ${formatDuration(option.hours.p50)}, ${formatUsd(bill.total.p50)} with what comes on top.`

/** "is it cheaper to buy?", "on our own GPUs?" */
export function ownAnswer({ decision, renderContext }: QuestionContext): readonly string[] {
  const settings = 'GPUs of your own are set with /gpucost settings, or named here: “on our 4 A100s”.'
  if (decision === undefined) return ['What buying costs is worked out with the whole cost: see Details.', settings]
  const rows = costAlternatives(decision, renderContext)
  const ownershipSentences = rows.filter(({ kind }) => kind === 'Owned' || kind === 'Bought').map(describeAlternative)
  const homeAlternatives = rows.filter(({ kind }) => kind === 'At home').slice(0, 1)
  return [
    ...ownershipSentences,
    ...homeAlternatives.map((row) => describeAlternative({ ...row, assumptions: [] })),
    describePlanned(decision),
    settings,
  ]
}

/** "what would OpenAI charge?": the service that is named, and the cheapest. */
export function hostedAnswer({ decision, renderContext, subject }: QuestionContext): readonly string[] {
  if (decision === undefined) return ['What hosted services charge is worked out with the whole cost: see Details.']
  const serviceKey = lettersAndDigits(subject)
  const isNamed = (name: string): boolean => serviceKey !== '' && lettersAndDigits(name).includes(serviceKey)
  // The table has room for the cheapest only: the one that is asked about goes before them.
  const namedServices = decision.hosted.filter(({ provider }) => isNamed(renderContext.names.service(provider)))
  const hosted = [...namedServices, ...decision.hosted.filter((one) => !namedServices.includes(one))]
  const rows = costAlternatives({ ...decision, hosted }, renderContext).filter(
    ({ kind, cost }) => kind === 'Hosted' && cost !== '–',
  )
  const named = rows.filter(({ where }) => isNamed(where))
  const others = rows.filter((row) => !named.includes(row)).slice(0, named.length > 0 ? 1 : 2)
  const closingNote = decision.closing.find(isNamed)
  const noPriceNote =
    closingNote === undefined ? `No price of ${toOneLine(subject, 40)} for this is on record.` : asSentence(closingNote)
  return [
    rows.length === 0 ? 'No hosted fine-tuning service on record trains this.' : '',
    serviceKey !== '' && named.length === 0 ? noPriceNote : '',
    ...[...named, ...others].map(describeAlternative),
    describePlanned(decision),
  ]
}

/** "how long does start-up take?" */
export function startupAnswer({ recommendation: { best }, decision }: QuestionContext): readonly string[] {
  const part = decision?.bill.parts.find(({ id }) => id === 'startup')
  const cost = best.startupHours * best.gpuCount * best.usdPerGpuHour
  return [
    `Start-up is counted as ${formatDuration(best.startupHours)} of the ${formatDuration(best.hours.p50)}, which is ${formatUsd(part?.usd ?? cost)} for ${best.gpuCount === 1 ? 'the one GPU' : `all ${formatCount(best.gpuCount)} GPUs`}.`,
    part === undefined ? '' : `It covers ${part.says.replace(/^\d[^:]*:\s*/, '').replace(/\.$/, '')}.`,
  ]
}

/** "how big are the checkpoints?" */
export function checkpointAnswer({ decision }: QuestionContext): readonly string[] {
  const spot = decision?.spot
  if (spot === undefined || spot === null)
    return ['What a checkpoint weighs is worked out for spot, and nobody on record rents these GPUs so.']
  const { checkpoint } = spot.run.interruptions
  const size =
    checkpoint.bytes < 1e9 ? `${formatCount(checkpoint.bytes / 1e6)} MB` : `${formatCount(checkpoint.bytes / 1e9)} GB`
  return [
    `A checkpoint to resume from is about ${size}: ${decision?.option.method === 'full' ? 'weights and optimizer states' : 'the adapters and their optimizer states'}.`,
    spot.run.saves
      ? `On spot one every ${formatDuration(spot.run.interval)} loses least; writing takes ${formatDuration(checkpoint.writeHours)}.`
      : '',
  ]
}
