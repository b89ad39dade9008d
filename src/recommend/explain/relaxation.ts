/** What may give: one constraint of the question let go at a time, and the plan that then comes closest. */
import { dropWishes, relaxConstraints, relaxSeveral, relaxTogether } from './constraint-relaxations.ts'
import { relaxLimits } from './limit-relaxations.ts'
import type { RelaxationInput, RelaxedCandidate } from './relaxed-question.ts'

/** Every single thing that, let go, makes the question answerable, the closest first; where few do, several at once. */
export function nearMisses(input: RelaxationInput): RelaxedCandidate[] {
  const limits = relaxLimits(input)
  const constraints = relaxConstraints(input)
  // A limit can always be raised: where no other single thing keeps it, what was chosen goes together.
  const together = constraints.length > 0 ? [] : relaxTogether(input)
  const dropped = constraints.length > 0 || together.length > 0 ? [] : dropWishes(input)
  const relaxed = [...limits, ...constraints, ...together, ...dropped]
  return [...relaxed, ...(relaxed.length < 2 ? relaxSeveral(input) : [])].toSorted((a, b) => a.distance - b.distance)
}
