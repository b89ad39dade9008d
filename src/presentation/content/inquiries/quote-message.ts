/** "Is $2.15 an hour for an H100 good?": the verdict, the prices it is judged by, what a commitment means. */
import type { RulesOfThumb } from '../../../catalog/rules-of-thumb.ts'
import type { JudgedQuote, PriceOnRecord, PricesOnRecord } from '../../../recommend/inquiries/quote.ts'
import { priceDay } from '../price-day.ts'
import { pricingLabels, providerName } from '../../format/display-names.ts'
import {
  formatCount,
  formatDuration,
  formatPercent,
  formatUsd,
  formatUsdPerHour,
  formatGpuCount,
} from '../../format/number-format.ts'
import { exchangeText } from '../../format/told-money.ts'
import type { RenderContext } from '../../render-context.ts'
import { bullet, line, type Line, type MessageContent } from '../message-content.ts'
import { answerOfLines, unusedLines } from './answer-lines.ts'

/** What it is used for, in a month or once: GPU-hours, dollars of the same on demand, and what is paid for it. */
export type QuoteUse = {
  readonly gpuHours: number
  readonly rentUsd: number
  readonly paidUsd: number
  readonly isOnce: boolean
}

export type QuoteTerms = {
  readonly gpu: string
  readonly committedHours: number | null
  readonly use: QuoteUse | null
  /** The price as it was typed, where it is none of dollars. */
  readonly typed: { readonly words: string; readonly usdOfOne: number; readonly name: string } | null
  /** Beside the hours, over the term; 0: none. */
  readonly setupUsd: number
  readonly storageUsd: number
  /** Of a GB and month: as quoted, 0 where no storage is named; and what is usual. */
  /** Of the commitment, paid before it begins; 0: none. */
  readonly upfrontShare: number
  readonly storagePrice: { readonly usdPerGb: number; readonly usual: number }
  /** By the hour, of cards that are mostly rented, where an offer that binds names none. */
  readonly yardsticks: readonly PriceOnRecord[]
}

const verdicts = {
  'too good': 'Too good to be true',
  good: 'A good price',
  fair: 'A fair price',
  dear: 'Dear',
  unknown: 'I cannot judge it',
} as const

/** Dollars a GPU-hour against today's offers, and the whole commitment where one was named. */
export function quoteMessage(
  judged: JudgedQuote,
  { gpu, committedHours, use, typed, setupUsd, storageUsd, storagePrice, upfrontShare, yardsticks }: QuoteTerms,
  unused: readonly string[],
  { names, today, rules }: RenderContext,
): MessageContent {
  const { usdPerGpuHour, verdict, judgedBy, onDemand, reserved, committedUsd, busyShare, gpuCount } = judged
  if (yardsticks.length > 0 && committedHours !== null && committedUsd !== null)
    return unnamedOffer(judged, { committedHours, committedUsd, yardsticks }, unused, names)
  const by = judgedBy === 'reserved' ? reserved : onDemand
  const inDollars = typed === null ? '' : ` (${typed.words} at ${exchangeText(typed)})`
  const price = `${formatUsdPerHour(usdPerGpuHour)} a GPU${inDollars}`
  // By the hour and for no term, the job is billed for its own hours: nothing stands idle.
  const isOpenOnce = use?.isOnce === true && committedHours === null
  const ofUse = use === null || isOpenOnce ? '' : useVerdict(use)
  const isOpenCheaper = committedHours !== null && (busyShare ?? 0) >= 1
  const ownVerdict = isOpenCheaper && verdict === 'fair' ? 'No discount for binding yourself' : verdicts[verdict]
  const verdictWords =
    use?.isOnce === true && ofUse !== ''
      ? `${ownVerdict}; ${ofUse[0]?.toLowerCase()}${ofUse.slice(1)}: ${price}`
      : `${use === null || ofUse === '' ? ownVerdict : ofUse}: ${price}`
  // Dear beside what binds nobody, though some ask more for a reservation: those are no yardstick.
  const openLowest =
    verdict === 'dear' && committedHours !== null && by !== null && usdPerGpuHour < by.median
      ? onDemand?.lowest
      : undefined
  const compared =
    openLowest !== undefined && by !== null
      ? ` for ${gpu}, with a commitment, where ${formatUsdPerHour(openLowest.usdPerGpuHour)} is the lowest without one and ${formatUsdPerHour(by.lowest.usdPerGpuHour)} the lowest ${pricingLabels[judgedBy]} price`
      : by === null
        ? `: no price of ${gpu === '' ? 'a GPU without its name' : gpu} is on record`
        : ` for ${gpu}, against ${pricingLabels[judgedBy]} prices from ${formatUsdPerHour(by.lowest.usdPerGpuHour)}, half of ${formatCount(by.count)} providers up to ${formatUsdPerHour(by.median)}`
  const record = (prices: PricesOnRecord | null, label: string): readonly Line[] =>
    prices === null
      ? []
      : [
          line(
            `${label}: from ${formatUsdPerHour(prices.lowest.usdPerGpuHour)} at ${providerName(prices.lowest, names)} (${names.gpu(prices.lowest.gpu)}, ${priceDay(prices.lowest, today)})${prices === by && openLowest !== undefined ? `, lists of ${formatCount(prices.count)} providers up to ${formatUsdPerHour(prices.highest.usdPerGpuHour)}` : `, median ${formatUsdPerHour(prices.median)} of ${formatCount(prices.count)} providers`}.`,
          ),
        ]
  return answerOfLines(
    `${verdictWords}${compared}.`,
    [
      ...(use === null ? [] : [line(useSentence(use, gpuCount, isOpenOnce))]),
      ...record(onDemand, 'On demand'),
      ...record(reserved, 'Reserved'),
      ...(committedUsd === null || committedHours === null
        ? []
        : [
            line(
              `The commitment: ${formatGpuCount(gpuCount ?? 1)} for ${formatDuration(committedHours)} are ${formatUsd(committedUsd)}${extrasWords(setupUsd, storageUsd, committedUsd)}, used or not, the total that you sign for.${busyWords(judged, committedHours)}`,
            ),
          ]),
      ...(upfrontShare === 0 || committedUsd === null ? [] : [line(upfrontWords(upfrontShare, committedUsd, rules))]),
      ...(storagePrice.usdPerGb === 0 ? [] : [line(storageWords(storagePrice))]),
      ...(use?.isOnce === true && committedHours !== null
        ? []
        : [line(use?.isOnce === false ? adviceOfUse(use) : advice(verdict, committedHours !== null))]),
    ],
    [
      line(
        'Prices as they were seen on their dates; what is bundled (network, storage, support, notice) is not in them.',
      ),
      ...unusedLines(unused),
    ],
  )
}

/** Less apart than this many times is no difference between prices of storage. */
const farApart = 1.3

const storageWords = ({ usdPerGb, usual }: QuoteTerms['storagePrice']): string => {
  const verdict = usdPerGb > usual * farApart ? 'is dear' : usdPerGb < usual / farApart ? 'is cheap' : 'is usual'
  return `Storage at ${formatUsd(usdPerGb)} a GB and month ${verdict}: clouds for GPUs ask some ${formatUsd(usual)}.`
}

function busyWords(
  { busyShare, onDemand, reserved, committedUsd, usdPerGpuHour, gpuCount }: JudgedQuote,
  committedHours: number,
): string {
  if (busyShare === null || onDemand === null) return ''
  if (busyShare < 1)
    return ` It beats on demand only if they are busy more than ${formatPercent(busyShare)} of the time${hoursOfTerm(busyShare, committedHours)}.`
  const least = Math.min(onDemand.lowest.usdPerGpuHour, reserved?.lowest.usdPerGpuHour ?? Infinity)
  const atLeast = (committedUsd ?? 0) * (least / usdPerGpuHour)
  const saved = ` At ${formatUsdPerHour(least)} it would be ${formatUsd(atLeast)}, ${formatUsd((committedUsd ?? 0) - atLeast)} less.`
  if (usdPerGpuHour >= onDemand.median) return `${saved} On demand is cheaper at any use.`
  const many = (gpuCount ?? 1) > linkedFrom
  return `${saved} The lowest on demand is cheaper at any use, where ${many ? `it has ${formatCount(gpuCount ?? 1)} linked GPUs for you at all times, which is rare` : 'it has them when you need them'}; the median on demand, ${formatUsdPerHour(onDemand.median)}, is dearer if they are busy more than ${formatPercent(usdPerGpuHour / onDemand.median)} of the time.`
}
const hoursOfTerm = (share: number, hours: number): string =>
  `, ${formatCount(Math.round(share * hours))} of the ${formatCount(Math.round(hours))} h`

/** What an offer that binds costs at the least, and from how many hours of it on it pays, by the card that it may be of. */
function unnamedOffer(
  { usdPerGpuHour, gpuCount }: JudgedQuote,
  {
    committedHours,
    committedUsd,
    yardsticks,
  }: { committedHours: number; committedUsd: number } & Pick<QuoteTerms, 'yardsticks'>,
  unused: readonly string[],
  names: RenderContext['names'],
): MessageContent {
  const count = gpuCount === null ? 'a GPU' : `for ${formatGpuCount(gpuCount)}`
  const rows = yardsticks.map((price) => {
    const share = usdPerGpuHour / price.usdPerGpuHour
    const verdict =
      share >= 1
        ? 'no, by the hour it is cheaper at any use'
        : `worth it above ${formatPercent(share)} use${hoursOfTerm(share, committedHours)}`
    return bullet(
      `If it is ${names.gpu(price.gpu)} (on demand from ${formatUsdPerHour(price.usdPerGpuHour)} at ${providerName(price, names)}): ${verdict}`,
    )
  })
  return answerOfLines(
    `At least ${formatUsd(committedUsd)} ${count}, ${formatCount(Math.round(committedHours))} h × ${formatUsdPerHour(usdPerGpuHour)}, used or not: worth it only if it is used enough, which depends on the GPU.`,
    rows,
    [
      line('Say which GPU it is, how many, and the hours of your job, such as “8x H100, 90 hours”.'),
      ...unusedLines(unused),
    ],
  )
}

/** Of one machine: more must be linked with each other. */
const linkedFrom = 8

const extrasWords = (setupUsd: number, storageUsd: number, committedUsd: number): string => {
  const parts = [
    ...(storageUsd > 0 ? [`${formatUsd(storageUsd)} of storage`] : []),
    ...(setupUsd > 0 ? [`${formatUsd(setupUsd)} to set up`] : []),
  ]
  return parts.length === 0 ? '' : `, with ${parts.join(' and ')} ${formatUsd(committedUsd + setupUsd + storageUsd)}`
}

const useVerdict = ({ rentUsd, paidUsd, isOnce }: QuoteUse): string =>
  isOnce
    ? rentUsd < paidUsd * 0.85
      ? 'Not for this job alone'
      : rentUsd > paidUsd * 1.15
        ? 'Worth it for this job'
        : 'About even for this job'
    : rentUsd < paidUsd * 0.85
      ? 'Not worth it for this use'
      : rentUsd > paidUsd * 1.15
        ? 'Keep it'
        : 'About even'

const upfrontWords = (share: number, committedUsd: number, { mostUpfront }: RulesOfThumb): string =>
  `${formatPercent(share)} in advance is ${formatUsd(share * committedUsd)}. ${share > mostUpfront.base ? 'That is much' : 'A part ahead is usual'} for reserved clusters (recalled; it varies, and can be bargained over). It is lost where the provider fails: have it written that it comes back where the GPUs are late, and is set off against the last invoices; ask for monthly payment or a lower price in return.`

/** The price may be a good one, and the use decides. */
const adviceOfUse = (use: QuoteUse): string =>
  useVerdict(use).startsWith('Not')
    ? 'Commit for as many GPUs as are busy all the time, or for a shorter term, and rent the rest by the hour; what you hold already, let go of at its end.'
    : useVerdict(use).startsWith('Keep')
      ? 'Keep it as long as the use stays; ask for a right to move to newer cards.'
      : 'What decides is whether you find GPUs by the hour when you need them.'

const useSentence = (
  { gpuHours, rentUsd, paidUsd, isOnce }: QuoteUse,
  gpuCount: number | null,
  isOpenOnce: boolean,
): string =>
  isOnce
    ? `The job takes about ${formatCount(Number(gpuHours.toPrecision(2)))} GPU-hours${gpuCount === null ? '' : `, ${formatDuration(gpuHours / gpuCount)} on the ${formatCount(gpuCount)} GPUs`}, ${formatUsd(rentUsd)} on demand, against ${formatUsd(paidUsd)} for this offer${paidUsd > rentUsd * 1.15 && !isOpenOnce ? ': the rest of it is idle, unless other work fills it' : ''}.`
    : `Your use is about ${formatCount(Number(gpuHours.toPrecision(3)))} GPU-hours a month, ${formatUsd(rentUsd)} on demand, against ${formatUsd(paidUsd)} for this${paidUsd > rentUsd ? `: a used GPU-hour costs ${formatUsd(paidUsd / gpuHours)}` : ''}.`

function advice(verdict: JudgedQuote['verdict'], isCommitted: boolean): string {
  switch (verdict) {
    case 'too good':
      return 'Ask what is left out: whose machines they are, the form of the card, the network, whether it can be taken back.'
    case 'good':
      return isCommitted
        ? 'Take it if the use is sure; ask for a shorter term, and a right to move to newer cards.'
        : 'Take it, if form, network and uptime are what you need.'
    case 'fair':
      return isCommitted
        ? 'A commitment should cost clearly less than on demand: ask for 15-30 % less, or for no commitment.'
        : 'Nothing to object to; the cheaper ones above are worth a question.'
    case 'dear':
      return 'Ask for the prices above, or what is bundled that is worth the difference: InfiniBand, storage, support.'
    case 'unknown':
      return 'Say which GPU it is, such as “8x A100 80GB”.'
  }
}
