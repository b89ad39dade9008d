/** "And A100?" after "h100 price": the question that was answered, of what is known now. */
import type { Scenario } from '../../scenario/scenario.ts'
import type { Inquiry } from './inquiry.ts'

const mayHaveData: ReadonlySet<Inquiry['kind']> = new Set([
  'budget',
  'buying',
  'pace',
  'encoding',
  'gpu prices',
  'peak',
  'samples',
])

/** Null where it is no question any more: a job, or one that lacks a part. */
export function changedInquiry(before: Inquiry, { spec }: Scenario): Exclude<Inquiry, { kind: 'goal' }> | null {
  const [hasModel, hasGpus] = [spec.params !== null, spec.gpus !== null]
  if (spec.tokens !== null && !mayHaveData.has(before.kind)) return null
  switch (before.kind) {
    case 'fit':
    case 'hardware':
    case 'largest':
      if (hasModel && hasGpus) return { kind: 'fit', spec, asksLength: false, unused: [] }
      if (hasModel) return { kind: 'hardware', spec, unused: [] }
      return hasGpus ? { kind: 'largest', spec, methods: [], unused: [] } : null
    case 'prices': {
      // A model that is named now makes a job of it.
      if (!hasGpus || (hasModel && before.spec.params === null)) return null
      const hours = spec.deadlineHours ?? before.hours
      const pricings = spec.pricing === null ? before.pricings : [spec.pricing]
      return { ...before, spec, hours, pricings, unused: [] }
    }
    case 'hosting':
      return hasModel ? { ...before, spec, unused: [] } : null
    case 'samples':
      return { ...before, spec }
    case 'peak':
    case 'gpu prices':
    case 'contrast':
      return { ...before, spec, unused: [] }
    case 'quote':
      return hasGpus ? { ...before, spec, unused: [] } : null
    case 'compute':
    case 'pace':
    case 'encoding':
      return hasModel ? { ...before, spec, unused: [] } : null
    case 'budget':
      return spec.budgetUsd === null || (hasModel && spec.tokens !== null) ? null : { ...before, spec, unused: [] }
    case 'buying':
      return {
        ...before,
        gpus: spec.gpus,
        use: { ...before.use, spec: hasModel && spec.tokens !== null ? spec : before.use.spec },
        unused: [],
      }
    case 'goal':
    case 'known':
    case 'unsupported':
      return null
  }
}
