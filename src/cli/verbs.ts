/** What the command can do: one small function a verb, over the corridor that it is handed. */
import { terminalTotalCost } from '../presentation/terminal/terminal-total-cost.ts'
import { adviseVerb } from './advise-verb.ts'
import { askVerb } from './ask-verb.ts'
import { chartVerb } from './chart-verb.ts'
import { checkVerb } from './check-verb.ts'
import { compareVerb } from './compare-verb.ts'
import { completionVerb } from './completion-verb.ts'
import type { CliDependencies, TotalCostResult, ReceiptResult, ConversationTurn } from './cli-dependencies.ts'
import { migrateVerb } from './migrate-verb.ts'
import { readVerb } from './read-verb.ts'
import { printProblem, printParseVerbResult, type VerbOutput, type Verb } from './verb.ts'
import { receiptText, turnText, wrapLines } from './output-text.ts'

/** The verbs whose room is wired, in the order of the help. */
export function wiredVerbs(dependencies: CliDependencies): ReadonlyMap<string, Verb> {
  const { ask, parse, read, converse, cost, predict, receipt, accuracy } = dependencies
  const verbs: [string, Verb | undefined][] = [
    ['ask', ask && askVerb(dependencies, ask)],
    ['chat', dependencies.nextTurn && chatVerb],
    ['parse', parse && { ...parseVerbInfo, run: ({ text }, today) => printParseVerbResult(parse(text, today)) }],
    ['read', read && readVerb(dependencies, read)],
    [
      'converse',
      converse && { ...converseVerbInfo, run: ({ text, turns }, today) => printTurns(converse(text, turns, today)) },
    ],
    ['check', dependencies.check && checkVerb(dependencies.check)],
    ['compare', dependencies.compare && compareVerb(dependencies.compare)],
    ['chart', dependencies.chart && ask && chartVerb(dependencies, dependencies.chart, ask)],
    ['cost', cost && { ...costVerbInfo, run: ({ text }, today) => printCost(cost(text, today)) }],
    ['blocks', ask && blocksVerb(ask)],
    ['predict', predict && { ...predictVerbInfo, run: ({ row }) => printPrediction(predict(row)) }],
    ['accuracy', accuracy && { ...accuracyVerbInfo, run: () => printAccuracy(accuracy()) }],
    ['advise', dependencies.advise && adviseVerb(dependencies.advise)],
    ['receipt', receipt && { ...receiptVerbInfo, run: ({ text }, today) => printReceipt(receipt(text, today)) }],
  ]
  verbs.push(['migrate', migrateVerb])
  const wired = new Map(verbs.flatMap(([name, verb]) => (verb === undefined ? [] : [[name, verb] as const])))
  wired.set('completion', completionVerb(wired, dependencies.completionWords ?? (() => [])))
  return wired
}

/** `runCommand` hands it over to `chat`. */
const chatVerb: Verb = {
  summary: 'a conversation as in a thread; gpucost alone does the same in a terminal',
  examples: ['chat', 'chat < questions.txt'],
  takes: 'nothing',
  isConversation: true,
  isSingle: true,
  run: () => {
    throw new Error('a conversation is no single answer')
  },
}
const parseVerbInfo = {
  summary: 'what a slash command is understood to ask',
  examples: ['parse "llama 3.1 8b, 100M tokens, 4-bit on a 4090" --json'],
  takes: 'text',
} as const
const accuracyVerbInfo = {
  summary: 'how right the estimates are, on measured runs that were left out of the fit',
  examples: ['accuracy'],
  takes: 'nothing',
} as const
const converseVerbInfo = {
  summary: 'a conversation: the first text, then each reply',
  examples: ['converse "70b 2B tokens" "4-bit?" "thanks" "under 500 dollars"'],
  takes: 'turns',
} as const
const costVerbInfo = {
  summary: 'the whole cost of the first plan; spot, reserved, hosted and owned beside it',
  examples: ['cost "70b 2B tokens on runpod"'],
  takes: 'text',
} as const
const predictVerbInfo = {
  summary: 'speed and memory of run configurations, JSON lines on stdin',
  examples: ['predict < runs.jsonl'],
  takes: 'rows',
} as const
const receiptVerbInfo = {
  summary: 'every figure of the first option, with formula, inputs and sources',
  examples: ['receipt "70b 2B tokens" --json'],
  takes: 'text',
} as const

function blocksVerb(ask: NonNullable<CliDependencies['ask']>): Verb {
  return {
    summary: 'the exact Slack message, as JSON',
    examples: ['blocks "70b 2B tokens"'],
    takes: 'text',
    isDocument: true,
    run: ({ text }, today) => {
      const answer = ask(text, today)
      const isProblem = answer.kind === 'problem'
      const json = isProblem ? { ...answer.message, problem: answer.problem } : answer.message
      return { json, text: () => JSON.stringify(json), status: isProblem ? 2 : 0 }
    },
  }
}

function printTurns(turns: readonly ConversationTurn[]): VerbOutput {
  const json = { turns: turns.map(turnJson) }
  const text = () => turns.map(turnText).join('\n\n')
  return { json, text, status: turns.some(({ kind }) => kind === 'problem') ? 2 : 0 }
}

function turnJson(turn: ConversationTurn): Readonly<Record<string, unknown>> {
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

function printPrediction(json: Readonly<Record<string, unknown>>): VerbOutput {
  return { json, text: () => JSON.stringify(json), status: 'problem' in json ? 2 : 0 }
}

function printCost(cost: TotalCostResult): VerbOutput {
  if (cost.kind === 'problem') return printProblem(cost.problem)
  const { decision, totalCost } = cost
  return { json: { decision }, text: (terminal) => terminalTotalCost(totalCost, terminal), status: 0 }
}

function printReceipt(receipt: ReceiptResult): VerbOutput {
  if (receipt.kind === 'problem') return printProblem(receipt.problem)
  return { json: { receipt: receipt.lines }, text: (terminal) => receiptText(receipt.lines, terminal), status: 0 }
}

function printAccuracy(lines: readonly string[]): VerbOutput {
  return {
    json: { accuracy: lines },
    text: (terminal) =>
      wrapLines([...lines.map((line) => `- ${line}`), 'The whole page: docs/accuracy.md'].join('\n'), terminal),
    status: 0,
  }
}
