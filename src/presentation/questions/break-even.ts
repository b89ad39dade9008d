/** "Would a reserved box beat separate runs?", "break-even in hours?": a term that is paid whole against paying by the hour. */
import { hoursOfMonth, runsOfPeriod } from '../../scenario/hours-of-time.ts'
import { isOwnedAtPowerCost } from '../../recommend/total-cost/owned-market.ts'
import type { Option } from '../../recommend/recommendation.ts'
import { planName, providerName } from '../format/display-names.ts'
import { formatCount, formatDuration, formatPercent, formatUsd, formatUsdPerHour } from '../format/number-format.ts'
import type { QuestionContext } from './question-context.ts'

const monthsOfYear = 12
const hourly = ({ usdPerGpuHour, gpuCount }: Option): number => usdPerGpuHour * gpuCount
const places = 2

/** A sum that is told, of a month or once, in hours and runs of the rent that it stands against. */
function paybackOf(
  usd: number,
  paidFor: 'month' | 'each card' | 'machine',
  context: QuestionContext,
): readonly string[] {
  const {
    recommendation: { best },
    renderContext: { names },
  } = context
  if (isOwnedAtPowerCost(best)) return ['They are GPUs of your own: nothing is rented that it would stand against.']
  const isMonthly = paidFor === 'month'
  const all = paidFor === 'each card' ? usd * best.gpuCount : usd
  const sum = `${formatUsd(all)}${isMonthly ? ' a month' : ''}${all === usd ? '' : ` for ${formatCount(best.gpuCount)} cards`}`
  const rent = `${planName(best, names)} at ${providerName(best, names)}, ${formatUsdPerHour(hourly(best))}`
  const hours = all / hourly(best)
  const rounded = formatCount(Number(hours.toPrecision(places + 1)))
  const [runs, billed] = [Math.ceil(hours / best.hours.p50), Math.ceil(all / best.allInUsd.p50)].map(formatCount)
  if (isMonthly && hours >= hoursOfMonth)
    return [
      `Never: ${sum} is more than the ${hoursOfMonth} h of a month by the hour, ${formatUsd(hourly(best) * hoursOfMonth)} on ${rent}.`,
    ]
  const bill = formatUsd(best.allInUsd.p50)
  return isMonthly
    ? [
        `From about ${rounded} h of use a month on, ${formatPercent(hours / hoursOfMonth)} of it: ${sum} against ${rent}. That is ${runs} such runs of ${formatDuration(best.hours.p50)}${runs === billed ? '' : `, or ${billed} at their whole bill of ${bill}`}.`,
        'A term is paid whole, used or not.',
      ]
    : [
        `After about ${billed} such runs at ${bill} each: ${sum} is ${rounded} h of rent on ${rent}, before electricity and the rest of the machine.`,
        `Around the clock that is ${formatDuration(hours)}: unless it trains that much, renting stays cheaper.`,
      ]
}

/** `whatIf`: the same GPUs bought the other way, reserved where the plan is paid by the hour. */
export function breakEvenAnswer(context: QuestionContext): readonly string[] {
  const {
    whatIf,
    args,
    scenario: { runsPerYear },
    recommendation: { best },
    renderContext: { names },
  } = context
  if (args?.paidFor !== undefined && args.money !== undefined) return paybackOf(args.money, args.paidFor, context)
  if (whatIf === undefined || 'problem' in whatIf)
    return [
      `No provider on record has a reserved price of ${planName(best, names)}: a term usually takes 25 to 35 % off, so it pays from about 70 % of its hours on (rule of thumb), ${formatCount(Math.round(0.7 * hoursOfMonth))} h of a month.`,
      `One run takes ${formatDuration(best.hours.p50)}: by the hour is cheaper unless other jobs fill the rest.`,
    ]
  const [term, byHour] = best.pricing === 'reserved' ? [best, whatIf.option] : [whatIf.option, best]
  // A month where the rest of the term costs nothing more than its hours.
  const months = Math.max(1, Math.round(term.allInUsd.p50 / hourly(term) / hoursOfMonth))
  const paid = term.allInUsd.p50 / months
  const hours = paid / hourly(byHour)
  const year = args?.runs?.per === 'year' ? args.runs.count : (runsPerYear ?? args?.runsPerYear ?? undefined)
  const runs =
    args?.runs !== undefined && args.runs.per !== 'year' ? args.runs.count : runsOfPeriod(year ?? monthsOfYear, 'month')
  const used = best.hours.p50 * runs
  const share = formatPercent(hours / hoursOfMonth)
  const rates = `${formatUsd(paid)} a month for ${planName(term, names)} reserved at ${names.provider(term.provider)}, against ${formatUsdPerHour(hourly(byHour))} ${byHour.pricing === 'spot' ? 'on spot' : 'on demand'} at ${names.provider(byHour.provider)}`
  const use = `${runs === 1 ? 'One run' : `${formatCount(Number(runs.toPrecision(places)))} runs`} a month use ${formatDuration(used)}`
  if (hours >= hoursOfMonth)
    return [
      `No, by the hour is cheaper even if the machine never rests: ${rates}.`,
      `${use.replace('run a month use', 'run uses')} of a month’s ${hoursOfMonth} h; a term that is bargained for usually takes 25 to 35 % off, which pays from about 500 h on (recalled).`,
    ]
  return [
    `${used >= hours ? 'Yes, reserving pays' : 'No, by the hour is cheaper'}: break-even is at about ${formatCount(Number(hours.toPrecision(places)))} h of use a month (${share}), ${rates}.`,
    `${use.replace('run a month use', 'run uses')}; ${formatCount(Math.ceil(hours / best.hours.p50))} such runs a month reach it.`,
  ]
}
