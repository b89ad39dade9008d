/** What may give: one constraint of the question let go at a time, and the plan that then comes closest. */
import { relaxConstraints, relaxHardware, relaxSeveral } from './constraint-relaxations.ts'
import { relaxLimits } from './limit-relaxations.ts'
import type { RelaxationInput, RelaxedCandidate } from './relaxed-question.ts'

/** Every single thing that, let go, makes the question answerable, the closest first; where few do, several at once. */
export function nearMisses(input: RelaxationInput): RelaxedCandidate[] {
  const single = [...relaxLimits(input), ...relaxConstraints(input)]
  const relaxed = single.length > 0 ? single : relaxHardware(input)
  return [...relaxed, ...(relaxed.length < 2 ? relaxSeveral(input) : [])].toSorted((a, b) => a.distance - b.distance)
}
