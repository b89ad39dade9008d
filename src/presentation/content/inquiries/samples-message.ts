/** Hours and dollars of a model of pictures or sound, in words. */
import type { SampledChoice, SampledPlan } from '../../../recommend/inquiries/samples.ts'
import type { GpuId } from '../../../catalog/ids.ts'
import { methodNames } from '../../../catalog/training-method.ts'
import { type DisplayNames, planName, providerName } from '../../format/display-names.ts'
import { formatCount, formatDuration, formatUsd, formatUsdPerHour } from '../../format/number-format.ts'
import { bullet, line, type MessageContent } from '../message-content.ts'
import { answerOfLines } from './answer-lines.ts'
import { capitalized } from '../../../recommend/figure-text.ts'

/** `tooSmall`: GPUs that were named and cannot hold it. `budgetUsd`: null where none was named. A plan without choices has no price on record. */
export function samplesMessage(
  { row, samples, pixels, fewest, assumed, choices }: SampledPlan,
  method: 'full' | 'lora',
  budgetUsd: number | null,
  names: DisplayNames,
  tooSmall: readonly { readonly gpu: GpuId; readonly gigabytes: number }[] = [],
): MessageContent {
  const [first] = choices
  const unit = row.sample === 'sound' ? 'windows of 30 s' : 'images'
  const job = `${row.name}${pixels === null ? '' : ` at ${pixels} pixels`}, ${methodNames[method]}, ${formatCount(Number(samples.toPrecision(3)))} ${unit} in all`
  const memory = `About ${formatCount(row.memoryGb[method])} GB of GPU memory${row.memoryGb[method] > 80 ? ', so several cards' : ''}.`
  const [small] = tooSmall
  if (first === undefined && small !== undefined) {
    const other = row.memoryGb.lora
    const lighter =
      method === 'full' && other <= small.gigabytes ? ` LoRA takes about ${formatCount(other)} GB and fits.` : ''
    return answerOfLines(
      `${capitalized(job)}: one ${names.gpu(small.gpu)} has ${formatCount(small.gigabytes)} GB, and about ${formatCount(row.memoryGb[method])} GB are needed.${lighter}`,
      [],
      [],
    )
  }
  if (first === undefined)
    return answerOfLines(`${job}: no speed or price of these GPUs is on record.`, [line(memory)], [])
  const verdict =
    budgetUsd === null
      ? ''
      : first.usd.high <= budgetUsd
        ? 'Yes, enough: '
        : first.usd.expected <= budgetUsd
          ? 'Probably enough: '
          : 'Not enough: '
  return answerOfLines(
    `${verdict === '' ? capitalized(job) : `${verdict}${job}`}: about ${formatDuration(first.hours.expected)}, ${formatUsd(first.usd.expected)} on ${planName({ ...first, nodes: 1 }, names)} at ${providerName(first.offer, names)}.`,
    [
      ...(fewest === null ? [] : [line(fewestWords(fewest, first))]),
      line(memory),
      ...(row.sample === 'images' && samples > manyImages
        ? [
            line(
              'Reading so many images is often what it waits for: decode and resize them beforehand, on local disks.',
            ),
          ]
        : []),
      ...choices.map((choice) => bullet(choiceLine(choice, names))),
    ],
    [
      line(
        `Assumed: ${[...assumed, 'speeds as people report them, to within a factor of two: no run of such a model was measured here; GPU time alone'].join('; ')}. Time 100 steps of your own before you book.`,
      ),
    ],
  )
}

/** Images in all passes. */
const manyImages = 5e6

function fewestWords(
  { deadlineHours, expected, sure }: NonNullable<SampledPlan['fewest']>,
  { gpuCount, hours }: SampledChoice,
): string {
  const time = formatDuration(deadlineHours)
  const each = `${formatDuration(hours.expected * gpuCount)} on one, up to ${formatDuration(hours.high * gpuCount)} if it is slow`
  return expected === sure
    ? `${expected === 1 ? 'One makes' : `${formatCount(expected)} make`} ${time}: ${each}.`
    : `${expected === 1 ? 'One makes' : `${formatCount(expected)} make`} ${time} if all goes as expected, ${formatCount(sure)} with a margin: ${each}.`
}

const choiceLine = (choice: SampledChoice, names: DisplayNames): string => {
  const { hours, usd, offer } = choice
  return `${planName({ ...choice, nodes: 1 }, names)} at ${providerName(offer, names)}: ${formatDuration(hours.low)} to ${formatDuration(hours.high)}, ${formatUsd(usd.low)} to ${formatUsd(usd.high)}, ${formatUsdPerHour(offer.usdPerGpuHour)} a GPU`
}
