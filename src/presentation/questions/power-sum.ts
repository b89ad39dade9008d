/** What the electricity of a run comes to at a price of the kilowatt-hour that was named, in its money and in dollars. */
import { exactUsdText } from '../../recommend/figure-text.ts'
import type { Energy } from '../../recommend/total-cost/energy.ts'
import { isOwnedAtPowerCost } from '../../recommend/total-cost/owned-market.ts'
import type { EnergyPrice } from '../../language/questions/named-currency.ts'
import { meterText } from '../content/total-cost/energy.ts'
import { formatCount, formatDuration, formatUsd } from '../format/number-format.ts'
import { formatSignificant } from '../format/significant-digits.ts'
import type { QuestionContext } from './question-context.ts'

/** Kilowatt-hours as hours × GPUs × kilowatts, and the bill with that price in place of the one that is assumed. */
export function powerAtPrice(rate: EnergyPrice, energy: Energy, context: QuestionContext): readonly string[] {
  const {
    catalog,
    recommendation: { best },
  } = context
  const facts = catalog?.totalCost.currencies[rate.currency]
  const usd = rate.currency === 'USD' ? 1 : facts?.usd.base
  const sign = rate.currency === 'USD' ? '$' : facts?.sign
  const inMoney = (amount: string): string =>
    sign === undefined
      ? `${amount.slice(1)}${rate.currency === '' ? '' : ` ${rate.currency}`}`
      : amount.replace('$', sign)
  const sum = energy.kWh * rate.value
  const dollars = usd === undefined || rate.currency === 'USD' ? '' : ` (${formatUsd(sum * usd)})`
  const kWh = `${formatSignificant(energy.kWh, 2)} kWh`
  const eachKilowatts = `${formatSignificant(energy.wattsPerGpu / 1000, 2)} kW`
  const kilowatts = best.gpuCount === 1 ? eachKilowatts : `${formatCount(best.gpuCount)} × ${eachKilowatts}`
  const work = `${kWh} at ${inMoney(exactUsdText(rate.value))}: ${formatDuration(best.hours.p50)} × ${kilowatts} on the meter, ${meterText(energy.pue)}`
  const carbon = `That is ${energy.kgCO2 < 1 ? `${formatSignificant(energy.kgCO2 * 1000, 2)} g` : `${formatSignificant(energy.kgCO2, 2)} kg`} of CO2 equivalent by the grid of ${energy.country}${energy.grid === 'assumed' ? ' (assumed)' : ''}.`
  const isOwn = isOwnedAtPowerCost(best)
  const assumed = isOwn ? best.usd.p50 / energy.kWh : null
  const scaled = assumed === null ? null : (best.allInUsd.p50 * rate.value * (usd ?? 1)) / assumed
  const unsaid =
    rate.currency === ''
      ? ` That is in the money of your price${scaled === null ? '' : `; read as dollars the plan would be about ${formatUsd(scaled)} in total instead of ${formatUsd(best.allInUsd.p50)}`}.`
      : ''
  if (assumed === null)
    return [
      `${inMoney(formatUsd(sum))}${dollars} for ${work}; the plan is rented and has it in its price, so nothing comes on top.${unsaid}`,
      carbon,
    ]
  return [
    `${inMoney(formatUsd(sum))}${dollars} of electricity for ${work}.${unsaid}`,
    `The plan counts ${formatUsd(best.usd.p50)}, at about $${formatSignificant(assumed, 2)} a kWh, and no rent${usd === undefined || scaled === null ? '' : `: with your price it is about ${formatUsd(scaled)} in total instead of ${formatUsd(best.allInUsd.p50)}, idle time and failed runs included`}.`,
    carbon,
  ]
}
