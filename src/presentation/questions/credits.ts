/** "We have $10k of AWS credits": what they pay for there, and that they count nowhere else. */
import { creditsLine } from '../content/plan-terms-lines.ts'
import { planName, providerName } from '../format/display-names.ts'
import { formatDuration, formatUsd } from '../format/number-format.ts'
import { toOneLine } from '../format/truncate.ts'
import type { QuestionContext } from './question-context.ts'

/** Dollars of the plan that the credits cover, at the provider that gives them. */
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
    `At ${name} it is ${planName(option, names)}, ${formatDuration(option.hours.p50)}, ${formatUsd(option.allInUsd.p50)}.`,
    creditsLine(usd, option),
    stays,
    `Reply “on ${name}” to plan with them.`,
  ]
}
