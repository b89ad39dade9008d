/** Parts that were read to a scenario already: several acts read the same sentence of a reply. */
import type { Scenario, SpecField } from '../../scenario/scenario.ts'
import type { Reply } from './reply-input.ts'

type PartRead = ReturnType<Reply['readPart']>
type PartContext = Pick<Reply, 'vocabulary' | 'lastPlan'> & {
  readonly today: string
  readonly changed: readonly SpecField[]
}
const partsRead = new WeakMap<Scenario, { readonly context: PartContext; readonly read: Map<string, PartRead> }>()

/** By the words of a part; empty where the plan, or what else a part is read by, is another one than before. */
export function partsReadOf(scenario: Scenario, context: PartContext): Map<string, PartRead> {
  const before = partsRead.get(scenario)
  const isSame =
    before !== undefined &&
    before.read.size < mostParts &&
    before.context.vocabulary === context.vocabulary &&
    before.context.lastPlan === context.lastPlan &&
    before.context.today === context.today &&
    before.context.changed.join() === context.changed.join()
  if (isSame) return before.read
  const read = new Map<string, PartRead>()
  partsRead.set(scenario, { context, read })
  return read
}
const mostParts = 100
