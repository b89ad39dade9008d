/** `gpucost` alone, or `gpucost chat`: the conversation of a thread, in a terminal. */
import { once } from 'node:events'
import { createInterface } from 'node:readline'
import type { Readable, Writable } from 'node:stream'
import { createMemoryConversation } from '../conversation/memory-conversation.ts'
import { wrapText } from '../presentation/terminal/text-columns.ts'
import { layoutWidth, type Terminal } from '../presentation/terminal/terminal.ts'
import { noRules } from '../team/team-rules.ts'
import type { CliDependencies } from './cli-dependencies.ts'
import { outcomeText } from './outcome-text.ts'

export type ChatSession = {
  readonly input: Readable
  readonly output: Writable
  /** Somebody types; otherwise lines come from a file or a pipe, and are shown with their answers. */
  readonly isInteractive: boolean
  /** The window as it is now. */
  readonly terminal: () => Terminal
  /** ISO date. */
  readonly today: string
  /** What was typed in earlier conversations, newest first. */
  readonly history: readonly string[]
  readonly remember: (history: readonly string[]) => void
}

const greeting = [
  'What will a fine-tuning run cost? Type a job, such as  70b 2B tokens',
  '"help" says more, Ctrl-D leaves.',
]

const exitWords = new Set(['quit', 'exit', 'q', ':q', 'bye'])
const chatCommands = ['help', 'undo', 'redo', 'reset', 'new', 'quit'] as const

const helpGroups = [
  ['Begin', ['70b 2B tokens', 'llama 3.1 8b, 20k examples x 600 tokens x 3 epochs, qlora']],
  ['Change it', ['4-bit', 'on 8 h100', 'under $500', 'by friday', 'double the data', 'same but 8b']],
  ['Ask about it', ['why not A100?', 'show the math', 'does this include storage?', 'compare with qlora']],
  ['After the run', ['spent $612', 'we measured 2,300 tok/s']],
  ['Judge a claim', ['"1,800 tok/s on 2B tokens is 5.1 hours"']],
  ['Go back', ['undo', 'redo', 'reset', 'new 8b 100M tokens']],
] as const

/** Until the input ends, or somebody leaves. Returns the exit status: 1 where an answer met a fault of ours. */
export async function chat(dependencies: CliDependencies, session: ChatSession): Promise<0 | 1> {
  const { input, output, isInteractive } = session
  const respond = createResponder(dependencies, session)
  let status: 0 | 1 = 0
  const answerSafely = (text: string): string => {
    try {
      return respond(text)
    } catch (error) {
      status = 1
      return `A fault of ours: ${error instanceof Error ? error.message : String(error)}. What was said before still holds.`
    }
  }
  const { paint } = session.terminal()
  const lines = createInterface({
    input,
    crlfDelay: Infinity,
    terminal: isInteractive,
    ...(isInteractive ? { output, completer: createCompleter(dependencies), history: [...session.history] } : {}),
    historySize: 500,
    removeHistoryDuplicates: true,
    prompt: isInteractive ? paint('bold', 'gpucost> ') : '',
  })
  lines.on('history', session.remember)
  // Once for the line that is being typed, then to leave, as in a shell.
  lines.on('SIGINT', () => {
    if (lines.line === '') return lines.close()
    lines.write(null, { ctrl: true, name: 'e' })
    lines.write(null, { ctrl: true, name: 'u' })
  })
  let isOpen = true
  lines.once('close', () => (isOpen = false))
  const prompt = () => {
    // The input may end while what came before is being answered.
    if (isInteractive && isOpen) lines.prompt()
  }
  if (isInteractive) output.write(`${greeting.join('\n')}\n\n`)
  prompt()
  for await (const line of lines) {
    const text = line.trim()
    if (exitWords.has(text.toLowerCase())) {
      lines.close()
      return status
    }
    const echo = isInteractive ? '' : `> ${text}\n`
    if (text !== '' && !output.write(`${echo}\n${answerSafely(text)}\n\n`)) await once(output, 'drain')
    prompt()
  }
  if (isInteractive) output.write('\n')
  return status
}

/** Answers one line after the other; what was said before is kept in between. */
function createResponder(
  dependencies: CliDependencies,
  { terminal, today }: Pick<ChatSession, 'terminal' | 'today'>,
): (text: string) => string {
  const conversation = createMemoryConversation(dependencies.engine(), { today, rules: noRules }, true)
  return (text) => {
    const [, newKeyword, rest = ''] = /^(new)\b\s*(.*)$/isu.exec(text) ?? []
    if (newKeyword !== undefined) conversation.reset()
    if (newKeyword !== undefined && rest === '') return 'A new conversation. Which model, and how much data?'
    const request = newKeyword === undefined ? text : rest
    if (request.toLowerCase() === 'help') return helpText(terminal())
    const isFirst = conversation.isNew()
    return outcomeText(conversation.say(request), isFirst, dependencies, today, terminal())
  }
}

function helpText(terminal: Terminal): string {
  const { paint } = terminal
  return [
    ...helpGroups.flatMap(([title, examples]) =>
      wrapText(examples.join('  ·  '), layoutWidth(terminal), `${title.padEnd(14)} `, ' '.repeat(15)).map((line) =>
        line.replace(title, paint('bold', title)),
      ),
    ),
    '',
    ...wrapText(
      'Tab completes, the arrows bring back what was typed, Ctrl-C clears the line, Ctrl-D leaves.',
      layoutWidth(terminal),
    ),
  ].join('\n')
}

/** Completes the last word. */
function createCompleter({ completionWords }: CliDependencies) {
  let candidates: readonly string[] | undefined
  return (line: string): [string[], string] => {
    candidates ??= [...chatCommands, ...completionWords()]
    const last = /\S*$/u.exec(line)?.[0].toLowerCase() ?? ''
    return [last === '' ? [] : candidates.filter((word) => word.startsWith(last)), last]
  }
}
