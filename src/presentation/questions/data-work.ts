/** What work on the data costs besides the run: labels by people, and rows more or fewer. */
import { formatCount, formatPercent, formatUsd } from '../format/number-format.ts'
import { atPart } from './data-verdict.ts'
import type { QuestionContext } from './question-context.ts'

/** Dollars for one label of a crowd, and for one answer that is written or ranked by people who know the field a little (recalled, November 2026). */
const [ofCrowd, ofWriters] = [
  [0.05, 0.3],
  [0.5, 3],
] as const
/** Fewer are no number of examples. */
const leastNamed = 20
/** Where neither the question nor the plan counts them. */
const usualCount = 1000

const dollars = ([low, high]: readonly [number, number], count: number): string =>
  `${formatUsd(low * count)}–${formatUsd(high * count).replace('$', '')}`

/** Of as many examples as are named, else as the plan has. */
function labellingCost({ args, scenario: { corpus } }: QuestionContext): string {
  const named = args?.numbers?.find(({ words, value }) => value >= leastNamed && !/[$€£%]/u.test(words))?.value
  const count = named ?? corpus?.examples ?? usualCount
  return `About ${dollars(ofCrowd, count)} for simple labels of ${formatCount(count)} examples by a crowd, ${dollars(ofWriters, count)} for answers that people write or rank, and several times that from doctors, lawyers or engineers (recalled, November 2026; a quote tells).`
}

const tenth = 0.1

/** "Each tenth of the rows that goes saves …" */
function tenthLess(context: QuestionContext): string {
  const { best } = context.recommendation
  return `Each tenth of the rows that goes saves about ${formatUsd(atPart(context, 1).usd - atPart(context, 1 - tenth).usd)} of the ${formatUsd(best.allInUsd.p50)} here.`
}

function tenthMore(context: QuestionContext): string {
  const { best } = context.recommendation
  return `each tenth that is added is about ${formatUsd(atPart(context, 1 + tenth).usd - atPart(context, 1).usd)} on top of the ${formatUsd(best.allInUsd.p50)}.`
}

/** From where on labels agree well, and well enough (rule of thumb). */
const [good, usable] = [0.8, 0.6]

/** "Our kappa is 0.52, is that good enough?": of the figure that is named, a share where it is in percent. */
function kappaVerdict({ args }: QuestionContext): string {
  const [named] = (args?.numbers ?? []).flatMap(({ words, value }) =>
    /%|percent/iu.test(words) || value > 1
      ? value > 1 && value <= 100
        ? [{ says: formatPercent(value / 100), value: value / 100, isShare: true }]
        : []
      : value > 0
        ? [{ says: String(value), value, isShare: false }]
        : [],
  )
  if (named === undefined)
    return 'A Cohen’s kappa of 0.6 at least before you train on the labels, and 0.8 where right and wrong are clear-cut.'
  const verdict = named.value >= good ? 'Yes, that is good' : named.value >= usable ? 'Usable, not good' : 'Not yet'
  const share = named.isShare
    ? ' Plain shares flatter where one label is common: work out Cohen’s kappa from them.'
    : ''
  return `${verdict}: ${named.says} of agreement${named.value >= good ? ' is enough to train on' : named.value >= usable ? ' will hold the model to about that' : ' teaches the model what people cannot tell apart either'}.${share}`
}

/** By the words in braces of data/questions. */
export const dataWork: Readonly<Record<string, (context: QuestionContext) => string>> = {
  labellingCost,
  tenthLess,
  tenthMore,
  kappaVerdict,
}
