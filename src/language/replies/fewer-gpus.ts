/** "H200s, fewer cards": without a number; another GPU is planned with no more of them than there were. */
import { changedFields } from '../../scenario/scenario.ts'
import { isKind } from '../lexicon/meanings.ts'
import type { AmendmentAct } from './reply-act.ts'
import type { Reply } from './reply-input.ts'

/** The change, with as many GPUs as the plan has at most, and what is left open said. */
export function withFewerGpus(
  { understanding, lastPlan, scenario: { spec } }: Reply,
  act: Extract<AmendmentAct, { kind: 'amended' }>,
): AmendmentAct {
  const { mentions } = understanding.recognized
  const at = mentions.findIndex((mention, index) => {
    const next = mentions[index + 1]
    return isKind(mention, 'fewer') && isKind(next, 'measure') && next.meaning.measure === 'gpus'
  })
  const before = spec.gpuCount ?? lastPlan.gpuCount ?? null
  const { scenario } = act
  if (at < 0 || isKind(mentions[at - 1], 'amount') || before === null) return act
  if (scenario.spec.gpuCount !== null && scenario.spec.gpuCount < before) return act
  const text = `“Fewer” leaves open how many: ${before} at most, as before; say the number.`
  const next = {
    ...scenario,
    spec: { ...scenario.spec, gpuCount: before },
    notes: [...scenario.notes, text],
    remarks: [...(scenario.remarks ?? []), { field: 'gpuCount' as const, text }],
  }
  return { ...act, scenario: next, changed: changedFields(next.spec, spec) }
}
