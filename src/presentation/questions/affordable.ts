/** "How many examples can I afford with $300?": the data that the sum trains this model on. */
import { planAndProvider } from '../format/display-names.ts'
import { formatCount, formatDuration, formatTokens, formatUsd } from '../format/number-format.ts'
import { atPart } from './data-verdict.ts'
import type { QuestionContext } from './question-context.ts'

/** Usual where nobody said how long an example is. */
const usualExample = 512
/** From so many passes on more of them hardly help. */
const most = 4

/** Asks for the sum where the question has none. */
export function affordableAnswer(context: QuestionContext): readonly string[] {
  const { affordable, args, scenario, renderContext } = context
  if (args?.money === undefined) return ['Say for how much money, such as “how much data for $300?”.']
  const sum = formatUsd(args.money)
  if (affordable === undefined || affordable === null)
    return [`${sum} pays for no run of this model as it is asked for, not even on little data.`]
  const { tokens, recommendation } = affordable
  const { best } = recommendation
  const { names } = renderContext
  const perEpoch = scenario.corpus?.tokensPerEpoch ?? scenario.spec.tokens
  if (args.isOfEpochs === true && perEpoch !== null) {
    const passes = tokens / perEpoch
    const sure = Math.floor((passes * best.allInUsd.p50) / best.allInUsd.p90)
    return [
      passes < 1
        ? `Not even one: ${sum} trains about ${formatTokens(tokens)}, and one pass is ${formatTokens(perEpoch)}.`
        : `About ${formatCount(Math.floor(passes))} passes over ${formatTokens(perEpoch)}: ${planAndProvider(best, names)}, ${formatDuration(best.hours.p50)}, ${formatUsd(best.allInUsd.p50)} of ${sum}.`,
      passes < 1
        ? ''
        : `${formatCount(Math.max(1, sure))} are safe at the high end of the range, ${formatUsd(best.allInUsd.p90)}.`,
      passes < most
        ? ''
        : 'What money pays for is more than helps: one to three passes are usual for instruction data (rule of thumb).',
    ]
  }
  const known = args.exampleTokens ?? scenario.corpus?.tokensPerExample ?? null
  const each = known ?? usualExample
  const said =
    args.exampleTokens === undefined
      ? known === null
        ? `, if one has ${formatCount(usualExample)} tokens,`
        : ''
      : ` of ${formatCount(Math.round(each))} tokens`
  return [
    wantedVerdict(context, each, tokens),
    known === null && scenario.spec.task === 'pretrain'
      ? `${sum} trains this model on about ${formatTokens(tokens)} in all.`
      : `${sum} trains this model on about ${formatTokens(tokens)} in all: about ${formatCount(Number((tokens / each).toPrecision(2)))} examples${said} read once.`,
    `That is ${planAndProvider(best, names)}: ${formatDuration(best.hours.p50)}, ${formatUsd(best.allInUsd.p50)} in total.`,
    scenario.spec.tokens === null
      ? ''
      : `The plan has ${formatTokens(scenario.spec.tokens)}${tokens < scenario.spec.tokens ? ': more than that' : ''}.`,
  ]
}

/** "Could I do 100k examples for a tenner?": what they take on the GPUs of the plan; '' where none are named. */
function wantedVerdict(context: QuestionContext, each: number, affordableTokens: number): string {
  const { args, scenario, recommendation } = context
  const { corpus, spec } = scenario
  const { wanted, money } = args ?? {}
  if (wanted === undefined || money === undefined || spec.tokens === null) return ''
  const tokens = wanted.of === 'tokens' ? wanted.value : wanted.value * each * (corpus?.epochs ?? 1)
  const { usd, hours } = atPart(context, tokens / spec.tokens)
  const verdict = usd <= money ? 'Yes' : tokens <= affordableTokens ? 'Yes, on cheaper GPUs than the plan has' : 'No'
  const data =
    wanted.of === 'tokens'
      ? formatTokens(tokens)
      : `${formatCount(wanted.value)} examples, ${formatTokens(tokens)} in all,`
  return `${verdict}: ${data} would take about ${formatDuration(hours)} and ${formatUsd(usd)} on the planned ${planAndProvider(recommendation.best, context.renderContext.names)}.`
}
