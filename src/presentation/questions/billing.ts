/** How the plan is paid: steps of billing, the date of its prices and what if they move, tax, deposits and credits. */
import { isAgreedPrice, listPriceWords } from '../content/price-day.ts'
import { isStatedPrice } from '../../offers/stated-offers.ts'
import {
  formatDuration,
  formatUsd,
  formatPercent,
  formatUsdDifference,
  formatUsdPerHour,
  formatUsdRange,
} from '../format/number-format.ts'
import { isOwnedAtPowerCost } from '../../recommend/total-cost/owned-market.ts'
import { billPartTexts } from '../content/total-cost/bill-parts.ts'
import { chargedSteps, sellersAsked } from './charged-steps.ts'
import { billingSteps } from './market-figures.ts'
import { freshness } from './price-freshness.ts'
import { priceSourceSentence } from './price-page.ts'
import type { QuestionContext } from './question-context.ts'
import { capitalized, joinWords, roundUsd } from '../../recommend/figure-text.ts'
import { describePrice } from '../content/recommendation-summary.ts'
import { creditsLine } from '../content/plan-terms-lines.ts'
import { planName, providerName } from '../format/display-names.ts'
import { toOneLine } from '../format/truncate.ts'

/** The term of a reservation, else the step that its provider charges in, and what rounding up would add. */
export function billingAnswer(context: QuestionContext): readonly string[] {
  const {
    recommendation: { best },
    totalCost,
    renderContext: { names },
    subject,
    args,
  } = context
  // "On Lambda, by the hour or the minute?" is of Lambda, wherever the plan is.
  const id = subject?.providers[0] ?? best.provider
  const step = names.billingStep(id)
  if (isOwnedAtPowerCost(best)) return ['Nobody bills GPUs of your own: there is no minimum and no term.']
  const parts = totalCost === undefined ? [] : billPartTexts(totalCost.bill)
  const term = parts.find(({ id }) => id === 'commitment')
  if (term !== undefined && id === best.provider)
    return [
      `Yes, a term is paid for whole: ${term.usd} of the ${formatUsd(best.allInUsd.p50)} is ${term.says}, though the run takes ${formatDuration(best.hours.p50)}.`,
      'A month, a year and three years are usual, and the contract says which (recalled, November 2026). On demand there is none: reply “on demand”.',
    ]
  const least = parts.find(({ id }) => id === 'minimum')
  const doubted = args?.money !== undefined && args.money < best.allInUsd.p50 / 2 ? args.money : null
  const unused = Math.ceil(best.hours.p50) - best.hours.p50
  const added = unused * best.gpuCount * best.usdPerGpuHour
  return [
    doubted === null
      ? ''
      : `The catch is what comes on top: this plan is ${formatUsd(best.allInUsd.p50)} in total, not ${formatUsd(doubted)}: ${formatUsd(best.usd.p50)} of GPU time, the rest ${joinWords(parts.filter(({ id }) => besideTime.has(id)).map(({ id, usd }) => `${besideNames[id] ?? id} ${usd}`))}.`,
    step === null && sellersAsked(context).length === 1
      ? `${chargedSteps(context)} ${billingSteps(context)}`
      : chargedSteps(context),
    least === undefined
      ? `The plan counts the ${formatDuration(best.hours.p50)} as they are, from the moment the machine is up; rounded up to full hours it would be ${formatUsd(added)} more.`
      : `${capitalized(least.says)}: ${least.usd}, which is in the total.`,
  ]
}
const besideNames: Readonly<Record<string, string>> = {
  idle: 'idle time',
  failed: 'runs that fail',
  storage: 'disk',
  minimum: 'the least that is charged',
}
const besideTime: ReadonlySet<string> = new Set(Object.keys(besideNames))

/** "How old is the price?": the day of the best option's price, and its source. */
export function priceDateAnswer(context: QuestionContext): readonly string[] {
  const {
    args,
    whatIf,
    recommendation: { best },
    renderContext,
  } = context
  // "When were those Verda prices checked?": of a seller that the plan does not take.
  const other = whatIf !== undefined && 'option' in whatIf ? whatIf.option : undefined
  if (args?.asksWhen === true && other !== undefined && other.provider !== best.provider)
    return [
      `${describePrice(other, renderContext)}${isStatedPrice(other.provider) ? '' : `; source: ${other.priceSource}`}.`,
      `The plan’s own price: ${describePrice(best, renderContext)}.`,
    ]
  if (args?.asksWhere === true && other !== undefined && other.provider !== best.provider)
    return [
      `The plan’s rate: ${describePrice(best, renderContext)}${isStatedPrice(best.provider) ? '' : `; source: ${best.priceSource}`}.`,
      `On record of the other: ${describePrice(other, renderContext)}${isStatedPrice(other.provider) ? '' : `; source: ${other.priceSource}`}. Where the seller’s own page shows another price, that one holds: reply with it.`,
    ]
  if (!isStatedPrice(best.provider) && (args?.isWhether === true || context.value !== undefined))
    return freshness(context)
  return [
    otherRateNamed(context),
    `${describePrice(best, renderContext)}.`,
    ...(isStatedPrice(best.provider) ? [] : [priceSourceSentence(best, renderContext.names)]),
    `At that price the job is ${formatUsd(best.allInUsd.p50)} in total.`,
  ]
}

/** "Source for the $1.89?": that the plan takes another price of the hour; '' where it is that of the plan, or none. */
function otherRateNamed({ args, recommendation: { best } }: QuestionContext): string {
  const named = args?.numbers?.find(({ words, value }) => value > 0 && value < mostOfHour && ofRate.test(words.trim()))
  const isOfPlan = named === undefined || Math.abs(named.value / best.usdPerGpuHour - 1) < sameRate
  return isOfPlan ? '' : `The plan does not take ${formatUsd(named.value)} an hour: its price is another.`
}
const ofRate = /^\$? ?\d{1,2}\.\d{1,3}\$?(?: ?(?:\/|per |an? )(?:gpu )?h(?:r|our)?)?$/iu
const [mostOfHour, sameRate] = [30, 0.01]

/** Parts of a bill that are not paid by the hour of a GPU. */
const otherParts: ReadonlySet<string> = new Set(['disk', 'storage', 'egress', 'traffic', 'download'])

/** "What if prices drop 20%?" `args.moves`: a share, negative for a drop; asks for it where it is missing. */
export function priceChangeAnswer({
  recommendation: { best },
  totalCost,
  args,
  whatIf,
  renderContext: { names },
}: QuestionContext): readonly string[] {
  const moves = args?.moves
  if (moves === undefined || moves <= -1)
    return [
      `Each 10 % of the hourly price is about ${formatUsd(best.usd.p50 / 10)} of the ${formatUsd(best.allInUsd.p50)}: say by how much, such as “what if prices drop 20 %?”. A run is paid at the price of the hour in which it runs.`,
      'Waiting for a drop is no plan: of 35 list prices followed for four to six months until November 2026, 69 % rose and none fell; “today’s prices” works the plan out anew.',
    ]
  const fixed = (totalCost?.bill.parts ?? [])
    .filter(({ id }) => otherParts.has(id))
    .reduce((sum, { usd }) => sum + (usd ?? 0), 0)
  const moved = (usd: number): number => fixed + (usd - fixed) * (1 + moves)
  const before = best.allInUsd.p50
  const after = moved(before)
  const change = `${formatPercent(Math.abs(moves))} ${moves < 0 ? 'lower' : 'higher'}`
  if (whatIf !== undefined) {
    if ('problem' in whatIf) return [toOneLine(whatIf.problem, 240)]
    const { option } = whatIf
    const [there, here] = [names.provider(option.provider), names.provider(best.provider)]
    if (args?.isDiscount === true && there !== here) {
      const offered = moved(option.allInUsd.p50)
      return [
        `${formatPercent(Math.abs(moves))} off at ${there}: ${planName(option, names)}, ${formatDuration(option.hours.p50)}, ${formatUsd(offered)} in total instead of ${formatUsd(option.allInUsd.p50)} at its list price.`,
        `That is ${formatUsdDifference(offered, before)} ${roundUsd(offered) < roundUsd(before) ? 'less' : 'more'} than the plan, ${formatUsd(before)} at ${here}, where the discount does not hold.`,
      ]
    }
    if (args?.isDiscount !== true)
      return [
        `With that change and prices ${change}: ${planName(option, names)} at ${providerName(option, names)}, ${formatDuration(option.hours.p50)}, ${formatUsd(moved(option.allInUsd.p50))} in total (${formatUsd(option.allInUsd.p50)} at today’s prices).`,
        `The plan as it is: ${formatUsd(before)} today, ${formatUsd(after)} at those prices. Nothing is changed: reply with the change alone to plan with it.`,
      ]
  }
  const direction = roundUsd(after) < roundUsd(before) ? 'less' : 'more'
  const isDiscount = args?.isDiscount === true
  const isAskedIfCounted = isDiscount && args?.isWhether === true
  if (isAskedIfCounted && isAgreedPrice(best))
    return [
      `Yes: ${formatUsdPerHour(best.usdPerGpuHour)} a GPU is the price that your team has agreed with ${providerName(best, names)} (${listPriceWords(best)}), and the plan is reckoned with it.`,
    ]
  const verdict =
    isAskedIfCounted && !isStatedPrice(best.provider)
      ? `No: ${formatUsdPerHour(best.usdPerGpuHour)} a GPU is the price of ${providerName(best, names)} without it. `
      : ''
  return [
    `${verdict}With prices ${change} this plan costs ${formatUsd(after)} in total instead of ${formatUsd(before)}: ${formatUsdDifference(after, before)} ${direction}.`,
    isDiscount
      ? 'The plan itself stays at list prices: an owner can enter rates of your own in the app’s settings, and every plan is reckoned with them.'
      : 'The hours stay the same, and so does the order of the plans where all prices move alike.',
  ]
}

/** What a tax question of a company adds, and one that asks for the currency. */
export const taxBeside = (args: QuestionContext['args'], usd?: number): readonly string[] =>
  [
    args?.vatOf === undefined || usd === undefined
      ? ''
      : `The standard rate in ${args.vatOf.country} is ${formatPercentFinely(args.vatOf.share)} (recalled): ${formatUsd(usd * (1 + args.vatOf.share))} with it, where it is charged.`,
    args?.asksCurrency === true ? 'All sums are US dollars.' : '',
    args?.isOfCompany === true || args?.vatOf !== undefined
      ? 'A company in the EU, the UK or Switzerland that gives its VAT number is usually billed net by a seller abroad, and accounts for the VAT itself (reverse charge), so that nothing is lost where it may deduct; a seller in its own country adds the tax (recalled: your tax adviser confirms it).'
      : '',
  ].filter((one) => one !== '')

/** "Incl. 19% VAT?" `args.moves`: the share; asks for it where it is missing. */
export function taxesAnswer({ recommendation: { best }, args }: QuestionContext): readonly string[] {
  const share = Math.abs(args?.moves ?? 0)
  const notCounted = 'Taxes such as VAT are not counted: prices are as the providers list them.'
  if (share === 0) return [notCounted, ...taxBeside(args), 'Say the share to have it added, such as “incl. 19% VAT”.']
  const { p10, p50, p90 } = best.allInUsd
  const taxed = (usd: number): number => usd * (1 + share)
  const sum = args?.money
  // A cap that is meant with the tax.
  const verdict =
    sum === undefined
      ? []
      : [
          `${taxed(p90) <= sum ? 'Yes' : taxed(p50) <= sum ? 'Probably' : 'No'}: ${formatUsd(taxed(p50))} with ${formatPercent(share)} tax against ${formatUsd(sum)}, up to ${formatUsd(taxed(p90))} at the high end.`,
        ]
  return [
    ...verdict,
    `With ${formatPercent(share)} on top: ${formatUsd(taxed(p50))} in total instead of ${formatUsd(p50)} (8 times in 10 ${formatUsdRange({ p10: taxed(p10), p90: taxed(p90) })}).`,
    notCounted,
    ...taxBeside(args),
  ]
}

/** For another start, a disk that is kept and tax (rule of thumb). */
const margin = 0.2

/** "How much do I put on the prepaid account?": dollars to have on an account before the run begins. */
export function depositAnswer({
  recommendation: { best },
  renderContext: { names },
}: QuestionContext): readonly string[] {
  const { p50, p90 } = best.allInUsd
  return [
    `Put about ${formatUsd(Math.ceil(roundUsd(p90 * (1 + margin))))} on it: ${formatUsd(p90)}, which 9 in 10 comparable runs stay under, and ${formatPercent(margin)} more for another start, a disk that is kept and tax (rule of thumb). Expected is ${formatUsd(p50)}.`,
    `What is left stays yours as a rule; whether ${names.provider(best.provider)} takes less at a time or refunds it, its own page says. At zero most prepaid providers stop the machine, and some delete its disk: set an alert or automatic top-up, and save checkpoints elsewhere.`,
  ]
}

/** "We have $10k of AWS credits": dollars of the plan that the credits cover, at the provider that gives them. */
export function creditsAnswer({
  subject,
  args,
  whatIf,
  recommendation: { best },
  renderContext: { names },
}: QuestionContext): readonly string[] {
  const [provider] = subject?.providers ?? []
  const usd = args?.money
  if (provider === undefined || usd === undefined)
    return ['Say how much of credits, and where: “we have $2,000 of credits at Lambda”.']
  if (best.provider === provider) return [creditsLine(usd, best)]
  const name = names.provider(provider)
  const stays = `The plan as it is, at ${providerName(best, names)}, costs ${formatUsd(best.allInUsd.p50)}, and credits of ${name} do not pay for it.`
  if (whatIf === undefined || 'problem' in whatIf)
    return [stays, `At ${name} nothing keeps what was asked: ${toOneLine(whatIf?.problem ?? 'no plan', 240)}`]
  const { option } = whatIf
  return [
    `Only at ${name}: there it is ${planName(option, names)}, ${formatDuration(option.hours.p50)}, ${formatUsd(option.allInUsd.p50)}.`,
    creditsLine(usd, option),
    stays,
    `Reply “on ${name}” to plan with them.`,
  ]
}

/** The example of a share, as that of the country that is named. */
export const atRate = (text: string, args: QuestionContext['args']): string =>
  args?.vatOf === undefined ? text : text.replace('19%', formatPercentFinely(args.vatOf.share).replace(' ', ''))
const formatPercentFinely = (share: number): string => `${String(Number((share * 100).toFixed(1)))} %`
