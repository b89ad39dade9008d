/** `gpucost ask`: the whole answer, of words or of a configuration; with its receipt, or as a table of every figure. */
import type { AdvisorAnswer } from '../presentation/content/advisor-answer.ts'
import type { Terminal } from '../presentation/terminal/terminal-recommendation.ts'
import { specDocument } from '../scenario/spec-document.ts'
import type { CliDependencies } from './cli-dependencies.ts'
import type { VerbInput, VerbOutput, Verb } from './verb.ts'
import { receiptText, problemAnswerText } from './output-text.ts'

/** `--config` needs `askConfig`, `--explain` needs `receiptOf`, `--csv` needs `csv` of the corridor. */
export function askVerb(dependencies: CliDependencies, ask: NonNullable<CliDependencies['ask']>): Verb {
  const { layOutRecommendation, askConfig, receiptOf, csv } = dependencies
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
    options: [
      ...(askConfig === undefined ? [] : (['config'] as const)),
      ...(receiptOf === undefined ? [] : (['explain'] as const)),
      ...(csv === undefined ? [] : (['csv', 'out'] as const)),
    ],
    run: async ({ text, configs, options }, today) => {
      const answer = configs.length > 0 && askConfig !== undefined ? askConfig(configs, text, today) : ask(text, today)
      if (answer.kind === 'problem') {
        return {
          json: { problem: answer.problem },
          text: (terminal) => problemAnswerText(answer, dependencies, terminal),
          status: 2,
        }
      }
      if (options.csv && csv !== undefined) return printTable(answer, await csv(answer), options)
      const { scenario, recommendation, message } = answer
      const lines = options.explain ? receiptOf?.(answer, today) : undefined
      const renderText = (terminal: Terminal) => {
        const answerText = layOutRecommendation?.(answer, today, terminal) ?? message.text
        return lines === undefined ? answerText : `${answerText}\n\n${receiptText(lines, terminal)}`
      }
      const receipt = lines === undefined ? {} : { receipt: lines }
      return { json: { spec: specDocument(scenario.spec), recommendation, ...receipt }, text: renderText, status: 0 }
    },
  }
}

function printTable(
  { scenario, recommendation }: Extract<AdvisorAnswer, { kind: 'recommendation' }>,
  table: string,
  { out }: VerbInput['options'],
): VerbOutput {
  const json = { spec: specDocument(scenario.spec), recommendation }
  if (out === null) return { json, text: () => table.trimEnd(), status: 0 }
  return { json, text: () => `Written to ${out}.`, status: 0, file: { path: out, bytes: table } }
}
