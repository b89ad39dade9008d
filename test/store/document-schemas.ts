/** Documents that are as small as they can be. */
import * as z from 'zod'
import type { DocumentSchemas } from '../../src/store/store.ts'

const noteSchema = z.object({ says: z.string() })
export type Note = z.infer<typeof noteSchema>
export type Notes = Record<
  | 'scenario'
  | 'shown'
  | 'pin'
  | 'settings'
  | 'headline'
  | 'run'
  | 'approval'
  | 'runState'
  | 'watch'
  | 'installation'
  | 'observation',
  Note
>

export const schemas: DocumentSchemas<Notes> = {
  scenario: noteSchema,
  shown: noteSchema,
  pin: noteSchema,
  settings: noteSchema,
  headline: noteSchema,
  run: noteSchema,
  approval: noteSchema,
  runState: noteSchema,
  watch: noteSchema,
  installation: noteSchema,
  observation: noteSchema,
}

export const note = (words: string): Note => ({ says: words })
