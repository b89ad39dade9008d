/** "On a 4090" plans one GPU, where nothing else says how many. */
import { understand } from '../language/pipeline.ts'
import { namesOneGpu } from '../language/resolution/single-gpu.ts'
import type { EngineContext } from './engine-context.ts'
import type { Interpretation } from './interpretation.ts'
import type { Started } from './interpretation-extras.ts'
import type { RequestContext } from './request.ts'

/** The job of `text` with one GPU, where one is named; unchanged otherwise. */
export function startedOnOneGpu(
  answer: Started,
  text: string,
  { today }: RequestContext,
  { vocabulary }: EngineContext,
): Started {
  const { spec } = answer.scenario
  if (spec.gpus === null || spec.gpuCount !== null || spec.nodes !== null) return answer
  if (!namesOneGpu(understand(text, { mode: 'command', vocabulary, today }))) return answer
  return { ...answer, scenario: { ...answer.scenario, spec: { ...spec, gpuCount: 1 } } }
}

/** The same of whatever a text is read as: what is no job is unchanged. */
export const withSingleGpu = (
  answer: Interpretation,
  text: string,
  request: RequestContext,
  context: EngineContext,
): Interpretation => (answer.kind === 'start' ? startedOnOneGpu(answer, text, request, context) : answer)
