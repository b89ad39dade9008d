/** How much data: what the number of examples is good for, and what one more epoch costs. */
import { oncePerTitle, sourceOfFact } from '../receipt-sources.ts'
import { hours as hoursWords, shortCount, usd } from '../words.ts'
import { jobDollars } from '../formulas.ts'
import { type Advice, type Case } from './advice.ts'

/** Tokens of an example where nobody says: a question and an answer of some length. */
const USUAL_EXAMPLE = 500

export function dataAdvice({ scenario, catalog, best, tokens }: Case): Advice {
  const { examples: rules, curated } = catalog.quality
  const { corpus } = scenario
  const perEpoch = corpus?.tokensPerEpoch ?? tokens
  const count = corpus?.examples ?? perEpoch / (corpus?.tokensPerExample ?? USUAL_EXAMPLE)
  const rule = rules.find(({ upTo }) => count <= upTo.base) ?? rules.at(-1)
  const known = corpus?.examples !== null && corpus?.examples !== undefined
  const size = known
    ? `${shortCount(count)} examples`
    : `About ${shortCount(count)} examples, if one has ${USUAL_EXAMPLE} tokens`
  const training = perEpoch / best.tokensPerSecond.p50 / 3600
  const epoch = `One more epoch of ${shortCount(perEpoch)} tokens takes ${hoursWords(training)} and ${usd(jobDollars(training, best.gpuCount, best.usdPerGpuHour))}`
  return {
    topic: 'data',
    title: 'How much data',
    answer: `${size}${rule === undefined ? '' : `: ${rule.says}`}. ${epoch} in total.`,
    table: {
      columns: ['Examples', 'Good for (rule of thumb)'],
      rows: rules.map(({ upTo, says }, at) => [
        `${at === rules.length - 1 ? 'from' : 'to'} ${shortCount(at === rules.length - 1 ? (rules[at - 1]?.upTo.base ?? 0) : upTo.base)}`,
        says,
      ]),
    },
    lines: [
      `${curated.says}.`,
      'Prompts win where a handful of examples in the prompt already does it: compare both on the same hundred test cases before you rent anything.',
      'Stop where the validation loss no longer falls; two to three epochs are usual, more repeat what was learnt.',
    ],
    sources: oncePerTitle(
      [curated.examples, ...rules.map(({ upTo }) => upTo)].map((row) => sourceOfFact(catalog, row)),
    ),
  }
}
