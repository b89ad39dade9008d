/** What of a job a text names, whatever it asks. */
import { understand } from '../language/pipeline.ts'
import type { Scenario, Spec } from '../scenario/scenario.ts'
import type { EngineContext } from './engine-context.ts'
import type { RequestContext } from './request.ts'

/** All that a message names of a job. */
export const specIn = (text: string, { today }: RequestContext, { vocabulary }: EngineContext): Spec =>
  understand(text, { mode: 'message', vocabulary, today }).draft.finish().spec

/** Whether a text names a model and an amount of data. */
export const namesJob = (text: string, { today }: RequestContext, { vocabulary }: EngineContext): boolean =>
  understand(text, { mode: 'command', vocabulary, today }).draft.namesJob

/** A model and data that a message names, whatever it wants of them; null where one is missing or unclear. */
export function statedJob(text: string, { today }: RequestContext, { vocabulary }: EngineContext): Scenario | null {
  const { draft } = understand(text, { mode: 'message', vocabulary, today })
  return draft.isWholeJob ? draft.finish() : null
}
