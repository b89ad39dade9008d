/** "Where are these machines?", "what is the cheapest in the EU?" */
import { planName, providerName } from '../format/display-names.ts'
import { differenceFromBest } from './plan-contrast.ts'
import { standsSentence } from './seller-facts.ts'
import type { QuestionContext } from './question-context.ts'

/** What is known of where the plan runs: the place that was asked for, or that of its price. */
export function placeOfPlan(context: QuestionContext): string {
  const {
    scenario: { spec },
    recommendation: { best },
    renderContext: { names },
    catalog,
  } = context
  const provider = providerName(best, names)
  const region = best.region ?? null
  // Others lie inside it.
  const isWide = [...(catalog?.places.values() ?? [])].some(
    ({ within }) => spec.region !== null && within.includes(spec.region),
  )
  if (spec.region !== null)
    return `Only machines in ${names.place(spec.region)} are taken, as was asked for: ${planName(best, names)} at ${provider}${region === null || region === spec.region ? '' : `, by its price in ${names.place(region)}`}.${isWide ? ' No single country in it is promised: say “only” and its name for that, or choose it when you book.' : ' Choose that region when you book.'}`
  return region === null ? standsSentence(context) : `The price at ${provider} is of ${names.place(region)}.`
}

/** The plan in the place that was named; without one what is known of where it runs. */
export function placeAnswer(context: QuestionContext): readonly string[] {
  const {
    scenario: { spec },
    recommendation: { best },
    renderContext: { names },
    whatIf,
  } = context
  const here = placeOfPlan(context)
  if (whatIf === undefined)
    return [
      here,
      spec.region === null
        ? 'Say a place (“in the EU”, “only US”) for the best plan on record there.'
        : 'Data stay there where disk, buckets, logs and backups are in that region too; who else gets at them, support abroad or a law of the provider’s own country, its contract says (a data-processing agreement): ask for that before you upload.',
    ]
  if ('problem' in whatIf) return [whatIf.problem, here]
  const { option } = whatIf
  return [
    option.provider === best.provider && option.gpu === best.gpu && option.allInUsd.p50 === best.allInUsd.p50
      ? 'Yes, this plan: it is the best there too.'
      : `${differenceFromBest(option, best, names)}.`,
    'Where its data and staff are, and under which law, the provider says.',
  ]
}
