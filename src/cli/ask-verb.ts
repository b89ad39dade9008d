/** `gpucost ask`: the whole answer to a text or a configuration; with its receipt, or as a table of every figure. */
import type { AnsweredScenario } from '../presentation/content/advisor-answer.ts'
import type { MessageContent } from '../presentation/content/message-content.ts'
import { detailsMessage } from '../presentation/content/messages/details-message.ts'
import { otherSizesIn } from '../presentation/content/messages/other-sizes.ts'
import { terminalDetails } from '../presentation/terminal/terminal-details.ts'
import { terminalMessage } from '../presentation/terminal/terminal-message.ts'
import { terminalReceipt } from '../presentation/terminal/terminal-receipt.ts'
import { terminalRecommendation } from '../presentation/terminal/terminal-recommendation.ts'
import type { Scenario } from '../scenario/scenario.ts'
import { scenarioDocument } from '../scenario/spec-document.ts'
import type { CliDependencies } from './cli-dependencies.ts'
import { answerJobOrInquiry, printJobProblem } from './job-answer.ts'
import type { Verb, VerbInput, VerbOutput } from './verb.ts'

/** The verb, over the engine of `dependencies`. */
export function askVerb(dependencies: CliDependencies): Verb {
  const { engine, advisor, renderContextOn } = dependencies
  return {
    summary: 'the whole answer: which GPUs, from whom, how many hours and dollars',
    examples: [
      'ask "70b 2B tokens"',
      'ask "does a 32b qlora fit on a 4090?"',
      'ask "8b 100M tokens under 50 dollars" --json --today 2026-12-01',
      'ask "70b 2B tokens" --details',
      'ask "70b 2B tokens on 8 h100" --explain',
      'ask --config axolotl.yml "100M tokens on 8 h100"',
      'ask "70b 2B tokens" --csv --out options.csv',
    ],
    takes: 'text',
    options: ['config', 'details', 'explain', 'csv', 'out'],
    run: async (input, today) => {
      const result = answerJobOrInquiry(dependencies, input, today)
      if (result.kind === 'problem') return printJobProblem(result, dependencies, today)
      if (result.kind === 'inquiry')
        return { json: result.document, text: (terminal) => terminalMessage(result.content, terminal), status: 0 }
      const { answer } = result
      const { scenario, recommendation } = answer
      if (input.options.csv) {
        const table = await engine().generateFile(engine().exportFile('csv', answer, today).file)
        return printTable(answer, new TextDecoder().decode(table), input.options)
      }
      const sizes = otherSizesIn(result.content)
      const receipt = input.options.explain ? advisor().receiptOf(answer, today) : null
      return {
        json: { spec: scenarioDocument(scenario), recommendation, ...(receipt === null ? {} : { receipt }) },
        text: (terminal) =>
          [
            terminalRecommendation(
              withBesides(scenario, result.besides),
              recommendation,
              renderContextOn(today),
              terminal,
              moreWords(input.options),
            ),
            ...(sizes === null ? [] : [terminalMessage(sizes, terminal)]),
            ...(input.options.details ? [terminalDetails(detailsOf(answer, dependencies, today), terminal)] : []),
            ...(receipt === null ? [] : [terminalReceipt(receipt, terminal)]),
          ].join('\n\n'),
        status: 0,
      }
    },
  }
}

/** What else was asked is answered where the answers to what was said beside the job stand. */
const withBesides = ({ extras, ...rest }: Scenario, besides: readonly string[] = []): Scenario => ({
  ...rest,
  ...(extras === undefined && besides.length === 0
    ? {}
    : { extras: { ...extras, generalAnswers: [...(extras?.generalAnswers ?? []), ...besides] } }),
})

const moreWords = ({ details }: VerbInput['options']): string => (details ? '' : '--details shows the rest')

function detailsOf(
  { scenario, recommendation }: AnsweredScenario,
  { advisor, renderContextOn }: CliDependencies,
  today: string,
): MessageContent {
  const receipt = advisor().receiptOf({ scenario, recommendation }, today)
  const totalCost = advisor().summarizeTotalCost({ scenario, option: recommendation.best }, today)
  return detailsMessage(scenario, recommendation, { receipt, totalCost }, renderContextOn(today))
}

/** `gpucost blocks`: the message that Slack is sent. */
export function blocksVerb(dependencies: CliDependencies): Verb {
  return {
    summary: 'the exact Slack message, as JSON',
    examples: ['blocks "70b 2B tokens"'],
    isStage: true,
    takes: 'text',
    isDocument: true,
    run: (input, today) => {
      const result = answerJobOrInquiry(dependencies, input, today)
      const message = dependencies.slackMessage(result.content)
      const json = result.kind === 'problem' ? { ...message, problem: result.problem } : message
      return { json, text: () => JSON.stringify(json), status: result.kind === 'problem' ? 2 : 0 }
    },
  }
}

function printTable(
  { scenario, recommendation }: AnsweredScenario,
  table: string,
  { out }: VerbInput['options'],
): VerbOutput {
  const json = { spec: scenarioDocument(scenario), recommendation }
  if (out === null) return { json, text: () => table.trimEnd(), status: 0 }
  return { json, text: () => `Written to ${out}.`, status: 0, files: [{ path: out, bytes: table }] }
}
