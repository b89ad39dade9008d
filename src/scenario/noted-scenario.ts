/** A scenario with a sentence of its own, as a note and as a remark. */
import type { Scenario, SpecField } from './scenario.ts'

/** Said before all others. `field`: the one that it tells of, with which it goes when that is asked anew. */
export const withFirstNote = (
  { notes, remarks = [], ...rest }: Scenario,
  text: string,
  field: SpecField | null = null,
): Scenario => ({
  ...rest,
  notes: [text, ...notes],
  remarks: [{ field, text }, ...remarks],
})

/** Said after all others. */
export const withLastNote = ({ notes, remarks = [], ...rest }: Scenario, text: string): Scenario => ({
  ...rest,
  notes: [...notes, text],
  remarks: [...remarks, { field: null, text }],
})
