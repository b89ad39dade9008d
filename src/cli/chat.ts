/** `gpucost` alone, or `gpucost chat`: the conversation of a thread, in a terminal. */
import { once } from 'node:events'
import { createInterface } from 'node:readline'
import type { Readable, Writable } from 'node:stream'
import type { OwnRun } from '../recommend/own-run.ts'
import { wrap } from '../reply/columns.ts'
import { columnsOf, type Style, type Terminal } from '../reply/terminal.ts'
import type { Held, Said } from '../thread/held.ts'
import type { Corridor } from './corridor.ts'
import { refusalText, unescaped } from './words.ts'

export type Chat = {
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

const leaving = new Set(['quit', 'exit', 'q', ':q', 'bye'])
const ownWords = ['help', 'undo', 'redo', 'reset', 'new', 'quit'] as const

const helpGroups = [
  ['Begin', ['70b 2B tokens', 'llama 3.1 8b, 20k examples x 600 tokens x 3 epochs, qlora']],
  ['Change it', ['4-bit', 'on 8 h100', 'under $500', 'by friday', 'double the data', 'same but 8b']],
  ['Ask about it', ['why not A100?', 'show the math', 'does this include storage?', 'compare with qlora']],
  ['After the run', ['spent $612', 'we measured 2,300 tok/s']],
  ['Judge a claim', ['"1,800 tok/s on 2B tokens is 5.1 hours"']],
  ['Go back', ['undo', 'redo', 'reset', 'new 8b 100M tokens']],
] as const

/** Until the input ends, or somebody leaves. Returns the exit status: 1 where an answer met a fault of ours. */
export async function chat(corridor: Corridor, around: Chat): Promise<0 | 1> {
  const { input, output, isInteractive } = around
  const talk = talkOf(corridor, around)
  let status: 0 | 1 = 0
  const answered = (text: string): string => {
    try {
      return talk(text)
    } catch (error) {
      status = 1
      return `A fault of ours: ${error instanceof Error ? error.message : String(error)}. What was said before still holds.`
    }
  }
  const { paint } = around.terminal()
  const lines = createInterface({
    input,
    crlfDelay: Infinity,
    terminal: isInteractive,
    ...(isInteractive ? { output, completer: completerOf(corridor), history: [...around.history] } : {}),
    historySize: 500,
    removeHistoryDuplicates: true,
    prompt: isInteractive ? paint('bold', 'gpucost> ') : '',
  })
  lines.on('history', around.remember)
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
    if (leaving.has(text.toLowerCase())) {
      lines.close()
      return status
    }
    const echo = isInteractive ? '' : `> ${text}\n`
    if (text !== '' && !output.write(`${echo}\n${answered(text)}\n\n`)) await once(output, 'drain')
    prompt()
  }
  if (isInteractive) output.write('\n')
  return status
}

/** Answers one line after the other; what was said before is kept in between. */
function talkOf(corridor: Corridor, { terminal, today }: Pick<Chat, 'terminal' | 'today'>): (text: string) => string {
  const { turn } = corridor
  if (turn === undefined) throw new Error('no conversation is wired')
  let held: Held | null = null
  let own: readonly OwnRun[] = []
  return (text) => {
    const [, anew, rest = ''] = /^(new)\b\s*(.*)$/isu.exec(text) ?? []
    if (anew !== undefined) held = null
    if (anew !== undefined && rest === '') return 'A new conversation. Which model, and how much data?'
    const asked = anew === undefined ? text : rest
    if (asked.toLowerCase() === 'help') return helpWords(terminal())
    const isFirst = held === null
    const said = turn(held, asked, { today, own })
    if (said.kind === 'plan' || said.kind === 'no plan') held = said.held
    if (said.kind === 'report' && said.own !== null) own = [...own, said.own]
    return wordsOf(said, isFirst, corridor, today, terminal())
  }
}

/** A first plan is told in full; what follows, as what it changes. */
function wordsOf(said: Said, isFirst: boolean, corridor: Corridor, today: string, terminal: Terminal): string {
  switch (said.kind) {
    case 'silence':
      return 'Nothing here changes the plan. "help" says what can be typed.'
    case 'problem':
    case 'no plan':
      return refusalText(said, corridor, terminal)
    case 'plan': {
      const { scenario, recommendation } = said.answered
      if (isFirst && corridor.show !== undefined)
        return corridor.show(
          { kind: 'recommendation', scenario, recommendation, message: said.message },
          today,
          terminal,
        )
      return messageWords(said.message.text, terminal)
    }
    case 'words':
    case 'report':
    // A window shows no pictures: the words in its place. `gpucost chart` and `--csv` write files.
    case 'file':
      return messageWords(said.message.text, terminal)
  }
}

/** The text of a message as lines of this window, the first of them the answer. */
function messageWords(text: string, terminal: Terminal): string {
  const columns = columnsOf(terminal)
  const styleOf = (line: string, at: number): Style | undefined => {
    if (at === 0) return 'bold'
    if (line.startsWith('Watch out: ')) return 'warning'
    return /^(?:Set-up|Price): /u.test(line) ? 'dim' : undefined
  }
  return unescaped(text)
    .split('\n')
    .flatMap((line, at) => {
      const indent = /^\s*(?:[-•·] )?/u.exec(line)?.[0] ?? ''
      const lines = wrap(line.slice(indent.length), columns, indent, ' '.repeat(indent.length))
      const style = styleOf(line, at)
      return style === undefined ? lines : lines.map((one) => terminal.paint(style, one))
    })
    .join('\n')
}

function helpWords(terminal: Terminal): string {
  const { paint } = terminal
  return [
    ...helpGroups.flatMap(([title, examples]) =>
      wrap(examples.join('  ·  '), columnsOf(terminal), `${title.padEnd(14)} `, ' '.repeat(15)).map((line) =>
        line.replace(title, paint('bold', title)),
      ),
    ),
    '',
    'Tab completes, the arrows bring back what was typed, Ctrl-C clears the line, Ctrl-D leaves.',
  ].join('\n')
}

/** Completes the last word. */
function completerOf({ words }: Corridor) {
  let known: readonly string[] | undefined
  return (line: string): [string[], string] => {
    known ??= [...ownWords, ...(words?.() ?? [])]
    const last = /\S*$/u.exec(line)?.[0].toLowerCase() ?? ''
    return [last === '' ? [] : known.filter((word) => word.startsWith(last)), last]
  }
}
