/** Every verb of the command, in the order of the help. */
import { wrapLines } from '../presentation/terminal/wrapped-lines.ts'
import { askVerb, blocksVerb } from './ask-verb.ts'
import { chartVerb } from './chart-verb.ts'
import { checkVerb } from './check-verb.ts'
import type { CliDependencies } from './cli-dependencies.ts'
import { compareVerb } from './compare-verb.ts'
import { completionVerb } from './completion-verb.ts'
import { converseVerb } from './converse-verb.ts'
import { countVerb } from './count-verb.ts'
import { exportVerb } from './export-verb.ts'
import { measureVerb } from './measure-verb.ts'
import { migrateVerb } from './migrate-verb.ts'
import { adviseVerb, costVerb, receiptVerb } from './plan-verbs.ts'
import { readingVerbs } from './reading-verbs.ts'
import type { Verb } from './verb.ts'

/** The verbs by name; completion comes last, as it names all the others. */
export function createVerbs(dependencies: CliDependencies): ReadonlyMap<string, Verb> {
  const verbs = new Map<string, Verb>([
    ['ask', askVerb(dependencies)],
    ['chat', chatVerb],
    ...readingVerbs(dependencies),
    ['converse', converseVerb(dependencies)],
    ['check', checkVerb(dependencies)],
    ['compare', compareVerb(dependencies)],
    ['chart', chartVerb(dependencies)],
    ['cost', costVerb(dependencies)],
    ['blocks', blocksVerb(dependencies)],
    ['predict', predictVerb(dependencies)],
    ['accuracy', accuracyVerb(dependencies)],
    ['advise', adviseVerb(dependencies)],
    ['receipt', receiptVerb(dependencies)],
    ['export', exportVerb(dependencies)],
    ['count', countVerb(dependencies)],
    ['measure', measureVerb(dependencies)],
    ['mcp', mcpVerb],
    ['migrate', migrateVerb],
  ])
  return verbs.set('completion', completionVerb(verbs, dependencies.completionWords))
}

const unanswerable = () => {
  throw new Error('a session is no single answer')
}

const chatVerb: Verb = {
  summary: 'a conversation as in a thread; gpucost alone does the same in a terminal',
  examples: ['chat', 'chat < questions.txt'],
  takes: 'nothing',
  session: 'chat',
  isSingle: true,
  run: unanswerable,
}

const mcpVerb: Verb = {
  summary: 'a Model Context Protocol server on stdin and stdout, for assistants: estimates, comparisons, checks, files',
  examples: ['mcp'],
  takes: 'nothing',
  session: 'mcp',
  isSingle: true,
  run: unanswerable,
}

const predictVerb = ({ predict }: CliDependencies): Verb => ({
  summary: 'speed and memory of run configurations, JSON lines on stdin',
  examples: ['predict < runs.jsonl'],
  isStage: true,
  takes: 'rows',
  run: ({ row }) => {
    const json = predict(row)
    return { json, text: () => JSON.stringify(json), status: 'problem' in json ? 2 : 0 }
  },
})

const accuracyVerb = ({ accuracy }: CliDependencies): Verb => ({
  summary: 'how right the estimates are, on measured runs that were left out of the fit',
  examples: ['accuracy'],
  takes: 'nothing',
  run: () => {
    const sentences = accuracy()
    const text = [...sentences.map((sentence) => `- ${sentence}`), 'The whole page: docs/accuracy.md'].join('\n')
    return { json: { accuracy: sentences }, text: (terminal) => wrapLines(text, terminal), status: 0 }
  },
})
