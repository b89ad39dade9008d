/** A first job with the method that its data settle. */
import { trainedWhole } from '../scenario/much-data.ts'
import type { EngineContext } from './engine-context.ts'
import type { Interpretation } from './interpretation.ts'

/** Unchanged where a policy of the team says by itself how is trained. */
export function withMethodOfData(said: Interpretation, { vocabulary }: EngineContext): Interpretation {
  if (said.kind !== 'start') return said
  const scenario = said.policy === null ? trainedWhole(said.scenario, vocabulary.muchData) : said.scenario
  return { ...said, scenario }
}
