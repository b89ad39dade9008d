/** A first job with the method that its data settle. */
import { trainedWhole } from '../scenario/much-data.ts'
import type { EngineContext } from './engine-context.ts'
import type { Interpretation } from './interpretation.ts'

/** A policy of the team says by itself how is trained. The asker's own words stand right above the answer. */
export function withMethodOfData(said: Interpretation, { vocabulary }: EngineContext): Interpretation {
  if (said.kind !== 'start') return said
  const scenario = said.policy === null ? trainedWhole(said.scenario, vocabulary.muchData) : said.scenario
  return { ...said, scenario, phrases: [] }
}
