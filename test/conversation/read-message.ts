/** Messages as tests read them: the real engine, and the job that it finds in one. */
import { sharedApp } from '../shared-app.ts'
import { noRules } from '../../src/team/team-rules.ts'

const app = sharedApp()
const context = { today: '2026-11-27', rules: noRules, teamMeasurements: [] }

/** What a message asks, as the engine has it. */
export const read = (text: string) => app.engine().interpret({ kind: 'text', text, inputKind: 'message' }, context)

/** The job of a message; where it is none, what it is. */
export const specOf = (text: string) => {
  const found = read(text)
  return found.kind === 'start' ? found.scenario.spec : found.kind
}
