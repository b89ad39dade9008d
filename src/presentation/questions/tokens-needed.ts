/** "Chinchilla would be 26B, do we need 100?" */
import { formatCount, formatDuration, formatParameters, formatTokens, formatUsd } from '../format/number-format.ts'
import { formatSignificant } from '../format/significant-digits.ts'
import { isContinued } from '../../scenario/continued-pretraining.ts'
import type { QuestionContext } from './question-context.ts'

/** Nearer than this the data are what the rule asks for. */
const near = 1.3
/** With a smaller share of them nothing of use comes out. */
const far = 0.05

/** Sets the tokens of the plan against the rule of Chinchilla, which is for training from scratch. */
export function tokensNeededAnswer({
  scenario,
  params,
  whatIf,
  args,
  namedSpec,
  recommendation: { best },
  renderContext: { rules },
}: QuestionContext): readonly string[] {
  const { tokens, task } = scenario.spec
  const other = ofOther(args, tokens, params, rules.tokensPerParameter.base)
  if (other !== null) return other
  if (tokens === null || params === undefined) return ['The model or the amount of data is not known.']
  const optimal = params * rules.tokensPerParameter.base
  const share = tokens / optimal
  const rule = `By the rule of Chinchilla, about ${rules.tokensPerParameter.base} tokens a parameter, ${formatParameters(params)} would be trained on ${formatTokens(optimal)}`
  const named = namedSpec?.tokens ?? null
  const apart = whatIf !== undefined && 'option' in whatIf ? whatIf.option.allInUsd.p50 - best.allInUsd.p50 : 0
  const weighed =
    named !== null && whatIf !== undefined && 'option' in whatIf
      ? `${formatTokens(named)}, ${formatSignificant(named / params, 2)} a parameter, would take ${formatDuration(whatIf.option.hours.p50)} and cost ${formatUsd(whatIf.option.allInUsd.p50)} in total, ${formatUsd(Math.abs(apart))} ${apart < 0 ? 'less' : 'more'} than the plan’s ${formatUsd(best.allInUsd.p50)} and ${formatDuration(best.hours.p50)}, which stays as it is.`
      : null
  const isOfTrained = task !== 'pretrain' || isContinued(scenario)
  if (isOfTrained) {
    const given = `${formatTokens(tokens)}, ${formatSignificant(tokens / params, 2)} a parameter`
    const trained =
      task === 'pretrain'
        ? 'continued pretraining of a trained model takes what there is of the field, from some hundred million tokens on (rule of thumb)'
        : 'tuning a trained model needs far less, and good examples more than many'
    const meant =
      share > near
        ? `The plan’s ${given}, are more than that rule asks for, which is for training from scratch: ${trained}.`
        : `That rule is for training from scratch: ${trained}.`
    // What is asked of the plan is answered first, and what is asked of the rule by the rule.
    const isOfPlan = args?.isWhether === true || args?.size === tokens
    return [...(weighed === null ? [] : [weighed]), ...(isOfPlan ? [meant, `${rule}.`] : [`${rule}.`, meant])]
  }
  const isNear = share <= near && share >= 1 / near
  const verdict = isNear ? 'enough' : share > near ? 'more than that' : share < far ? 'far too few' : 'too few'
  const meaning = isNear
    ? 'It is enough for its compute, and far less than open models of that size see, some trillions (recalled).'
    : share > near
      ? 'That is worth it where a small model is to be run a lot.'
      : share < far
        ? `Nothing of use comes out of so few: fine-tune an open model on them instead.`
        : 'A smaller model would be better for the same compute.'
  const instead =
    weighed ??
    (whatIf !== undefined && 'option' in whatIf && !isNear && share >= far
      ? `${formatTokens(optimal)} would take ${formatDuration(whatIf.option.hours.p50)} and cost ${formatUsd(whatIf.option.allInUsd.p50)} in total.`
      : '')
  return [
    `${args?.isWhether === true ? (isNear ? 'Yes: by' : 'No: by') : 'By'} ${rule.slice('By '.length)}: the plan’s ${formatTokens(tokens)}, ${formatSignificant(tokens / params, 2)} a parameter, are ${verdict}.`,
    meaning,
    instead,
  ]
}

/** "Are 20B tokens too few for a 3B?": a size that is named, of another model than that of the plan; null where none is. */
function ofOther(
  args: QuestionContext['args'],
  planned: number | null,
  params: number | undefined,
  perParameter: number,
): readonly string[] | null {
  const { size, ofTokens = null } = args ?? {}
  if (size === undefined || (params !== undefined && Math.abs(size / params - 1) < sameSize)) return null
  // "Isn't 100B way over chinchilla" is of the data, though sizes are written alike.
  if (size === planned) return null
  const optimal = size * perParameter
  const tokens = ofTokens ?? planned ?? optimal
  const share = tokens / optimal
  const verdict =
    share < far
      ? 'far too few from scratch'
      : share < 1 / near
        ? 'too few from scratch'
        : share <= near
          ? 'about what the rule asks for'
          : 'more than the rule asks for, which is worth it where a small model is run a lot'
  const rule = `the rule of Chinchilla, about ${formatCount(perParameter)} tokens a parameter`
  const instead =
    share < far
      ? 'Fine-tune a trained model on them instead: that needs far less, and good examples more than many.'
      : 'Open models of today see ten to a hundred times that (recalled).'
  if (ofTokens === null && planned !== null && args?.isWhether !== true)
    return [
      `About ${formatTokens(optimal)} for ${formatParameters(size)}, by ${rule}: the ${formatTokens(planned)} here are ${verdict}.`,
      instead,
    ]
  return [
    `${formatTokens(tokens)} for ${formatParameters(size)} are ${verdict}: by ${rule}, it takes ${formatTokens(optimal)}.`,
    instead,
  ]
}
const sameSize = 0.2
