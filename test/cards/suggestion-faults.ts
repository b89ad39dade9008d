/** What an answer tells people to type, in its lines, in its refusals and beside what comes closest; and what of it is not taken. */
import type { ConversationEngine } from '../../src/conversation/conversation-engine.ts'
import type { Outcome } from '../../src/conversation/outcome.ts'
import type { RequestContext } from '../../src/conversation/request.ts'
import type { ThreadState } from '../../src/conversation/thread-state.ts'
import type { Line } from '../../src/presentation/content/message-content.ts'

type Suggested = { readonly commands: readonly string[]; readonly replies: readonly string[] }

/** Commands that the Slack shell takes, and programs of a terminal, are left out. */
const ofShells = /^(?:\/gpucost )?(?:settings|recommend|digest|help)\b|^gpucost /

/** `isReply`: the outcome answers in a thread, where suggestions are replies. */
export function suggestedBy(outcome: Outcome, isReply: boolean): Suggested {
  if (!('content' in outcome)) return { commands: [], replies: [] }
  const { text, blocks } = outcome.content
  const lines = [
    ...text,
    ...blocks.flatMap((block) => (block.kind === 'text' || block.kind === 'notes' ? block.lines : [])),
  ]
  const ofProblem = outcome.kind === 'problem' ? outcome.problem.suggestions : []
  const nearest = outcome.kind === 'infeasible' ? outcome.problem : null
  const commands = [
    ...spansOf(lines, 'command').map((words) => words.replace(/^\/gpucost /, '')),
    ...(isReply ? [] : [...ofProblem, ...(nearest?.suggestions ?? [])]),
  ]
  const replies = [
    ...(isReply
      ? [...ofProblem, ...(nearest?.nearest ?? []).flatMap(({ reply = '' }) => (reply === '' ? [] : [reply]))]
      : []),
    ...spansOf(lines, 'code'),
  ]
  const typed = (all: readonly string[]) => [...new Set(all)].filter((each) => !ofShells.test(each))
  return { commands: typed(commands), replies: typed(replies) }
}

/** `seen`: what was typed before, which is not typed again. `thread`: that of the outcome; null: it has none. */
export function suggestionFaults(
  outcome: Outcome,
  thread: ThreadState | null,
  isReply: boolean,
  { engine, context, seen }: { engine: ConversationEngine; context: RequestContext; seen: Set<string> },
): readonly string[] {
  const { commands, replies } = suggestedBy(outcome, isReply)
  const isRefused = ({ kind }: Outcome): boolean => kind === 'problem' || kind === 'ignored'
  const isNew = (words: string): boolean => !seen.has(words) && seen.add(words).has(words)
  return [
    ...commands
      .filter(isNew)
      .filter((text) => isRefused(engine.handle({ kind: 'text', text, inputKind: 'command' }, context))),
    ...(thread === null ? [] : replies)
      .filter((words) => !commands.includes(words) && isNew(`reply ${words}`))
      .filter(
        (text) =>
          thread !== null && isRefused(engine.handle({ kind: 'reply', text, isAddressed: true, thread }, context)),
      ),
  ].map((words) => `is not taken: “${words}”`)
}

const spansOf = (lines: readonly Line[], kind: 'command' | 'code'): readonly string[] =>
  lines.flatMap(({ spans }) =>
    spans.flatMap((span) => (typeof span !== 'string' && span.kind === kind ? [span.text] : [])),
  )
