/** "Only OVH, no spot, 20k EUR, before 15 Dec": what is said once of several jobs that are all done holds for each of them. */
import { slotsOf } from '../language/grammar/slots.ts'
import type { Understanding } from '../language/resolution/understanding.ts'
import type { Scenario, Spec, SpecField } from '../scenario/scenario.ts'
import type { FoundInterpretation } from './part-readers.ts'

/** Where, from whom and how it is rented. */
const ofRent = [
  'providers',
  'excludedProviders',
  'excludedGpus',
  'tier',
  'region',
  'hosting',
  'certificates',
  'pricing',
] as const satisfies readonly SpecField[]

/** On what it runs; a machine of the asker's own is that of all stages, and none is rented beside it. */
const ofMachine = ['gpus', 'gpuCount', 'nodes', 'owned'] as const satisfies readonly SpecField[]

/** Unchanged where no jobs are summed. `whole`: the text as one; a job keeps what it says of itself. */
export function withLimitsOfAll(sum: FoundInterpretation, whole: Understanding): FoundInterpretation {
  if (sum?.kind !== 'comparison' || sum.counts === undefined) return sum
  const read = whole.draft.finish()
  const usd = isSaidOnce(whole, 'budget') ? read.spec.budgetUsd : null
  const hours = isSaidOnce(whole, 'deadline') ? read.spec.deadlineHours : null
  const isMachineSaidOnce = slotsOf(whole.slots, 'gpus').length === 1 && slotsOf(whole.slots, 'count').length < 2
  const notes = (read.remarks ?? []).filter(({ field }) => field === 'deadlineHours' && hours !== null)
  return {
    ...sum,
    scenarios: sum.scenarios
      .map((scenario) => (isMachineSaidOnce ? onMachine(scenario, read.spec) : scenario))
      .map((scenario) => heldTo(scenario, read.spec, { usd, hours })),
    ...(usd === null && hours === null ? {} : { within: { usd, hours } }),
    ...(notes.length === 0
      ? {}
      : { assumed: [...(sum.assumed ?? []), ...notes.map(({ text }) => text.replace(/\.$/u, ''))] }),
  }
}

/** Unchanged where the job names other GPUs, or how many of them. */
function onMachine(scenario: Scenario, whole: Spec): Scenario {
  const { spec } = scenario
  const isOther = spec.gpus !== null && spec.gpus.join(' ') !== whole.gpus?.join(' ')
  if (isOther || spec.gpuCount !== null || spec.nodes !== null) return scenario
  return { ...scenario, spec: { ...spec, ...Object.fromEntries(ofMachine.map((field) => [field, whole[field]])) } }
}

/** Money and time of all are those of their sum, and of none by itself. */
function heldTo(
  scenario: Scenario,
  whole: Spec,
  { usd, hours }: { usd: number | null; hours: number | null },
): Scenario {
  const { spec } = scenario
  const shared = Object.fromEntries(ofRent.map((field) => [field, spec[field] ?? whole[field]]))
  return {
    ...scenario,
    spec: {
      ...spec,
      ...shared,
      ...(usd === null ? {} : { budgetUsd: null }),
      ...(hours === null ? {} : { deadlineHours: null }),
    },
  }
}

const isSaidOnce = ({ slots }: Understanding, limit: 'budget' | 'deadline'): boolean =>
  slotsOf(slots, 'quantity').filter(({ measure }) => measure === limit).length +
    (limit === 'deadline' ? slotsOf(slots, 'deadline').length : 0) ===
  1
