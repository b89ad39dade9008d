/** Documents that are as small as they can be. */
import * as z from 'zod'
import type { Shapes } from '../../src/store/store.ts'

const note = z.object({ says: z.string() })
export type Note = z.infer<typeof note>
export type Notes = Record<
  'scenario' | 'shown' | 'pin' | 'settings' | 'headline' | 'run' | 'approval' | 'installation' | 'observation',
  Note
>

export const shapes: Shapes<Notes> = {
  scenario: note,
  shown: note,
  pin: note,
  settings: note,
  headline: note,
  run: note,
  approval: note,
  installation: note,
  observation: note,
}

export const says = (words: string): Note => ({ says: words })
