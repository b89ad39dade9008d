/** How long a chat is by its messages, and what is said of it. */
import { withFirstNote } from '../../scenario/noted-scenario.ts'
import type { Scenario } from '../../scenario/scenario.ts'
import type { ChatMessages } from './wanted-counts.ts'

/** Tokens of a chat; `usual`: of a message where none are told. */
export const chatLength = ({ count, tokens }: ChatMessages, usual: number): number =>
  Math.round(count * (tokens ?? usual))

/** The scenario with how its chats were counted, before all else that was taken for granted. */
export function withChatNote(scenario: Scenario, chats: ChatMessages, usual: number): Scenario {
  const length = chatLength(chats, usual)
  const note =
    chats.tokens === null
      ? `About ${usual} tokens a message are assumed, so ${chats.count} messages are ${length} tokens; other languages than English take up to half more.`
      : `${chats.count} messages of ${chats.tokens} tokens are ${length} tokens.`
  return withFirstNote(scenario, note, 'tokens')
}
