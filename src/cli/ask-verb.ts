/** `gpucost ask`: the whole answer, of words or of a configuration; with its receipt, or as a table of every figure. */
import type { Answer } from '../reply/answer.ts'
import type { Terminal } from '../reply/terminal.ts'
import type { Corridor } from './corridor.ts'
import type { Input, Printed, Verb } from './verb.ts'
import { receiptWords, refusalText } from './words.ts'

/** `--config` needs `askConfig`, `--explain` needs `receiptOf`, `--csv` needs `csv` of the corridor. */
export function askVerb(corridor: Corridor, ask: NonNullable<Corridor['ask']>): Verb {
  const { show, askConfig, receiptOf, csv } = corridor
  return {
    summary: 'the whole answer: which GPUs, from whom, how many hours and dollars',
    examples: [
      'ask "70b 2B tokens"',
      'ask "8b 100M tokens under 50 dollars" --json --today 2026-12-01',
      ...(receiptOf === undefined ? [] : ['ask "70b 2B tokens on 8 h100" --explain']),
      ...(askConfig === undefined ? [] : ['ask --config axolotl.yml "100M tokens on 8 h100"']),
      ...(csv === undefined ? [] : ['ask "70b 2B tokens" --csv --out options.csv']),
    ],
    takes: 'text',
    settings: [
      ...(askConfig === undefined ? [] : (['config'] as const)),
      ...(receiptOf === undefined ? [] : (['explain'] as const)),
      ...(csv === undefined ? [] : (['csv', 'out'] as const)),
    ],
    run: async ({ text, configs, settings }, today) => {
      const answer = configs.length > 0 && askConfig !== undefined ? askConfig(configs, text, today) : ask(text, today)
      if (answer.kind === 'problem') {
        return {
          json: { problem: answer.problem },
          words: (terminal) => refusalText(answer, corridor, terminal),
          status: 2,
        }
      }
      if (settings.csv && csv !== undefined) return printTable(answer, await csv(answer), settings)
      const { scenario, recommendation, message } = answer
      const lines = settings.explain ? receiptOf?.(answer, today) : undefined
      const words = (terminal: Terminal) => {
        const told = show?.(answer, today, terminal) ?? message.text
        return lines === undefined ? told : `${told}\n\n${receiptWords(lines, terminal)}`
      }
      const receipt = lines === undefined ? {} : { receipt: lines }
      return { json: { spec: scenario.spec, recommendation, ...receipt }, words, status: 0 }
    },
  }
}

function printTable(
  { scenario, recommendation }: Extract<Answer, { kind: 'recommendation' }>,
  table: string,
  { out }: Input['settings'],
): Printed {
  const json = { spec: scenario.spec, recommendation }
  if (out === null) return { json, words: () => table.trimEnd(), status: 0 }
  return { json, words: () => `Written to ${out}.`, status: 0, file: { path: out, bytes: table } }
}
