/** "How many examples can I afford with $300?": the data that the sum trains this model on. */
import { planName, providerName } from '../format/display-names.ts'
import { formatCount, formatDuration, formatTokens, formatUsd } from '../format/number-format.ts'
import type { QuestionContext } from './question-context.ts'

/** Usual where nobody said how long an example is. */
const usualExample = 512

/** Asks for the sum where the question has none. */
export function affordableAnswer({ affordable, args, scenario, renderContext }: QuestionContext): readonly string[] {
  if (args?.money === undefined) return ['Say for how much money, such as “how much data for $300?”.']
  const sum = formatUsd(args.money)
  if (affordable === undefined || affordable === null)
    return [`${sum} pays for no run of this model as it is asked for, not even on little data.`]
  const { tokens, recommendation } = affordable
  const { best } = recommendation
  const { names } = renderContext
  const known = args.exampleTokens ?? scenario.corpus?.tokensPerExample ?? null
  const each = known ?? usualExample
  const said =
    args.exampleTokens === undefined
      ? known === null
        ? `, if one has ${formatCount(usualExample)} tokens,`
        : ''
      : ` of ${formatCount(Math.round(each))} tokens`
  return [
    `${sum} trains this model on about ${formatTokens(tokens)} in all: about ${formatCount(Number((tokens / each).toPrecision(2)))} examples${said} read once.`,
    `That is ${planName(best, names)} at ${providerName(best, names)}: ${formatDuration(best.hours.p50)}, ${formatUsd(best.allInUsd.p50)} in total.`,
    scenario.spec.tokens === null
      ? ''
      : `The plan has ${formatTokens(scenario.spec.tokens)}${tokens < scenario.spec.tokens ? ': more than that' : ''}.`,
  ]
}
