/** A job of so much data that nobody means fine-tuning by it: planned as training from scratch, where no method is said. */
import type { Catalog } from '../catalog/catalog.ts'
import type { Scenario, Spec } from '../scenario/scenario.ts'
import { countText } from './figure-text.ts'
import { paramsOf } from './ranking/candidate.ts'

/** Whether `spec` leaves open how it is trained and has as many tokens as models are made from. */
function isOfPretrainingScale(spec: Spec, { models, choice }: Pick<Catalog, 'models' | 'choice'>): boolean {
  const { method, weights, task, adapter, loraRank, tokens } = spec
  const params = paramsOf(spec, { models })
  if (tokens === null || params === undefined) return false
  // "In bf16" is said of either.
  const isOpen =
    [method, task, adapter, loraRank].every((value) => value === null) && (weights === null || weights === 'bf16')
  return isOpen && tokens >= params * choice.pretrainingTokens.base
}

/** The question as it is planned: itself where it is of no such scale. */
export const withPretrainingScale = (spec: Spec, catalog: Pick<Catalog, 'models' | 'choice'>): Spec =>
  isOfPretrainingScale(spec, catalog) ? { ...spec, task: 'pretrain', method: 'full' } : spec

/** With a note where the scale decided. */
export function withPretrainingNote(scenario: Scenario, catalog: Pick<Catalog, 'models' | 'choice'>): Scenario {
  const { spec, notes } = scenario
  if (!isOfPretrainingScale(spec, catalog)) return scenario
  const perParameter = countText(Math.round((spec.tokens ?? 0) / (paramsOf(spec, catalog) ?? 1)))
  const note = `Mind: ${perParameter} tokens a parameter are read as pretraining from scratch; say “lora” if it is fine-tuning.`
  return notes.includes(note) ? scenario : { ...scenario, notes: [...notes, note] }
}
