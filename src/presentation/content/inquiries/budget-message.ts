/** "What can I train with $300?": a few jobs that the money pays for. */
import { specToCommand } from '../../../recommend/explain/spec-to-command.ts'
import type { AffordableJob } from '../../../recommend/inquiries/affordable.ts'
import { methodNames } from '../../../catalog/training-method.ts'
import type { RenderContext } from '../../render-context.ts'
import { type DisplayNames, planAndProvider } from '../../format/display-names.ts'
import { formatDuration, formatParameters, formatPercent, formatTokens, formatUsd } from '../../format/number-format.ts'
import { formatSignificant } from '../../format/significant-digits.ts'
import { bullet, command, line, type MessageContent } from '../message-content.ts'
import { answerOfLines, modelTitle, unusedLines, smallPrint } from './answer-lines.ts'
import { capitalized } from '../../../recommend/figure-text.ts'

/** `usd`: the money; `jobs` empty: it pays for none of the usual ones. */
export function budgetMessage(
  jobs: readonly AffordableJob[],
  usd: number,
  assumptions: readonly string[],
  unused: readonly string[],
  { names, rules: { tokensPerParameter } }: RenderContext,
  isDoubted = false,
  told?: string,
  isOfLargest = false,
): MessageContent {
  const [first] = jobs
  if (first === undefined)
    return answerOfLines(`${formatUsd(usd)} pays for no job that we know a price of.`, [], unusedLines(unused))
  const [large] = isOfLargest ? jobs : []
  if (large !== undefined) return largestOfMoney(jobs, large, usd, assumptions, unused, names, told)
  return answerOfLines(
    `${isDoubted ? verdictOf(first, tokensPerParameter.base) : ''}With ${formatUsd(usd)}${told === undefined ? '' : ` (${told})`}, everything counted: ${isDoubted ? 'up to ' : ''}${jobs.map((job) => `${formatTokens(job.tokens)} on ${modelTitle(job.scenario.spec, names)}`).join(', or ')}.`,
    [
      ...jobs.map((job) => bullet(jobLine(job, names))),
      ...yardstick(first, tokensPerParameter.base),
      ...quotaLines(first),
      ...(isDoubted ? [line('True up to there, and false for more: ask for how many tokens the sum was.')] : []),
      line('For the whole plan of one: ', command(specToCommand(first.scenario.spec))),
    ],
    smallPrint(assumptions, unused),
  )
}

/** Which model is the largest for the money, and where that is all spent by it the one to plan for. */
function largestOfMoney(
  jobs: readonly AffordableJob[],
  first: AffordableJob,
  usd: number,
  assumptions: readonly string[],
  unused: readonly string[],
  names: DisplayNames,
  told?: string,
): MessageContent {
  const bySize = jobs.toSorted((one, other) => (other.scenario.spec.params ?? 0) - (one.scenario.spec.params ?? 0))
  const [largest = first] = bySize
  const title = (job: AffordableJob): string => modelTitle(job.scenario.spec, names)
  const advice =
    largest === first
      ? ''
      : ` It takes nearly all of the money: plan for ${title(first)}, which leaves some for a second try.`
  return answerOfLines(
    `With ${formatUsd(usd)}${told === undefined ? '' : ` (${told})`}, everything counted, the largest is ${title(largest)} on ${formatTokens(largest.tokens)}.${advice}`,
    [
      ...jobs.map((job) => bullet(jobLine(job, names))),
      line('For the whole plan of one: ', command(specToCommand(first.scenario.spec))),
    ],
    smallPrint(assumptions, unused),
  )
}

/** From scratch a model has a use for so many tokens; what is tuned has one for any number. */
function verdictOf({ tokens, scenario: { spec } }: AffordableJob, tokensPerParameter: number): string {
  const { params, task } = spec
  if (task !== 'pretrain' || params === null) return 'It depends on the data. '
  const share = tokens / (params * tokensPerParameter)
  return share >= mostOfIt
    ? 'Yes, that is plausible. '
    : share >= littleShare
      ? 'Only with few data. '
      : 'No, not for a model of any use. '
}
/** Of the tokens at which the arithmetic is spent best: with less a model has seen too little of its language. */
const [mostOfIt, littleShare] = [0.75, 0.4]

/** What was assumed of those jobs, each as a phrase. */
export const budgetAssumptions = (jobs: readonly AffordableJob[], contingency?: string): string[] => [
  ...(jobs.length > 1 ? ['three usual sizes and methods, as no model was named'] : []),
  'total tokens, all passes over the data together',
  contingency?.replace(/\.$/u, '') ?? `no money kept back for further attempts${keptBack(jobs)}`,
]

/** What is left of the tokens of one job where a share of the money is kept. */
function keptBack(jobs: readonly AffordableJob[]): string {
  const [only, ...others] = jobs
  return only === undefined || others.length > 0
    ? ''
    : `; with a fifth kept for set-up, failed starts and evaluation some ${formatTokens(Number((only.tokens * (1 - reserve)).toPrecision(2)))}`
}
const reserve = 0.2

/** What the data are against what a model that begins from nothing takes. */
function yardstick({ scenario: { spec }, tokens }: AffordableJob, tokensPerParameter: number) {
  if (spec.task !== 'pretrain' || spec.params === null) return []
  const optimal = tokensPerParameter * spec.params
  const ratio = tokens / optimal
  const words = ratio >= 1 ? `${formatSignificant(ratio, 2)} times the` : `${formatPercent(ratio)} of the`
  return [
    line(
      `That is ${words} ${formatTokens(optimal)} at which its arithmetic is spent best (${tokensPerParameter} tokens a parameter).`,
    ),
  ]
}

/** That the seller grants its machines by quota, where it does. */
const quotaLines = ({ recommendation: { best } }: AffordableJob) =>
  best.warnings.filter((warning) => / grants .{2,80} by quota, /u.test(warning)).map((warning) => line(`${warning}.`))

function jobLine({ scenario: { spec }, tokens, recommendation: { best } }: AffordableJob, names: DisplayNames): string {
  return `${capitalized(modelTitle(spec, names))}, ${spec.task === 'pretrain' ? 'pretraining' : methodNames[best.method]}: ${formatTokens(tokens)}, on ${planAndProvider(best, names)} in ${formatDuration(best.hours.p50)}, ${formatUsd(best.allInUsd.p50)} in total`
}

/** "What size can I pretrain for $10k, chinchilla style?" */
export function optimalMessage(
  job: AffordableJob | null,
  usd: number,
  assumptions: readonly string[],
  unused: readonly string[],
  { names, rules: { tokensPerParameter } }: RenderContext,
): MessageContent {
  if (job === null)
    return answerOfLines(
      `${formatUsd(usd)} pays for no such training that we know a price of.`,
      [],
      unusedLines(unused),
    )
  const params = job.scenario.spec.params ?? 0
  // Arithmetic grows with the square of the size: a fifth kept back is a tenth of it.
  const careful = params * Math.sqrt(1 - reserve)
  return answerOfLines(
    `With ${formatUsd(usd)}, everything counted: a model of about ${formatParameters(params)} on ${formatTokens(job.tokens)}, ${tokensPerParameter.base} tokens a parameter.`,
    [
      bullet(jobLine(job, names)),
      line(
        `Keep a fifth back for tests and runs that fail, and it is about ${formatParameters(Number(careful.toPrecision(2)))} on ${formatTokens(Number((tokensPerParameter.base * careful).toPrecision(2)))}. A model that will answer a lot is better smaller and trained longer than that.`,
      ),
      line('For the whole plan: ', command(specToCommand(job.scenario.spec))),
    ],
    smallPrint(assumptions, unused),
  )
}
