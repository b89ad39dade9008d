/** How many hours of GPUs a sum buys at each price, and whether that is enough, in sentences. */
import type { HoursForSum } from '../../../language/inquiries/hours-for-sum.ts'
import type { HourlyRow } from '../../../recommend/inquiries/hours-for-sum.ts'
import { type DisplayNames, providerName } from '../../format/display-names.ts'
import { formatCount, formatDuration, formatPercent, formatUsd, formatUsdPerHour } from '../../format/number-format.ts'

/** What the sum is spent on. `gpuCount`: null, where none is named; `rate`: of another currency, in words. */
export type SpentSum = Pick<HoursForSum, 'isCredits' | 'asksEnough' | 'hours' | 'usedShare'> & {
  readonly usd: number
  readonly gpuCount: number | null
  readonly rate: string | null
  /** The large cloud whose credits they are, or where the machines are to be: it grants GPUs by quota. */
  readonly quotaAt: string | null
}

const roundly = (value: number): string => formatCount(Number(value.toPrecision(value < 100 ? 2 : 3)))

/** `rows`: at least one; of one kind of GPU. */
export function hoursForSumSentences(
  sum: SpentSum,
  rows: readonly HourlyRow[],
  names: DisplayNames,
): readonly string[] {
  const [first] = rows
  if (first === undefined) return []
  const { usd, gpuCount, asksEnough, isCredits, hours } = sum
  const wanted = hours !== null && !isCredits ? hours * (gpuCount ?? 1) : null
  const verdict = wanted === null ? '' : `${verdictOf(usd, wanted, rows, names)} `
  return [
    `${verdict}${timeOf(first, sum, names)}.`,
    ...rows.slice(1).map((row) => `${timeOf(row, sum, names)}.`),
    ...windowSentences(sum, first),
    ...(sum.rate === null ? [] : [sum.rate]),
    'That is GPU time alone: start-up, idle hours, failed starts and storage are paid from it too, so plan with some 10-20 % less.',
    ...(isCredits ? creditSentences(sum, rows) : []),
    ...(asksEnough && wanted === null
      ? [
          'Whether it is enough depends on the job: name the model, the method and the tokens, such as “8b lora 100M tokens”, and the hours that it takes are set against these.',
        ]
      : []),
  ]
}

function timeOf(
  { price, standing, count }: HourlyRow,
  { usd, gpuCount, usedShare }: SpentSum,
  names: DisplayNames,
): string {
  const perHour = `${formatUsdPerHour(price.usdPerGpuHour)} a GPU`
  const seller = `${providerName({ ...price, pricing: 'on_demand' }, names)} (${names.gpu(price.gpu)}, ${perHour})`
  const gpuHours = usd / price.usdPerGpuHour
  const wall = gpuHours / (gpuCount ?? usualMachine)
  const days = wall >= hoursShownAsDays ? ` (${formatDuration(wall)})` : ''
  const used = usedShare === null ? '' : `, ${formatDuration(wall / usedShare)} at ${formatPercent(usedShare)} use`
  const time =
    gpuCount === null
      ? `about ${roundly(gpuHours)} GPU-hours: ${roundly(wall)} h of a machine of ${formatCount(usualMachine)}${days}`
      : gpuCount === 1
        ? `about ${roundly(gpuHours)} hours of one GPU${days}${used}`
        : `about ${roundly(wall)} hours on ${formatCount(gpuCount)} GPUs${days}, ${roundly(gpuHours)} GPU-hours${used}`
  switch (standing) {
    case 'median':
      return `At the median of ${formatCount(count)} sellers (${perHour}): ${time}`
    case 'hyperscaler':
      return `At a large cloud, ${seller}: ${time}`
    case 'spot':
      return `On spot, which can be taken back, ${seller}: ${time}`
    case 'lowest':
    case 'named':
      return `${formatUsd(usd)} at ${seller} buys ${time}`
  }
}
const hoursShownAsDays = 72
/** GPUs of the machine that is mostly rented whole. */
const usualMachine = 8

function verdictOf(usd: number, gpuHours: number, rows: readonly HourlyRow[], names: DisplayNames): string {
  const open = rows.filter(({ standing }) => standing !== 'spot')
  const met = open.filter(({ price }) => price.usdPerGpuHour * gpuHours <= usd)
  const [first] = open
  if (first === undefined) return ''
  const needs = `${roundly(gpuHours)} GPU-hours are ${formatUsd(first.price.usdPerGpuHour * gpuHours)} at ${providerName({ ...first.price }, names)}`
  if (met.length === 0) return `No: ${needs}.`
  return met.length === open.length ? `Yes: ${needs}.` : `Yes at the cheaper sellers: ${needs}.`
}

/** How many GPUs around the clock use the sum up before it ends. */
function windowSentences({ isCredits, hours, usd }: SpentSum, { price }: HourlyRow): readonly string[] {
  if (!isCredits || hours === null) return []
  const gpus = usd / price.usdPerGpuHour / hours
  return [
    `Until they end there are ${formatCount(Math.round(hours))} h: ${gpus < 1 ? 'not even one GPU around the clock is paid by them' : `about ${formatCount(Math.round(gpus))} of these GPUs around the clock use them up`}.`,
  ]
}

function creditSentences({ quotaAt, hours }: SpentSum, rows: readonly HourlyRow[]): readonly string[] {
  const hasSpot = rows.some(({ standing }) => standing === 'spot')
  return [
    ...(rows.some(({ standing }) => standing === 'median')
      ? ['Credits are of one seller: name it, and its prices alone are counted.']
      : []),
    ...(quotaAt === null
      ? []
      : [
          `First ask for the quota: ${quotaAt} grants GPUs by it, often none to a new or a trial account, and an answer takes days to weeks${hours === null ? '' : ', so today'}; have a smaller GPU or another region as plan B.`,
        ]),
    `I do not know your terms: see that the credits cover GPUs${hasSpot ? ', spot' : ''} and flexible starts, whether some kinds or the marketplace are left out, and when they end.`,
  ]
}
