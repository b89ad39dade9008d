/** "2x 3090 without NVLink": what the links between the GPUs do to the plan, in one sentence. */
import type { Option } from '../../recommend/recommendation.ts'
import { isLinksNote } from '../../scenario/links-note.ts'
import type { Scenario } from '../../scenario/scenario.ts'

/** The scenario whose note on links is told of the plan. */
export const withLinksOfPlan = (scenario: Scenario, best: Option): Scenario =>
  scenario.notes.some(isLinksNote)
    ? { ...scenario, notes: scenario.notes.map((note) => (isLinksNote(note) ? linksSentence(best) : note)) }
    : scenario

function linksSentence({ gpuCount, nodes, method, layout, offload }: Option): string {
  if (gpuCount === 1) return 'Links between GPUs do not matter here: the plan is one GPU.'
  if (nodes > 1) return 'Several machines are one job here: it is planned with the fast network that this provider has.'
  if (offload === 'params')
    return 'NVLink changes little here: the weights come from the memory of the host over PCIe, and that sets the pace.'
  const isSplit = layout.tp > 1 || layout.pp > 1 || layout.cp > 1
  if (!isSplit && layout.sharding !== 'fsdp' && method !== 'full')
    return 'NVLink changes next to nothing here: each card holds the model, and only gradients of the adapters travel.'
  return isSplit
    ? 'NVLink matters here: the model is split over the cards, and without it allow for a third more time and more.'
    : 'NVLink helps here: weights or gradients travel between the cards at each step, and without it allow for 10-40 % more time.'
}
