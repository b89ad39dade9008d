/** A scenario with a sentence of its own, as a note and as a remark of no field. */
import type { Scenario } from './scenario.ts'

/** Said before all others. */
export const withFirstNote = ({ notes, remarks = [], ...rest }: Scenario, text: string): Scenario => ({
  ...rest,
  notes: [text, ...notes],
  remarks: [{ field: null, text }, ...remarks],
})

/** Said after all others. */
export const withLastNote = ({ notes, remarks = [], ...rest }: Scenario, text: string): Scenario => ({
  ...rest,
  notes: [...notes, text],
  remarks: [...remarks, { field: null, text }],
})
