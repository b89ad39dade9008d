/** What the grammar finds in a turn, as words for the classifier of its act. */
import { type Scenario, changedFields } from '../../scenario/scenario.ts'
import { clausesOf } from '../grammar/clauses.ts'
import type { Vocabulary } from '../lexicon/vocabulary.ts'
import type { Understanding } from '../resolution/understanding.ts'
import { isKind } from '../lexicon/meanings.ts'

/**
 * Kinds of mentions and slots in the order of the text, how much of it is not known, what it would change of the plan
 * that it replies to, and the topic that a question of these words would have.
 */
export function turnSignals(
  { recognized, slots, unrecognized, draft }: Understanding,
  plan: Scenario,
  topic: string | null,
  { clauseCues }: Pick<Vocabulary, 'clauseCues'>,
): readonly string[] {
  const kinds = recognized.mentions.map(({ meaning }) =>
    meaning.kind === 'amount'
      ? `amount ${meaning.measure ?? ''}`
      : meaning.kind === 'field-value'
        ? `${meaning.kind} ${meaning.field}`
        : meaning.kind,
  )
  const roles = [...new Set(slots.map(({ role }) => `slot ${role}`))]
  const words = recognized.mentions.filter((mention) => !isKind(mention, 'sign', 'comma', 'sentence-end'))
  const share = words.length === 0 ? 0 : Math.round((4 * unrecognized.length) / words.length)
  const clauses = clausesOf(recognized, clauseCues).flatMap(({ weight, isOffPlan }) => [
    ...(weight === 0 ? [] : [`clause ${weight > 0 ? 'wanted' : 'unwanted'}`]),
    ...(isOffPlan ? ['clause elsewhere'] : []),
  ])
  const changed = changedFields(draft.finish().spec, plan.spec)
  return [
    ...kinds,
    ...roles,
    ...clauses,
    `unknown ${Math.min(4, unrecognized.length)}`,
    `share ${share}`,
    `slots ${Math.min(3, slots.length)}`,
    ...changed.map((field) => `changes ${field}`),
    ...changed.filter((field) => plan.spec[field] !== null).map((field) => `replaces ${field}`),
    `changes ${Math.min(3, changed.length)}`,
    `issues ${Math.min(2, draft.issues.length)}`,
    `topic ${topic ?? 'none'}`,
  ]
}
