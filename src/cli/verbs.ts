/** What the command can do: one small function a verb, over the corridor that it is handed. */
import { wholeCostTerminal } from '../reply/whole-cost-terminal.ts'
import { adviseVerb } from './advise-verb.ts'
import { askVerb } from './ask-verb.ts'
import { chartVerb } from './chart-verb.ts'
import { checkVerb } from './check-verb.ts'
import { compareVerb } from './compare-verb.ts'
import { completionVerb } from './completion-verb.ts'
import type { Corridor, Cost, Receipt, Turn } from './corridor.ts'
import { readVerb } from './read-verb.ts'
import { printProblem, printReading, type Printed, type Verb } from './verb.ts'
import { receiptWords, turnText, wrapped } from './words.ts'

/** The verbs whose room is wired, in the order of the help. */
export function verbsOf(corridor: Corridor): ReadonlyMap<string, Verb> {
  const { ask, parse, read, converse, cost, predict, receipt, accuracy } = corridor
  const verbs: [string, Verb | undefined][] = [
    ['ask', ask && askVerb(corridor, ask)],
    ['chat', corridor.turn && chatting],
    ['parse', parse && { ...parsing, run: ({ text }, today) => printReading(parse(text, today)) }],
    ['read', read && readVerb(corridor, read)],
    [
      'converse',
      converse && { ...conversing, run: ({ text, turns }, today) => printTurns(converse(text, turns, today)) },
    ],
    ['check', corridor.check && checkVerb(corridor.check)],
    ['compare', corridor.compare && compareVerb(corridor.compare)],
    ['chart', corridor.chart && ask && chartVerb(corridor, corridor.chart, ask)],
    ['cost', cost && { ...costing, run: ({ text }, today) => printCost(cost(text, today)) }],
    ['blocks', ask && blocksVerb(ask)],
    ['predict', predict && { ...predicting, run: ({ row }) => printPrediction(predict(row)) }],
    ['accuracy', accuracy && { ...judging, run: () => printAccuracy(accuracy()) }],
    ['advise', corridor.advise && adviseVerb(corridor.advise)],
    ['receipt', receipt && { ...receipting, run: ({ text }, today) => printReceipt(receipt(text, today)) }],
  ]
  const wired = new Map(verbs.flatMap(([name, verb]) => (verb === undefined ? [] : [[name, verb] as const])))
  wired.set('completion', completionVerb(wired, corridor.words ?? (() => [])))
  return wired
}

/** `runCommand` hands it over to `chat`. */
const chatting: Verb = {
  summary: 'a conversation as in a thread; gpucost alone does the same in a terminal',
  examples: ['chat', 'chat < questions.txt'],
  takes: 'nothing',
  isConversation: true,
  isSingle: true,
  run: () => {
    throw new Error('a conversation is no single answer')
  },
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
  return { json: { receipt: receipt.lines }, words: (terminal) => receiptWords(receipt.lines, terminal), status: 0 }
}

function printAccuracy(lines: readonly string[]): Printed {
  return {
    json: { accuracy: lines },
    words: (terminal) =>
      wrapped([...lines.map((line) => `- ${line}`), 'The whole page: docs/accuracy.md'].join('\n'), terminal),
    status: 0,
  }
}
