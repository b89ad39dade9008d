/** "Where are these machines?", "what is the cheapest in the EU?" */
import { providerName } from '../format/display-names.ts'
import { differenceFromBest } from './plan-contrast.ts'
import type { QuestionContext } from './question-context.ts'

/** The plan in the place that was named; without one what is known of where it runs. */
export function placeAnswer({
  recommendation: { best },
  renderContext: { names },
  whatIf,
}: QuestionContext): readonly string[] {
  const provider = providerName(best, names)
  const region = best.region ?? null
  const here =
    region === null
      ? `I do not know in which place ${provider} has these GPUs: its own page says it.`
      : `The price at ${provider} is of ${names.place(region)}.`
  if (whatIf === undefined) return [here, 'Say a place (“in the EU”, “only US”) for the best plan on record there.']
  if ('problem' in whatIf) return [whatIf.problem, here]
  const { option } = whatIf
  return [
    option.provider === best.provider && option.gpu === best.gpu && option.allInUsd.p50 === best.allInUsd.p50
      ? 'Yes, this plan: it is the best there too.'
      : `${differenceFromBest(option, best, names)}.`,
    'Where its data and staff are, and under which law, the provider says.',
  ]
}
