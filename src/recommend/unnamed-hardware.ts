/** Somebody's own GPUs of which they did not say what they are: planned as renting, which is what is known. */
import type { Scenario, Spec } from '../scenario/scenario.ts'

/** Machines that the team's settings say it owns. */
type OwnedMachines = { readonly owned: readonly unknown[] }

const isUnnamed = ({ owned, gpus }: Spec, terms: OwnedMachines | undefined): boolean =>
  owned === true && gpus === null && (terms?.owned ?? []).length === 0

/** The question as it is planned: itself where the GPUs are known. */
export const withRentedHardware = (spec: Spec, terms: OwnedMachines | undefined): Spec =>
  isUnnamed(spec, terms) ? { ...spec, owned: null } : spec

const note =
  'Mind: your own GPUs are not named, so this is what renting takes. Say which you have, such as “our 2 x l40s”, for the time and the electricity on them.'

/** With a note where they are not known. */
export const withHardwareNote = (scenario: Scenario, terms: OwnedMachines | undefined): Scenario =>
  !isUnnamed(scenario.spec, terms) || scenario.notes.includes(note)
    ? scenario
    : { ...scenario, notes: [...scenario.notes, note] }
