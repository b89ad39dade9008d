/** Another plan set against the one that holds, in the words of the question. */
import type { Option } from '../../recommend/recommendation.ts'
import { limitFields } from '../../scenario/limit-fields.ts'
import { changedFields } from '../../scenario/scenario.ts'
import { contrastLabel, labelOf } from '../content/comparison-contrast.ts'
import { contrastVerdict } from '../content/contrast-verdict.ts'
import { describeChanges } from '../content/scenario-summary.ts'
import { planName, providerName } from '../format/display-names.ts'
import type { QuestionContext } from './question-context.ts'

/** Null where nothing tells what is asked of the other plan. */
export function contrastAnswer(
  { contrast, scenario, namedSpec, subject, subjectText, isMissed, recommendation, renderContext }: QuestionContext,
  option: Option,
): readonly string[] | null {
  // "Does it take an A10G?" asks what is planned.
  if (contrast === undefined) return null
  // Nor is one of the figures the reason of a choice: "why this card? everyone takes a 4090".
  if (contrast.trait === null && (contrast.form === 'whether' || contrast.form === 'why')) return null
  const { names } = renderContext
  const { spec } = scenario
  const named = namedSpec ?? spec
  const changed = changedFields(named, spec).filter((field) => !limitFields.has(field))
  const text = describeChanges(changed, { ...scenario, spec: named }, names).join(', ')
  const label =
    changed.length > 0
      ? contrastLabel(
          { text, spec: { ...named, budgetUsd: spec.budgetUsd, deadlineHours: spec.deadlineHours } },
          spec,
          option,
          names,
        )
      : (subject?.gpus.length ?? 0) > 0
        ? `On ${planName(option, names)}`
        : (subject?.providers.length ?? 0) > 0
          ? `At ${providerName(option, names)}`
          : labelOf(subjectText)
  const [plan, other] = [
    { tokens: spec.tokens, option: recommendation.best, label: '' },
    { tokens: named.tokens, option, label },
  ]
  return contrastVerdict(contrast, {
    first: contrast.isOfFirst ? other : plan,
    second: contrast.isOfFirst ? plan : other,
    isPair: false,
    isOfPlanned: isMissed === true,
    limits: { usd: spec.budgetUsd, hours: spec.deadlineHours },
    names,
  })
}
