/** A move to other GPUs or another seller that costs something once, against what it saves each month. */
import { moveCostIn } from '../language/inquiries/move-cost.ts'
import type { Gpu } from '../catalog/gpu.ts'
import { moveCostSentences } from '../presentation/content/inquiries/move-cost-sentences.ts'
import type { Spec } from '../scenario/scenario.ts'
import { plannedSpeedup } from './interpret-gpu-speedup.ts'
import { sharedName } from './named-rent.ts'
import { inquiryOf, type SpecReader } from './part-readers.ts'

/** Null where no such move is told, a GPU is not known, or a job is to be planned. */
export const moveCostOf: SpecReader = (text, specOf, request, context) => {
  const move = moveCostIn(text)
  if (move === null) return null
  const spec = specOf(move.rest)
  if (spec.tokens !== null) return null
  const formsOf = (name: string): readonly Gpu[] =>
    (specOf(name).gpus ?? []).flatMap((id) => context.catalog.gpus.get(id) ?? [])
  // Of several forms the one that stands in machines of eight.
  const mainOf = (forms: readonly Gpu[]): Gpu | undefined =>
    (forms.some(({ form }) => form === 'SXM') ? forms.filter(({ form }) => form === 'SXM') : forms).toSorted(
      (one, other) => other.memory.base - one.memory.base,
    )[0]
  const [before, after] = [formsOf(move.before.gpu), formsOf(move.after.gpu)]
  const [old, next] = [mainOf(before), mainOf(after)]
  if (old === undefined || next === undefined) return null
  const machine = context.catalog.inquiryFacts.rules.machineGpus.value
  const job: Spec = {
    ...spec,
    gpus: null,
    providers: null,
    pricing: null,
    owned: null,
    method: spec.method ?? 'full',
    gpuCount: machine,
    nodes: null,
  }
  const speedup = old.id === next.id ? 1 : (plannedSpeedup(next, old, job, request, context)?.speedup ?? null)
  if (speedup === null) return null
  const { names } = context.renderContextOn(request)
  const nameOf = (forms: readonly Gpu[]): string => sharedName(forms.map(({ id }) => names.gpu(id)))
  const says = moveCostSentences({
    ...move,
    speedup,
    names: { before: nameOf(before), after: nameOf(after) },
    gpuCount: spec.gpuCount,
    isBound: spec.pricing === 'reserved' && !/\b(?:end(?:s|ed|ing)?|expir\w+|runs? out|over|renew\w*)\b/iu.test(text),
  })
  return inquiryOf({ kind: 'known', id: 'move cost', says })
}
