/** Threads as tests play them: the real engine, and what its last answer says. */
import { sharedApp } from '../shared-app.ts'
import { createMemoryConversation } from '../../src/conversation/memory-conversation.ts'
import { plainText } from '../../src/presentation/content/message-content.ts'
import { noRules } from '../../src/team/team-rules.ts'

const engine = sharedApp().engine()
const context = { today: '2026-11-27', rules: noRules, teamMeasurements: [], isInteractive: false }

/** The words of the answer to a command; '' where nothing is answered. */
export function answerTo(text: string): string {
  const outcome = engine.handle({ kind: 'text', text, inputKind: 'command' }, context)
  return 'content' in outcome ? plainText(outcome.content) : ''
}

/** The kind of the last answer, and its words. */
export const lastOf = (turns: readonly string[]): string => lastIn(turns, false)

/** The same where every turn is meant for the app, as under a mention. */
export const lastMeant = (turns: readonly string[]): string => lastIn(turns, true)

function lastIn(turns: readonly string[], isAddressed: boolean): string {
  const conversation = createMemoryConversation(engine, context, isAddressed)
  let said = ''
  for (const turn of turns) {
    const outcome = conversation.say(turn)
    said = `${outcome.kind}: ${'content' in outcome ? plainText(outcome.content) : ''}`
  }
  return said
}

/** The same of a text by itself, as a command or as a message of people. */
export function firstAnswer(text: string, inputKind: 'command' | 'message' = 'command'): string {
  const outcome = engine.handle({ kind: 'text', text, inputKind }, context)
  return `${outcome.kind}: ${'content' in outcome ? plainText(outcome.content) : ''}`
}
