/** "Egress for 140 GB?", "is a 600 GB disk in there?": a part of the bill for an amount that a question names. */
import type { CountedPart } from '../../catalog/question-forms.ts'
import { hoursOfMonth } from '../../scenario/hours-of-time.ts'
import { formatBytes } from '../format/file-sizes.ts'
import { formatCount, formatDuration, formatUsd } from '../format/number-format.ts'
import { formatSignificant } from '../format/significant-digits.ts'
import type { QuestionContext } from './question-context.ts'

const gigabyte = 1e9
/** Dollars of that amount beside what the plan counts; empty where none is named, or the part goes by no amount. */
export const namedBytesAnswer = ({ item }: CountedPart, context: QuestionContext): readonly string[] =>
  context.args?.keptHours !== undefined && item === 'storage'
    ? diskKept(context.args.keptHours, context)
    : context.args?.bytes === undefined
      ? []
      : item === 'storage'
        ? ofDisk(context.args.bytes, context)
        : item === 'egress'
          ? ofTraffic(context.args.bytes, context)
          : []

/** The disk that the bill counts: bytes, hours, USD a byte and hour, hours of it after the run, and its rate in words; null where it counts none. */
function countedDisk({ totalCost, catalog, recommendation: { best } }: QuestionContext) {
  const item = totalCost?.bill.parts.find(({ id }) => id === 'storage')
  const { size, hours, price } = item?.calculation?.inputs ?? {}
  if (item === undefined || size === undefined || hours === undefined || price === undefined) return null
  const provider = catalog?.providers.get(best.provider)
  const rate = `$${formatSignificant(price * gigabyte * hoursOfMonth, 2)} a GB and month${provider?.storage == null ? ', a usual price' : ` at ${provider.name}`}`
  return { usd: item.usd ?? 0, size, hours, price, rate, after: hours - best.hours.p50 }
}

/** "Images on a disk for a week, billed too?": so long of the planned disk, or of one of the size that is named. */
function diskKept(kept: number, context: QuestionContext): readonly string[] {
  const disk = countedDisk(context)
  if (disk === null) return []
  const { usd: counted, size, hours, price, rate, after } = disk
  const { args, recommendation } = context
  const bytes = args?.bytes ?? size
  const usd = bytes * kept * price
  const isCounted = bytes <= size && kept <= after
  const verdict = args?.isKeptInSum === true && !isCounted ? 'Not all of it' : 'Yes'
  return [
    `${verdict}: ${formatBytes(bytes)} of disk for ${formatDuration(kept)} is ${formatUsd(usd)} (${rate}).`,
    `The ${formatUsd(recommendation.best.allInUsd.p50)} has ${formatUsd(counted)} for ${formatBytes(size)} over ${formatDuration(hours)}, the run and ${formatDuration(after)} after it.`,
    'A disk is billed whether a machine runs or not, until it is deleted.',
  ]
}

function ofDisk(bytes: number, context: QuestionContext): readonly string[] {
  const disk = countedDisk(context)
  if (disk === null) return []
  const { size, hours, price, rate } = disk
  const after = formatDuration(disk.after)
  const counted = `${formatBytes(size)} of disk, ${formatUsd(disk.usd)} of the ${formatUsd(context.recommendation.best.allInUsd.p50)}, ${size >= gigabyte * 2 ? 'are' : 'is'} counted`
  return [
    `${bytes <= size ? 'Yes' : 'Not so much'}: ${counted}. ${formatBytes(bytes)} would be ${formatUsd(bytes * hours * price)} for the run and ${after} after it, and ${formatUsd(bytes * hoursOfMonth * price)} for each month that it is kept (${rate}).`,
    bytes <= size
      ? ''
      : 'Look whether the machine has so much, and fill a volume before the GPUs are rented: else copying is paid as GPU time.',
  ]
}

/** "If we park the weights there for a month?": what the result, checkpoints or an amount that is named cost while they are kept. */
export function keptAnswer({
  args,
  files,
  totalCost,
  recommendation: { best },
  renderContext: { names, rules },
}: QuestionContext): readonly string[] {
  const usualBucket = rules.bucket.base
  const item = totalCost?.bill.parts.find(({ id }) => id === 'storage')
  const price = item?.calculation?.inputs['price']
  const isOfCheckpoints = args?.ofCheckpoints !== undefined
  const bytes = args?.bytes ?? (isOfCheckpoints ? keptCheckpoints * (files?.checkpoint ?? 0) : files?.result)
  if (item === undefined || price === undefined || bytes === undefined || bytes === 0) return []
  const what =
    args?.bytes !== undefined
      ? formatBytes(bytes)
      : isOfCheckpoints
        ? `the last ${formatCount(keptCheckpoints)} checkpoints, ${formatBytes(bytes)},`
        : `the result, ${formatBytes(bytes)},`
  const months = args?.months ?? 1
  const usd = (perMonth: number): string => {
    const sum = formatUsd(bytes * perMonth * months)
    return sum === formatUsd(0) ? 'less than a cent' : sum
  }
  const rate = price * hoursOfMonth
  const span = months === 1 ? 'a month' : `for ${formatDuration(months * hoursOfMonth)}`
  return [
    `About ${usd(rate)} ${span} for ${what} on a disk at ${names.provider(best.provider)} ($${formatSignificant(rate * gigabyte, 2)} a GB and month), or ${usd(usualBucket / gigabyte)} in a bucket at some $${usualBucket} (recalled).`,
    `The ${formatUsd(best.allInUsd.p50)} has ${formatUsd(item.usd ?? 0)} of disk for the run and some days after it. Keep no machine for it: a stopped one is mostly billed on.`,
  ]
}
/** So many of them are kept. */
const keptCheckpoints = 3

function ofTraffic(bytes: number, context: QuestionContext): readonly string[] {
  const { subject, catalog, files, recommendation, renderContext } = context
  const usualEgress = renderContext.rules.egress.usual.base
  const { best } = recommendation
  const provider = catalog?.providers.get(subject?.providers[0] ?? best.provider)
  if (provider === undefined) return []
  const amount = formatBytes(bytes)
  const usual = formatUsd((bytes / gigabyte) * usualEgress)
  const rate = provider.egress?.base
  const counted =
    files === undefined
      ? ''
      : `The plan counts what it fetches itself, ${formatBytes(files.result)}: ${best.method === 'full' ? 'the weights' : 'the adapter, which is all that has to be taken out'}.`
  if (rate === undefined)
    return [
      `About ${usual} for ${amount} at the $${usualEgress} a GB that large clouds usually ask (recalled); what ${provider.name} asks is not on record, and most GPU clouds charge nothing.`,
      counted,
    ]
  return rate === 0
    ? [`Nothing: ${provider.name} charges nothing for ${amount} out, as far as is on record.`, counted]
    : [
        `About ${formatUsd((bytes / gigabyte) * rate)} for ${amount} out of ${provider.name}, at $${formatSignificant(rate, 2)} a GB as recorded${rate > usualEgress ? `; ${usual} at the usual $${usualEgress} (recalled)` : ''}.`,
        counted,
      ]
}
