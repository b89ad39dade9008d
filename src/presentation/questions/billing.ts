/** "By the minute or the hour?", "is there a minimum term?": how the hours of the plan are charged. */
import { formatDuration, formatUsd } from '../format/number-format.ts'
import { isOwnedAtPowerCost } from '../../recommend/total-cost/owned-market.ts'
import { billPartTexts } from '../content/total-cost/bill-parts.ts'
import { billingSteps } from './market-figures.ts'
import type { QuestionContext } from './question-context.ts'
import { capitalized } from '../../recommend/figure-text.ts'

/** The term of a reservation, else the step that its provider charges in, and what rounding up would add. */
export function billingAnswer(context: QuestionContext): readonly string[] {
  const {
    recommendation: { best },
    totalCost,
    renderContext: { names },
    subject,
  } = context
  // "On Lambda, by the hour or the minute?" is of Lambda, wherever the plan is.
  const id = subject?.providers[0] ?? best.provider
  const provider = names.provider(id)
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
  const unused = Math.ceil(best.hours.p50) - best.hours.p50
  const added = unused * best.gpuCount * best.usdPerGpuHour
  return [
    step === null
      ? `How ${provider} charges is not on record; as a rule there is no minimum term on demand. ${billingSteps(context)}`
      : `${provider} bills by the ${step < secondsOfMinute ? 'second' : 'minute'}, with no minimum term on demand.`,
    least === undefined
      ? `The plan counts the ${formatDuration(best.hours.p50)} as they are, from the moment the machine is up; rounded up to full hours it would be ${formatUsd(added)} more.`
      : `${capitalized(least.says)}: ${least.usd}, which is in the total.`,
  ]
}
const secondsOfMinute = 60
