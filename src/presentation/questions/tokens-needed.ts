/** "Chinchilla would be 26B, do we need 100?" */
import { formatDuration, formatParameters, formatTokens, formatUsd } from '../format/number-format.ts'
import { formatSignificant } from '../format/significant-digits.ts'
import type { QuestionContext } from './question-context.ts'

/** Nearer than this the data are what the rule asks for. */
const near = 1.3

/** Sets the tokens of the plan against the rule of Chinchilla, which is for training from scratch. */
export function tokensNeededAnswer({
  scenario,
  params,
  whatIf,
  args,
  renderContext: { rules },
}: QuestionContext): readonly string[] {
  const { tokens, task } = scenario.spec
  if (tokens === null || params === undefined) return ['The model or the amount of data is not known.']
  const optimal = params * rules.tokensPerParameter.base
  const share = tokens / optimal
  const rule = `By the rule of Chinchilla, about ${rules.tokensPerParameter.base} tokens a parameter, ${formatParameters(params)} would be trained on ${formatTokens(optimal)}`
  if (task !== 'pretrain')
    return [
      `${rule}: that is for training from scratch. Tuning a trained model needs far less, and good examples more than many.`,
    ]
  const verdict =
    share > near
      ? `The plan’s ${formatTokens(tokens)} are ${formatSignificant(tokens / params, 2)} a parameter: not needed for that, and worth it where a small model is to be run a lot.`
      : share < 1 / near
        ? `The plan’s ${formatTokens(tokens)} are fewer: a smaller model would be better for the same compute.`
        : `The plan’s ${formatTokens(tokens)} are about that.`
  const other =
    whatIf !== undefined && 'option' in whatIf && (share > near || share < 1 / near)
      ? `${formatTokens(optimal)} would take ${formatDuration(whatIf.option.hours.p50)} and cost ${formatUsd(whatIf.option.allInUsd.p50)} in total.`
      : ''
  if (args?.isWhether !== true) return [`${rule}.`, verdict, other]
  const isNear = share <= near && share >= 1 / near
  return [
    `${isNear ? 'Yes' : 'No'}: ${formatTokens(tokens)} are ${formatSignificant(tokens / params, 2)} tokens a parameter.`,
    `${rule}.`,
    isNear ? '' : other,
  ]
}
