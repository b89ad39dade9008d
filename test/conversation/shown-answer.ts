/** What a command or a question is answered by, as plain text. */
import { plainText } from '../../src/presentation/content/message-content.ts'
import { noRules } from '../../src/team/team-rules.ts'
import { sharedApp } from '../shared-app.ts'

const app = sharedApp()
const context = { today: '2026-11-26', rules: noRules, teamMeasurements: [] }

/** The text of the answer to a first text; of what has none, its kind. */
export const shownAnswer = (text: string): string => {
  const outcome = app.engine().handle({ kind: 'job', text, inputKind: 'command', allowsInquiry: true }, context)
  return 'content' in outcome ? plainText(outcome.content) : outcome.kind
}

/** What comes of a command: its kind, and the text that is shown. */
export function shownCommand(text: string): string {
  const outcome = app.engine().handle({ kind: 'text', text, inputKind: 'command' }, context)
  return `${outcome.kind}: ${'content' in outcome ? plainText(outcome.content) : ''}`
}
