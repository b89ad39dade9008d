/** What the command can do: one small function a verb, over the corridor that it is handed. */
import type { Terminal } from '../reply/terminal.ts'
import { receiptText } from '../reply/receipt.ts'
import { wholeCostTerminal } from '../reply/whole-cost-terminal.ts'
import type { Problem } from '../scenario/problem.ts'
import { adviseVerb } from './advise-verb.ts'
import type { Corridor, Cost, Reading, Receipt, Turn } from './corridor.ts'
import { problemText, refusalText, specText, turnText } from './words.ts'

/** What a verb is asked: text, further turns of a conversation, or a row of figures. */
export type Input = { readonly text: string; readonly turns: readonly string[]; readonly row: unknown }

/** The same answer for programs and for people. Status 2: the input was not understood, or cannot be answered. */
export type Printed = {
  readonly json: Readonly<Record<string, unknown>>
  readonly words: (terminal: Terminal) => string
  readonly status: 0 | 2
}

export type Verb = {
  readonly summary: string
  readonly examples: readonly string[]
  /** `rows`: takes JSON lines on stdin and nothing else. */
  readonly takes: 'text' | 'turns' | 'rows' | 'nothing'
  /** Its answer is a document in any case; there are no words for it. */
  readonly isDocument?: true
  readonly run: (input: Input, today: string) => Printed
}

/** The verbs whose room is wired, in the order of the help. */
export function verbsOf(corridor: Corridor): ReadonlyMap<string, Verb> {
  const { ask, show, parse, read, converse, cost, predict, receipt, accuracy } = corridor
  const verbs: [string, Verb | undefined][] = [
    ['ask', ask && askVerb(ask, show)],
    ['parse', parse && { ...parsing, run: ({ text }, today) => printReading(parse(text, today)) }],
    ['read', read && { ...reading, run: ({ text }, today) => printReading(read(text, today)) }],
    [
      'converse',
      converse && { ...conversing, run: ({ text, turns }, today) => printTurns(converse(text, turns, today)) },
    ],
    ['cost', cost && { ...costing, run: ({ text }, today) => printCost(cost(text, today)) }],
    ['blocks', ask && blocksVerb(ask)],
    ['predict', predict && { ...predicting, run: ({ row }) => printPrediction(predict(row)) }],
    ['accuracy', accuracy && { ...judging, run: () => printAccuracy(accuracy()) }],
    ['advise', corridor.advise && adviseVerb(corridor.advise)],
    ['receipt', receipt && { ...receipting, run: ({ text }, today) => printReceipt(receipt(text, today)) }],
  ]
  return new Map(verbs.flatMap(([name, verb]) => (verb === undefined ? [] : [[name, verb] as const])))
}

const parsing = {
  summary: 'what a slash command is understood to ask',
  examples: ['parse "llama 3.1 8b, 100M tokens, 4-bit on a 4090" --json'],
  takes: 'text',
} as const
const judging = {
  summary: 'how right the estimates are, on measured runs that were left out of the fit',
  examples: ['accuracy'],
  takes: 'nothing',
} as const
const reading = {
  summary: 'the same for a message written to people',
  examples: ['read "We have 20k examples of 600 tokens, 3 epochs of QLoRA on a 70B, at most 200 dollars"'],
  takes: 'text',
} as const
const conversing = {
  summary: 'a conversation: the first text, then each reply',
  examples: ['converse "70b 2B tokens" "4-bit?" "thanks" "under 500 dollars"'],
  takes: 'turns',
} as const
const costing = {
  summary: 'the whole cost of the first plan; spot, reserved, hosted and owned beside it',
  examples: ['cost "70b 2B tokens on runpod"'],
  takes: 'text',
} as const
const predicting = {
  summary: 'speed and memory of run configurations, JSON lines on stdin',
  examples: ['predict < runs.jsonl'],
  takes: 'rows',
} as const
const receipting = {
  summary: 'every figure of the first option, with formula, inputs and sources',
  examples: ['receipt "70b 2B tokens" --json'],
  takes: 'text',
} as const

function askVerb(ask: NonNullable<Corridor['ask']>, show: Corridor['show']): Verb {
  return {
    summary: 'the whole answer: which GPUs, from whom, how many hours and dollars',
    examples: ['ask "70b 2B tokens"', 'ask "8b 100M tokens under 50 dollars" --json --today 2026-12-01'],
    takes: 'text',
    run: ({ text }, today) => {
      const answer = ask(text, today)
      if (answer.kind === 'problem') {
        return { json: { problem: answer.problem }, words: () => refusalText(answer), status: 2 }
      }
      const { scenario, recommendation, message } = answer
      const words = (terminal: Terminal) => show?.(answer, today, terminal) ?? message.text
      return { json: { spec: scenario.spec, recommendation }, words, status: 0 }
    },
  }
}

function blocksVerb(ask: NonNullable<Corridor['ask']>): Verb {
  return {
    summary: 'the exact Slack message, as JSON',
    examples: ['blocks "70b 2B tokens"'],
    takes: 'text',
    isDocument: true,
    run: ({ text }, today) => {
      const answer = ask(text, today)
      const isProblem = answer.kind === 'problem'
      const json = isProblem ? { ...answer.message, problem: answer.problem } : answer.message
      return { json, words: () => JSON.stringify(json), status: isProblem ? 2 : 0 }
    },
  }
}

function printReading(reading: Reading): Printed {
  if (reading.kind === 'problem') return printProblem(reading.problem)
  return { json: { spec: reading.scenario.spec }, words: () => specText(reading.scenario), status: 0 }
}

function printTurns(turns: readonly Turn[]): Printed {
  const json = { turns: turns.map(turnJson) }
  const words = () => turns.map(turnText).join('\n\n')
  return { json, words, status: turns.some(({ kind }) => kind === 'problem') ? 2 : 0 }
}

function turnJson(turn: Turn): Readonly<Record<string, unknown>> {
  switch (turn.kind) {
    case 'scenario':
      return { spec: turn.scenario.spec }
    case 'problem':
      return { problem: turn.problem }
    case 'ignored':
      return { ignored: true }
    case 'answer':
      return { answer: turn.text }
  }
}

function printPrediction(json: Readonly<Record<string, unknown>>): Printed {
  return { json, words: () => JSON.stringify(json), status: 'problem' in json ? 2 : 0 }
}

function printCost(cost: Cost): Printed {
  if (cost.kind === 'problem') return printProblem(cost.problem)
  const { decision, words } = cost
  return { json: { decision }, words: (terminal) => wholeCostTerminal(words, terminal), status: 0 }
}

function printReceipt(receipt: Receipt): Printed {
  if (receipt.kind === 'problem') return printProblem(receipt.problem)
  return { json: { receipt: receipt.lines }, words: () => receiptText(receipt.lines), status: 0 }
}

/** A problem, as every verb prints it. */
export function printProblem(problem: Problem): Printed {
  return { json: { problem }, words: () => problemText(problem), status: 2 }
}

function printAccuracy(lines: readonly string[]): Printed {
  return {
    json: { accuracy: lines },
    words: () => [...lines.map((line) => `- ${line}`), 'The whole page: docs/accuracy.md'].join('\n'),
    status: 0,
  }
}
