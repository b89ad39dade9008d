/** "Reserved at 1.95 or on demand at 2.49?": the sums of the prices that were given, and where they are even. */
import type { ContrastFigures } from '../../../recommend/inquiries/contrast.ts'
import { formatCount, formatDuration, formatPercent } from '../../format/number-format.ts'
import { line, type MessageContent } from '../message-content.ts'
import { answerOfLines, unusedLines } from './answer-lines.ts'
import { capitalized } from '../../../recommend/figure-text.ts'

export type ContrastedPrices = {
  readonly onDemand: number
  readonly other: number
  readonly pricing: 'reserved' | 'spot'
  readonly sign: string
  readonly lostShare: number | null
  /** By what it was reckoned; absent: it was told, or nothing says it. */
  readonly lostWords?: string
  readonly runHours: number | null
  readonly workHours?: number
  readonly isLinkNamed?: true
}

/** Words of the question that were not used are named below. */
export function contrastMessage(
  prices: ContrastedPrices,
  figures: ContrastFigures,
  unused: readonly string[],
  machineGpus: number,
): MessageContent {
  return prices.pricing === 'spot'
    ? spotMessage(prices, figures, unused)
    : reservedMessage(prices, figures, unused, machineGpus)
}

function reservedMessage(
  { onDemand, other, sign, isLinkNamed, workHours }: ContrastedPrices,
  { gpuCount, hours, onDemandSum, otherSum, evenShare, usedShare, fewer }: ContrastFigures,
  unused: readonly string[],
  machineGpus: number,
): MessageContent {
  const price = priceIn(sign)
  const sum = sumIn(sign)
  const even = formatPercent(evenShare)
  const term = formatDuration(hours)
  const gpus = gpuCount === 1 ? '' : `${formatCount(gpuCount)} GPUs × `
  const reservedLine = line(
    `Reserved: ${gpus}${formatCount(hours)} h × ${price(other)} = ${sum(otherSum)}, paid whether used or not.`,
  )
  const evenLine = line(
    evenShare > 1
      ? `At ${price(other)} reserved against ${price(onDemand)} on demand it never pays, whatever the use; what it buys is that the GPUs are there.`
      : `Even at ${even} use (${price(other)} ÷ ${price(onDemand)}): the reservation is cheaper only above that.`,
  )
  const notes = [
    ...(isLinkNamed === true && gpuCount > 1 && gpuCount <= machineGpus
      ? [
          line(
            `InfiniBand joins machines: ${formatCount(gpuCount)} GPUs in one machine talk over NVLink and gain nothing from it.`,
          ),
        ]
      : []),
    line('From these two prices alone: storage, traffic, and hours that could be let to others are not counted.'),
  ]
  const atUse = (share: number): string => {
    const saved = hours * gpuCount * (share * onDemand - other)
    return `at ${formatPercent(share)} use it ${saved > 0 ? 'saves' : 'loses'} ${sum(Math.abs(saved))}`
  }
  if (onDemandSum === null || usedShare === null)
    return answerOfLines(
      evenShare > 1
        ? `Stay on demand: reserved is dearer even if the GPUs never stand still, ${price(other)} an hour of one against ${price(onDemand)}.`
        : `The reservation is cheaper only if the GPUs are busy more than ${even} of the time: ${sum(otherSum)} for ${term}, against ${sum(hours * gpuCount * onDemand)} on demand without a pause.`,
      [
        evenLine,
        reservedLine,
        ...(evenShare < 1 ? [line(`${capitalized(shownUses.map(atUse).join(', '))}.`)] : []),
        line('Say how much they are used, such as “60 % of the time”, for the sum on demand.'),
      ],
      [...notes, ...unusedLines(unused)],
    )
  const use =
    workHours === undefined ? `at ${formatPercent(usedShare)} use` : `for ${formatDuration(workHours)} of work`
  const isReservedLess = otherSum < onDemandSum
  const share = formatPercent(1 - Math.min(otherSum, onDemandSum) / Math.max(otherSum, onDemandSum))
  const headline = isReservedLess
    ? `Reserve: ${sum(otherSum)} for ${term}, ${share} less than ${sum(onDemandSum)} on demand ${use}.`
    : workHours === undefined
      ? `Stay on demand: ${sum(onDemandSum)} for ${term} ${use}, ${share} less than ${sum(otherSum)} reserved.`
      : `Take on demand: ${sum(onDemandSum)} ${use}, ${share} less than ${sum(otherSum)} for the ${term.replace(/^1 month$/u, 'month')} that ${term === '1 month' ? 'has' : 'have'} to be paid.`
  return answerOfLines(
    headline,
    [
      reservedLine,
      line(
        `On demand: ${gpus}${workHours === undefined ? `${formatCount(hours)} h × ${formatPercent(usedShare)}` : `${formatCount(workHours)} h`} × ${price(onDemand)} = ${sum(onDemandSum)}.`,
      ),
      line(`An hour that is used costs ${price(other / usedShare)} reserved.`),
      ...(workHours === undefined || evenShare > 1
        ? [evenLine]
        : [
            line(
              `Even at ${formatDuration(evenShare * hours)} of work (${even} of ${term}): the term pays beyond that.`,
            ),
          ]),
      ...(fewer === null || workHours !== undefined
        ? []
        : [
            line(
              `Between the two: ${formatCount(fewer.gpuCount)} reserved and 80% busy, the rest of the use on demand: ${sum(fewer.sum)}, if the rate holds for so few.`,
            ),
          ]),
    ],
    [
      line(
        'A term binds while prices fall: ask for a shorter one, a clause that follows the market, and little ahead.',
      ),
      ...notes,
      ...unusedLines(unused),
    ],
  )
}

function spotMessage(
  { onDemand, other, sign, lostShare, lostWords, runHours }: ContrastedPrices,
  { gpuCount, hours, onDemandSum, otherSum, evenShare, pricePerUsefulHour }: ContrastFigures,
  unused: readonly string[],
): MessageContent {
  const price = priceIn(sign)
  const sum = sumIn(sign)
  const useful = pricePerUsefulHour ?? other
  const isLess = useful < onDemand
  const share = formatPercent(1 - Math.min(useful, onDemand) / Math.max(useful, onDemand))
  const lost =
    lostShare === null
      ? ''
      : ` with ${formatPercent(lostShare)} of the ${lostWords === undefined ? 'work' : 'time'} lost`
  const hourly =
    lostShare === null
      ? `${price(other)} an hour before what is lost`
      : `${price(useful)} an hour of work that is kept${lost} (${price(other)} ÷ ${formatPercent(1 - lostShare)})`
  const gpuHours = hours * gpuCount
  const product =
    runHours === null ? '' : ` (${gpuCount === 1 ? '' : `${formatCount(gpuCount)} GPUs × `}${formatCount(hours)} h)`
  return answerOfLines(
    isLess
      ? `Spot: ${hourly}, ${share} less than ${price(onDemand)} on demand.`
      : `On demand: ${price(onDemand)} an hour; spot is ${hourly}, ${formatPercent(useful / onDemand - 1)} more.`,
    [
      ...(lostWords === undefined ? [] : [line(lostWords)]),
      line(`Even where ${formatPercent(evenShare)} of the work is lost (1 − ${price(other)} ÷ ${price(onDemand)}).`),
      ...(hours <= 1 || onDemandSum === null
        ? []
        : [
            line(
              `For ${formatCount(gpuHours)} GPU-hours of work${product}: ${sum(otherSum)} on spot, ${sum(onDemandSum)} on demand.`,
            ),
          ]),
      line('It counts only for a job that saves often and goes on by itself; with a deadline, keep on demand ready.'),
    ],
    [line('From the two prices that you gave; those of spot move by the hour.'), ...unusedLines(unused)],
  )
}

/** Shares of the hours that a commitment is weighed at. */
const shownUses = [0.5, 0.85]

const priceIn =
  (sign: string) =>
  (value: number): string =>
    `${sign}${value.toFixed(2)}`

/** Three figures; small sums to the unit. */
const sumIn =
  (sign: string) =>
  (value: number): string =>
    `${sign}${formatCount(Math.round(value))}`
