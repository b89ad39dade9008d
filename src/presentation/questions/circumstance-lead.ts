/** The sentence that answers what is asked of a run under a circumstance: a verdict, a difference or a ratio, and figures beside the plan's. */
import type { AskedFigure, AskedLimits, Circumstances } from '../../language/circumstances/circumstances.ts'
import { durationDifferenceText, roundUsd } from '../../recommend/figure-text.ts'
import type { Option } from '../../recommend/recommendation.ts'
import {
  formatCount,
  formatDuration,
  formatGib,
  formatTokens,
  formatUsd,
  formatUsdDifference,
  roundHours,
} from '../format/number-format.ts'
import { formatSignificant } from '../format/significant-digits.ts'
import { type FiguresThen, inDailyHours, workingDaysLater } from './circumstance-figures.ts'
import { momentAfter } from './finish.ts'
import { limitVerdict } from './limit-verdict.ts'

export type CircumstanceSides = {
  readonly asked: Circumstances
  readonly best: Option
  /** The plan on what is supposed; the plan itself where its GPUs and settings stay. */
  readonly option: Option
  readonly now: FiguresThen
  readonly supposed: FiguresThen
  readonly tokens: number
  /** Examples or prompts of the data; null: not counted. */
  readonly examples: number | null
  readonly today: string
  readonly deadlineHours: number | null
  readonly budgetUsd: number | null
}

/** `on`: the GPUs that are supposed; '' where they stay. `plan`: those of the plan, and their seller. */
export function leadOf(sides: CircumstanceSides, on: string, plan: string): string {
  const { asked, supposed, now, option, best } = sides
  const figures = [...new Set<AskedFigure>([...asked.figures, 'money', 'hours'])]
  const beside = figures.map((figure) => figureWords(figure, sides)).join(', ')
  const { words } = asked
  const opening = [words.length === 0 ? '' : `with ${words.join(' and ')}`, on].filter((part) => part !== '').join(' ')
  const useful = usefulOf(sides)
  if (useful !== '') return `${useful} ${opening}: ${beside}`
  const difference = differenceOf(figures, supposed, now)
  const behind =
    difference === null
      ? ''
      : `; that is ${difference}${on === '' ? '' : ` ${/as long|the same/u.test(difference) ? 'beside' : 'than'} the plan, ${plan}`}`
  const front = asked.limits === undefined ? verdictOf(sides) : capital(ofLimits(sides, asked.limits))
  if (front !== '') return `${front}: ${opening}, ${beside}${behind}`
  if (asked.of === 'value' || (difference === null && figures[0] !== 'memory'))
    return `${capital(opening)}: ${beside}${behind}`
  const gib = option.peakMemoryGiB.p50 - best.peakMemoryGiB.p50
  const lead: string =
    figures[0] === 'memory' && asked.of === 'difference'
      ? `${formatGib(Math.abs(gib))} ${gib < 0 ? 'less' : 'more'} on each GPU`
      : asked.of === 'ratio'
        ? ratioOf(figures, supposed, now)
        : (difference ?? '')
  return `${capital(lead)} ${opening}: ${beside}`
}

const ofLimits = (sides: CircumstanceSides, limits: AskedLimits): string =>
  limitVerdict(
    limits,
    { usd: sides.supposed.usd.p50, hours: sides.supposed.hours.p50, end: (sides.asked.start ?? 0) + elapsedOf(sides) },
    sides.today,
  )

const capital = (text: string): string => text.replace(/^[a-z]/u, (letter) => letter.toUpperCase())

function figureWords(figure: AskedFigure, sides: CircumstanceSides): string {
  const { asked, best, option, supposed, now, tokens, today } = sides
  switch (figure) {
    case 'money':
      return same(formatUsd(supposed.usd.p50), formatUsd(now.usd.p50), 'in total')
    case 'hours':
      return same(formatDuration(supposed.hours.p50), formatDuration(now.hours.p50))
    case 'gpu-hours':
      return same(formatSignificant(supposed.gpuHours, 3), formatSignificant(now.gpuHours, 3), 'GPU-hours')
    case 'tokens':
      return same(formatTokens(tokens * (asked.values.data ?? 1)), formatTokens(tokens))
    case 'memory':
      return same(
        `${formatGib(option.peakMemoryGiB.p50)} of ${formatGib(option.usableMemoryGiB)}`,
        formatGib(best.peakMemoryGiB.p50),
        'on each GPU',
      )
    case 'finish': {
      const start = asked.start ?? 0
      const delay = delayOf(asked, today)
      const begun = start + delay === 0 ? 'at noon today' : momentAfter(today, start + delay)
      const end = momentAfter(today, start + delay + elapsedOf(sides))
      return `done ${same(end, momentAfter(today, start + now.hours.p50))}, started ${begun}`
    }
  }
}

const same = (then: string, now: string, unit = ''): string => {
  const of = unit === '' ? '' : ` ${unit}`
  return then === now || then.startsWith(`${now} of`) ? `${then}${of} as planned` : `${then}${of} instead of ${now}`
}

/** Hours that pass before it can start. */
export const delayOf = ({ values }: Circumstances, today: string): number =>
  (values.waitHours ?? 0) + (values.waitDays === undefined ? 0 : workingDaysLater(today, values.waitDays))

/** The days of which it works a part, where it does not work around the clock; null where it does, or no start fits. */
export function partsOf({ asked, supposed, option, today }: CircumstanceSides): ReturnType<typeof inDailyHours> {
  const { daily } = asked.values
  const startHour = (12 + (asked.start ?? 0) + delayOf(asked, today)) % 24
  return daily === undefined ? null : inDailyHours(daily, supposed.hours.p50, option.startupHours, startHour)
}

/** From the start to the end. */
const elapsedOf = (sides: CircumstanceSides): number => partsOf(sides)?.elapsed ?? sides.supposed.hours.p50

/** Null where neither money nor time is another. */
function differenceOf(figures: readonly AskedFigure[], supposed: FiguresThen, now: FiguresThen): string | null {
  const usd = roundUsd(supposed.usd.p50) - roundUsd(now.usd.p50)
  const hours = roundHours(supposed.hours.p50) - roundHours(now.hours.p50)
  if (usd === 0 && hours === 0) return null
  const by = formatUsdDifference(supposed.usd.p50, now.usd.p50)
  const money = usd === 0 ? 'the same money' : `${by} ${usd < 0 ? 'less' : 'more'}`
  const apart = durationDifferenceText(supposed.hours.p50, now.hours.p50)
  const time = hours === 0 ? 'as long' : `${apart} ${hours < 0 ? 'shorter' : 'longer'}`
  return (isOfTime(figures) ? [time, money] : [money, time]).join(' and ')
}

const isOfTime = (figures: readonly AskedFigure[]): boolean =>
  figures.find((figure) => figure !== 'memory' && figure !== 'tokens') !== 'money'

function ratioOf(figures: readonly AskedFigure[], supposed: FiguresThen, now: FiguresThen): string {
  const ratio = formatSignificant(supposed.hours.p50 / now.hours.p50, 2)
  const time = ratio === '1' ? 'about the same time' : `${ratio} times the time`
  const money = `${formatSignificant(supposed.usd.p50 / now.usd.p50, 2)} times the money`
  return (isOfTime(figures) ? [time, money] : [money, time]).join(' and ')
}

/** Whether it fits, is done by then, or as many times as somebody guesses; '' where none is asked. */
function verdictOf(sides: CircumstanceSides): string {
  const { asked, option, best, supposed, now, today, deadlineHours, budgetUsd } = sides
  const { guess, figures, values } = asked
  if (figures[0] === 'memory' && asked.of === 'value' && (values.gpus !== undefined || values.scenario !== undefined))
    return fitVerdict(option, best)
  const due = asked.due ?? (figures[0] === 'finish' && values.daily === undefined ? deadlineHours : null)
  if (due !== null && (figures[0] === 'finish' || asked.due !== undefined)) {
    const at = (asked.start ?? 0) + delayOf(asked, today)
    const [end, late] = [at + elapsedOf(sides), at + supposed.hours.p90]
    const verdict = end > due ? 'No' : late > due ? 'Likely, but not surely' : 'Yes'
    return `${verdict}, ${formatDuration(Math.abs(due - end))} ${end > due ? 'after' : 'before'} ${momentAfter(today, due)}`
  }
  if (asked.isStill === true && budgetUsd !== null && figures[0] === 'money')
    return supposed.usd.p50 > budgetUsd
      ? `No, ${formatUsdDifference(supposed.usd.p50, budgetUsd)} over the ${formatUsd(budgetUsd)}`
      : `Yes, ${formatUsdDifference(budgetUsd, supposed.usd.p50)} under the ${formatUsd(budgetUsd)}`
  if (guess === undefined) return whetherVerdict(sides)
  const isOfMoney = guess.of === 'money' || !isOfTime(figures)
  const is = isOfMoney ? supposed.usd.p50 / now.usd.p50 : supposed.hours.p50 / now.hours.p50
  const off = Math.abs(is / guess.value - 1)
  const times = `${formatSignificant(is, 2)} times the ${isOfMoney ? 'money' : 'time'}`
  if (off < exact && guess.value === 1) return `Yes, the same ${isOfMoney ? 'money' : 'time'}`
  return off < exact ? `Yes, ${times}` : off < near ? `Nearly, ${times}` : `No, ${times}`
}
/** Closer than these a guess is right, or good. */
const [exact, near] = [0.02, 0.1]

/** Whether it is faster or cheaper than the plan; '' where that is not asked. */
function whetherVerdict({ asked: { whether }, supposed, now }: CircumstanceSides): string {
  if (whether === undefined) return ''
  const isOfMoney = whether === 'cheaper' || whether === 'dearer'
  const is = isOfMoney ? roundUsd(supposed.usd.p50) : roundHours(supposed.hours.p50)
  const was = isOfMoney ? roundUsd(now.usd.p50) : roundHours(now.hours.p50)
  const isLess = whether === 'faster' || whether === 'cheaper'
  return is === was ? 'No, the same' : is < was === isLess ? 'Yes' : 'No'
}

function fitVerdict(option: Option, best: Option): string {
  const { p50, p95 } = option.peakMemoryGiB
  if (option.offload !== 'none')
    return option.offload === best.offload
      ? 'Yes, as the plan does, with a part in the memory of the host'
      : 'No, not in their memory alone: a part goes to the memory of the host, which is slow'
  return p50 > option.usableMemoryGiB ? 'No' : p95 > option.usableMemoryGiB ? 'Likely, but not surely' : 'Yes'
}

/** What one of the things that are of use costs, or one run; '' where that is not asked. */
function usefulOf({ asked: { values, unit }, supposed, examples }: CircumstanceSides): string {
  if (values.useful === undefined) return ''
  if (examples === null || unit === undefined || /^(?:run|try|attempt)/u.test(unit))
    return `${formatUsd(supposed.usd.p50 / values.useful)} for each run that is of use, as ${formatSignificant(1 / values.useful, 2)} are paid for one,`
  const count = Math.max(1, Math.round(values.useful * examples))
  return `${formatUsd(supposed.usd.p50 / count)} for each ${unit.replace(/s$/u, '')} that is of use, ${formatCount(count)} of ${formatCount(examples)},`
}
