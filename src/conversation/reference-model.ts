/** "Does the reference model need its own GPUs or no": the yes or no for a second model beside preferences or rollouts. */
import { isAfterSupervised } from '../scenario/after-supervised.ts'
import { withExtras } from './interpretation-extras.ts'
import type { Interpretation } from './interpretation.ts'

const asksOfReference =
  /\b(?:does|do|will|would|is|are|need|needs)\b[^.?!]{0,30}\b(?:ref(?:erence)?(?: model| policy)?)\b[^.?!]{0,60}\b(?:own|separate|extra|second|another|additional|more|double|twice|needed|necessary|required)\b[^.!]{0,40}(?:\?|\bor no\b|\bor not\b|$)/iu
const withReference: ReadonlySet<string> = new Set(['dpo', 'kto', 'grpo', 'ppo'])

/** Unchanged where it is not asked, or the job has no reference. */
export function withReferenceVerdict(answer: Interpretation, text: string): Interpretation {
  if (answer.kind !== 'start' || !asksOfReference.test(text)) return answer
  const { spec, extras } = answer.scenario
  if (!withReference.has(spec.task ?? '') || extras?.lead !== undefined) return answer
  const lead =
    spec.method === 'full'
      ? 'No GPUs of its own: the reference is a second copy of the weights, sharded over the same ones and counted here'
      : isAfterSupervised(answer.scenario)
        ? 'No: the reference is the SFT model, merged or as a second, frozen adapter, on the same GPUs'
        : 'No: with adapters the reference is the base without its adapter, on the same GPUs'
  return withExtras(answer, { lead })
}
