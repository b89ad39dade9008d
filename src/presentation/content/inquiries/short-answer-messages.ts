/** Answers of a few sentences: what is true whatever the plan is, a pace that was measured, what GPU-hours train. */
import type { Spec } from '../../../scenario/scenario.ts'
import { methodNames } from '../../../catalog/training-method.ts'
import { specToCommand } from '../../../recommend/explain/spec-to-command.ts'
import type { Option } from '../../../recommend/recommendation.ts'
import { type DisplayNames, planName } from '../../format/display-names.ts'
import {
  formatCount,
  formatDuration,
  formatTokens,
  formatTokensPerSecond,
  formatUsd,
  formatUsdPerHour,
} from '../../format/number-format.ts'
import { bullet, command, line, type MessageContent } from '../message-content.ts'
import { answerOfLines, modelTitle, unusedLines } from './answer-lines.ts'
import { capitalized } from '../../../recommend/figure-text.ts'

/** The first sentence stands out. */
export const generalAnswerMessage = (says: readonly string[]): MessageContent => {
  const [first = '', ...rest] = says
  return answerOfLines(
    first,
    rest.map((sentence) => line(sentence)),
    [],
  )
}

/** What so many GPU-hours train, one line for each job. */
export type ComputedJob = { readonly spec: Spec; readonly best: Option; readonly tokens: number }

/** `words`: the GPU-hours as typed. */
export function computeMessage(
  jobs: readonly ComputedJob[],
  gpuHours: number,
  words: string,
  unused: readonly string[],
  names: DisplayNames,
): MessageContent {
  const [first] = jobs
  if (first === undefined)
    return answerOfLines(
      `Nothing that we plan for runs there, whatever “${words}” would pay for.`,
      [],
      unusedLines(unused),
    )
  const usd = gpuHours * first.best.usdPerGpuHour
  const isOneModel = jobs.length > 1 && new Set(jobs.map(({ spec }) => modelTitle(spec, names))).size === 1
  const trainsText = ({ spec, best, tokens }: ComputedJob): string =>
    `about ${formatTokens(tokens)} on ${modelTitle(spec, names)}${isOneModel ? ` with ${methodNames[best.method]}` : ''}`
  return answerOfLines(
    `${formatCount(gpuHours)} GPU-hours train ${jobs.map(trainsText).join(', or ')}.`,
    [
      ...jobs.map(({ spec, best, tokens }) =>
        bullet(
          `${capitalized(modelTitle(spec, names))}, ${methodNames[best.method]}: ${formatTokens(tokens)} at ${formatTokensPerSecond(best.tokensPerSecond.p50)} on ${planName(best, names)}, ${formatDuration(gpuHours / best.gpuCount)}`,
        ),
      ),
      line(
        `Rented, the hours would be worth about ${formatUsd(usd)} (${formatUsdPerHour(first.best.usdPerGpuHour)} a GPU).`,
      ),
      line('For the whole plan of one: ', command(specToCommand({ ...first.spec, tokens: first.tokens }))),
    ],
    [
      line('Assumed: total tokens, all passes over the data together; no hours kept back for failed runs.'),
      ...unusedLines(unused),
    ],
  )
}
