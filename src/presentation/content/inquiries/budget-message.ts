/** "What can I train with $300?": a few jobs that the money pays for. */
import { specToCommand } from '../../../recommend/explain/spec-to-command.ts'
import type { AffordableJob } from '../../../recommend/inquiries/affordable.ts'
import { methodNames } from '../../../catalog/training-method.ts'
import { type DisplayNames, planName, providerName } from '../../format/display-names.ts'
import { formatDuration, formatTokens, formatUsd } from '../../format/number-format.ts'
import { bullet, command, line, type MessageContent } from '../message-content.ts'
import { answerOfLines, capitalized, modelTitle, unusedLines } from './answer-lines.ts'

/** `usd`: the money; `jobs` empty: it pays for none of the usual ones. */
export function budgetMessage(
  jobs: readonly AffordableJob[],
  usd: number,
  assumptions: readonly string[],
  unused: readonly string[],
  names: DisplayNames,
): MessageContent {
  const [first] = jobs
  if (first === undefined)
    return answerOfLines(`${formatUsd(usd)} pays for no job that we know a price of.`, [], unusedLines(unused))
  return answerOfLines(
    `With ${formatUsd(usd)}, everything counted: ${jobs.map((job) => `${formatTokens(job.tokens)} on ${modelTitle(job.scenario.spec, names)}`).join(', or ')}.`,
    [
      ...jobs.map((job) => bullet(jobLine(job, names))),
      line('For the whole plan of one: ', command(specToCommand(first.scenario.spec))),
    ],
    [line(`Assumed: ${assumptions.join('; ')}.`), ...unusedLines(unused)],
  )
}

/** What was assumed of those jobs, each as a phrase. */
export const budgetAssumptions = (jobs: readonly AffordableJob[]): string[] => [
  ...(jobs.length > 1 ? ['three usual sizes and methods, as no model was named'] : []),
  'total tokens, all passes over the data together',
  'no money kept back for further attempts',
]

function jobLine({ scenario: { spec }, tokens, recommendation: { best } }: AffordableJob, names: DisplayNames): string {
  return `${capitalized(modelTitle(spec, names))}, ${methodNames[best.method]}: ${formatTokens(tokens)}, on ${planName(best, names)} at ${providerName(best, names)} in ${formatDuration(best.hours.p50)}, ${formatUsd(best.allInUsd.p50)} in total`
}
