/** A job of which even the fastest plan takes many years: a figure was misread, or it is out of reach; it is no plan to show. */
import type { AdvisorAnswer } from '../presentation/content/advisor-answer.ts'
import { formatDuration, formatUsd } from '../presentation/format/number-format.ts'
import { specPhrases } from '../scenario/field-phrases.ts'
import type { Problem } from '../scenario/problem.ts'
import type { Spec } from '../scenario/scenario.ts'
import type { EngineContext } from './engine-context.ts'

/** Null where somebody could run it, or the number of GPUs was named: then that is what is asked. */
export function unreachableJob(
  answer: AdvisorAnswer,
  spec: Spec,
  { catalog }: Pick<EngineContext, 'catalog'>,
): Problem | null {
  if (spec.gpuCount !== null || spec.nodes !== null) return null
  const options =
    answer.kind === 'problem' ? answer.problem.nearest.map(({ option }) => option) : answer.recommendation.options
  const [fastest] = options.toSorted((one, other) => one.hours.p50 - other.hours.p50)
  if (fastest === undefined || fastest.hours.p50 <= catalog.choice.unreachable.base) return null
  const words = specPhrases({ ...spec, deadlineHours: null, budgetUsd: null }).join(', ')
  return {
    kind: 'bad-value',
    message: `Read as “${words}” it takes ${formatDuration(fastest.hours.p50)} and ${formatUsd(fastest.allInUsd.p50)} at best, so a figure is misread or it is out of reach. Steps of a simulation, pixels and files are no tokens: say the model with its size and the data as examples of so many tokens, images, or hours of sound.`,
    terms: [],
    suggestions: ['llama 3.1 8b, 20k examples x 600 tokens x 3 epochs', 'yolo11m 20k images 100 epochs'],
  }
}
