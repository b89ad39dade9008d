/** After how many runs a card that would be bought is paid for by the rent that it saves. */
import { periodsPerYear } from '../../scenario/hours-of-time.ts'
import type { Option } from '../../recommend/recommendation.ts'
import { formatCount, formatUsd, formatUsdDifference, formatUsdRange } from '../format/number-format.ts'
import type { QuestionContext } from './question-context.ts'

/** Times the years that a card is kept: less is about as long. */
const longer = 1.1

/** `bought`: the job on the card that would be bought, at what its power costs. */
export function payoffSentences(bought: Option, context: QuestionContext): readonly string[] {
  const {
    args,
    catalog,
    scenario: { runsPerYear },
    recommendation: { best },
    renderContext: { names },
  } = context
  const hardware = catalog?.totalCost.hardware
  const [rent, power] = [best.allInUsd.p50, bought.allInUsd.p50]
  const [gpu, count] = [names.gpu(bought.gpu), bought.gpuCount]
  const cards = count === 1 ? `one ${gpu}` : `${formatCount(count)} × ${gpu}`
  const each = `${formatUsd(rent)} of rent against ${formatUsd(power)} of electricity`
  if (rent <= power) return [`Never: a run on ${cards} of your own saves nothing, ${each}.`]
  const saved = formatUsdDifference(rent, power)
  const purchase = hardware?.purchases.find((one) => one.gpu === bought.gpu)
  const told = args?.money
  const price =
    told ?? purchase?.article?.base ?? (purchase === undefined ? null : (purchase.low.base + purchase.high.base) / 2)
  if (price === null || hardware === undefined)
    return [
      `After price ÷ ${saved} runs: that is what each saves, ${each}. No price of one ${gpu} is on record here: say it, such as “a card is $2,000, when does it pay off”.`,
    ]
  const runs = Math.ceil((price * count) / (rent - power))
  const years = hardware.years.base
  const isRecalled = purchase?.low.standing === 'recalled'
  const source =
    told !== undefined || purchase === undefined
      ? ''
      : ` (${purchase.condition}, ${formatUsdRange({ p10: purchase.low.base, p90: purchase.high.base })}, ${isRecalled ? 'recalled' : `seen ${purchase.low.asOf}`})`
  const year = args?.runs?.per == null ? runsPerYear : args.runs.count * periodsPerYear[args.runs.per]
  const span = (count: number): string => {
    const time = runs / count
    return time < 1
      ? `${formatCount(Math.ceil(time * 12))} months`
      : `${formatCount(Number(time.toPrecision(2)))} years`
  }
  const pace =
    year === undefined
      ? `Over ${formatCount(years)} years that is ${formatCount(Number((runs / (years * 12)).toPrecision(2)))} runs a month; once a week it takes ${span(periodsPerYear.week)}.`
      : `At the ${formatCount(year)} runs a year that you have it takes ${span(year)}${runs / year > years * longer ? ', longer than such a card is kept, so renting is cheaper' : ''}.`
  return [
    `After about ${formatCount(runs)} such runs: ${formatUsd(price * count)} for ${cards}${source} ÷ ${saved} that each saves, ${each}.`,
    pace,
    'The machine around it, its resale and your time are not in that.',
  ]
}
