/** What a plan does beside other hardware, models and data: sentences that stand in those of data/questions. */
import { licenceFamilyOf } from '../../catalog/licences.ts'
import { planAndProvider } from '../format/display-names.ts'
import { formatBytes } from '../format/file-sizes.ts'
import {
  formatCount,
  formatDuration,
  formatParameters,
  formatTokens,
  formatUsd,
  formatUsdDifference,
} from '../format/number-format.ts'
import { numberFormats } from './number-formats.ts'
import type { QuestionContext } from './question-context.ts'

/** What a server of some 32 cores reaches in training, in FLOP/s: a rule of thumb. */
const serverCpu = 1e12

const roundedTo = (value: number, places: number): number => Number(value.toPrecision(places))

/** How long processors alone would take. */
function onCpu(context: QuestionContext): string {
  const { recommendation, catalog } = context
  const { mfu, gpu, gpuCount, hours } = recommendation.best
  const peak = catalog?.gpus.get(gpu)?.peak
  const rate = peak?.bf16?.base ?? peak?.fp16?.base
  if (mfu === null || rate === undefined) return ''
  const times = (mfu * rate * gpuCount) / serverCpu
  return `A server of some 32 cores would take about ${formatCount(roundedTo(times, 2))} times as long (rule of thumb): ${formatDuration(hours.p50 * times)} instead of ${formatDuration(hours.p50)}.`
}

/** "The A100 came out in 2020": the age of the card that is named, else of the planned one, and what the cheapest plan on any GPU is. */
function cardAge({ recommendation, catalog, subject, whatIf, renderContext: { names } }: QuestionContext): string {
  const { best } = recommendation
  const asked = subject?.gpus ?? []
  // "The A100" is that of the plan where one is planned.
  const named = asked.includes(best.gpu) ? best.gpu : (asked[0] ?? best.gpu)
  const year = catalog?.gpus.get(named)?.launched.base
  const age = year === undefined ? '' : `The ${names.gpu(named)} came out in ${year}. `
  const own = named === best.gpu ? '' : `Planned is ${names.gpu(best.gpu)}. `
  if (whatIf === undefined || 'problem' in whatIf) return `${age}${own}`.trim()
  const { option } = whatIf
  if (option.gpu === best.gpu) return `${age}${own}For this job nothing newer is cheaper.`
  const [usd, hours] = [option.allInUsd.p50 - best.allInUsd.p50, option.hours.p50 - best.hours.p50]
  const money = `${formatUsdDifference(option.allInUsd.p50, best.allInUsd.p50)} ${usd < 0 ? 'less' : 'more'}`
  return `${age}${own}${usd < 0 ? 'The cheapest on any GPU is' : 'Newer would be'} ${planAndProvider(option, names)}, ${formatUsd(option.allInUsd.p50)} and ${formatDuration(option.hours.p50)}: ${money} and ${formatDuration(Math.abs(hours))} ${hours < 0 ? 'sooner' : 'later'} than the plan.`
}

/** Whether short samples are packed, and what padding would do. */
const packing = ({ recommendation: { best } }: QuestionContext): string =>
  best.packed
    ? `None as planned: short samples are packed into sequences of ${formatCount(best.sequenceLength)}, so next to nothing is padding. Not packed, each would be filled up to the longest of its batch: a sample of 200 in a batch of ${formatCount(best.sequenceLength)} wastes ${formatCount(Math.max(0, Math.round(100 * (1 - 200 / best.sequenceLength))))} %; batches of like lengths save most of that.`
    : `Samples are not packed in this plan: each is filled up to the longest of its batch, and batches of like lengths keep that small.`

/** What GPT-3 took, as it was published. */
const known = { params: 175e9, tokens: 300e9 }

/** How much larger a well known model was. */
function besideLarge({ params, scenario: { spec } }: QuestionContext): string {
  if (params === undefined || spec.tokens === null) return ''
  const [size, data] = [known.params / params, known.tokens / spec.tokens]
  const times = (value: number): string => formatParameters(roundedTo(value, 2))
  return `That is ${times(size)} times the ${formatParameters(params)} here on ${times(data)} times the ${formatTokens(spec.tokens)}, so about ${times(size * data)} times the work.`
}

/** Bytes of vectors of so many numbers. */
const [singleBytes, halfBytes] = [4, 2]

/** What the vectors take on a disk: pooled ones by the length of a sequence, and one for each token. */
function vectorSize({ scenario: { spec }, recommendation: { best }, catalog, args }: QuestionContext): string {
  const width = spec.model === null ? undefined : catalog?.models.get(spec.model)?.shape?.hidden
  const { tokens } = spec
  if (width === undefined || tokens === null) return ''
  const texts = tokens / best.sequenceLength
  const size = (count: number, bytes: number): string => formatBytes(count * width * bytes)
  const { documents } = args ?? {}
  if (documents !== undefined)
    return `About ${size(documents, singleBytes)} in fp32 or ${size(documents, halfBytes)} in fp16 for ${formatParameters(documents)} vectors of ${formatCount(width)} numbers, one each; an HNSW index adds some percent for its links, that of pgvector a second copy (recalled).`
  return `About ${size(texts, singleBytes)} in fp32 or ${size(texts, halfBytes)} in fp16: one vector of ${formatCount(width)} numbers for each of ${formatParameters(roundedTo(texts, 2))} texts of ${formatCount(best.sequenceLength)} tokens; a vector for every token would be ${size(tokens, halfBytes)} in fp16.`
}

/** Which of the two limits a delay meets first. */
function firstLimit({ scenario: { spec }, recommendation: { best } }: QuestionContext): string {
  const { budgetUsd, deadlineHours } = spec
  const rate = best.gpuCount * best.usdPerGpuHour
  const money = budgetUsd === null ? null : Math.max(0, budgetUsd - best.allInUsd.p50) / rate
  const time = deadlineHours === null ? null : Math.max(0, deadlineHours - best.hours.p50)
  if (money === null && time === null) return 'Neither: no budget and no deadline are set.'
  const moneyWords =
    money === null || budgetUsd === null
      ? 'no budget is set'
      : `${formatUsd(Math.max(0, budgetUsd - best.allInUsd.p50))} of the ${formatUsd(budgetUsd)} is left, ${formatDuration(money)} at ${formatUsd(rate)} an hour`
  const timeWords =
    time === null || deadlineHours === null
      ? 'no deadline is set'
      : `${formatDuration(time)} of the ${formatDuration(deadlineHours)} is left`
  return `${money !== null && (time === null || money < time) ? 'The money' : 'The clock'}: ${moneyWords}; ${timeWords}.`
}

const freely = /^(?:Apache 2\.0|MIT)(?::| for (?:nearly all|the open))/u
const closest = 0.35

/** Models of about the same size whose licence asks for nothing. */
function freeModels({ params, scenario: { spec }, catalog, renderContext: { names } }: QuestionContext): string {
  if (params === undefined || catalog === undefined) return ''
  const free = [...catalog.models.values()].flatMap(({ id, shape }) => {
    const family = licenceFamilyOf(id, catalog.licences)
    const isFree = family !== undefined && freely.test(family.says)
    const apart = shape === undefined || shape === null ? 1 : Math.abs(Math.log(shape.params / params))
    return isFree && id !== spec.model && apart < closest ? [{ id, apart, of: family.name }] : []
  })
  const nearest = free.toSorted((one, other) => one.apart - other.apart)
  const names3 = [...new Map(nearest.map((one) => [one.of, one])).values()].slice(0, 3).map(({ id }) => names.model(id))
  const [first] = names3
  return first === undefined
    ? ''
    : `${names3.join(', ')}: about as large as this one, under Apache 2.0 or MIT (recalled; the page of each says so). Time and cost stay about the same; reply “${first}” to plan it.`
}

/** Five folds on four fifths of the data each are four times the work. */
function crossValidation({ args, recommendation: { best } }: QuestionContext): string {
  const numbers = args?.numbers?.map(({ value }) => value) ?? []
  const folds = args?.folds ?? numbers.find((value) => value >= 2 && value <= mostFolds) ?? usualFolds
  const times = folds - 1
  const usd = best.usd.p50 * times + best.allInUsd.p50 - best.usd.p50
  return `About ${formatUsd(usd)} and ${formatDuration(best.hours.p50 * times)} for ${formatCount(folds)} folds on one machine, one after another, not ${formatCount(folds)} times the ${formatUsd(best.allInUsd.p50)} and ${formatDuration(best.hours.p50)}: each trains on ${formatCount(Math.round(100 * (1 - 1 / folds)))} % of the data, so it is ${times === 1 ? 'one training' : `${formatCount(times)} times the training`}; idle time and disk come once.`
}
const [usualFolds, mostFolds] = [5, 20]

/** Limits of a queue that clusters usually have, in hours. */
const wallLimits = [12, 24, 48] as const

/** How many jobs the run is under a limit of a queue. */
function jobsOfQueue({ args, recommendation: { best } }: QuestionContext): string {
  const { p50, p90 } = best.hours
  const said = args?.numbers?.map(({ value }) => value).filter((value) => value >= 1 && value <= 200) ?? []
  const jobs = (limit: number, hours: number): number =>
    hours <= limit ? 1 : Math.ceil((hours - best.startupHours) / (limit - best.startupHours))
  const limits = said.length > 0 ? said.slice(0, 2) : wallLimits
  const each = limits.map((limit) => {
    const [usual, slow] = [jobs(limit, p50), jobs(limit, p90)]
    return `${formatDuration(limit)}: ${usual === 1 ? 'one job, none' : `${formatCount(usual)} jobs, ${formatCount(usual - 1)}`} again${slow === usual ? '' : ` (${formatCount(slow)} jobs at the slow end)`}`
  })
  if (limits.every((limit) => p90 <= limit))
    return `None: the run takes ${formatDuration(p50)}, ${formatDuration(p90)} at the slow end, so one job does under any limit above that.`
  return `The run takes ${formatDuration(p50)}, ${formatDuration(p90)} at the slow end. Under a limit of ${each.join('; ')}.`
}

/** What each word in braces of data/questions stands for, of the work. */
export const workFigures: Readonly<Record<string, (context: QuestionContext) => string>> = {
  onCpu,
  cardAge,
  ...numberFormats,
  packing,
  besideLarge,
  vectorSize,
  firstLimit,
  freeModels,
  crossValidation,
  jobsOfQueue,
  plannedRank: ({ recommendation: { best } }) =>
    best.loraRank === null
      ? 'Full fine-tuning, as planned, has no rank.'
      : `Planned is rank ${formatCount(best.loraRank)}.`,
  context: ({ recommendation: { best } }) => formatCount(best.sequenceLength),
}
