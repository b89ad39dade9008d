/** How much data: what the number of examples is good for, and what one more epoch costs. */
import { newestPerTitle, sourceOfFact } from '../receipt/receipt-sources.ts'
import { hoursText as hoursWords, countText, usdText } from '../figure-text.ts'
import { jobDollars } from '../job-formulas.ts'
import { type Advice, type AdviceContext } from './advice.ts'

/** Tokens of an example where nobody says: a question and an answer of some length. */
const USUAL_EXAMPLE_TOKENS = 500

/** Dollars are of all GPUs together, at the best option's price. */
export function dataAdvice({ scenario, catalog, best, tokens }: AdviceContext): Advice {
  const { examples: rules, curated } = catalog.quality
  const { corpus } = scenario
  const tokensPerEpoch = corpus?.tokensPerEpoch ?? tokens
  const count = corpus?.examples ?? tokensPerEpoch / (corpus?.tokensPerExample ?? USUAL_EXAMPLE_TOKENS)
  const rule = rules.find(({ upTo }) => count <= upTo.base) ?? rules.at(-1)
  const isCountKnown = corpus?.examples !== null && corpus?.examples !== undefined
  const size = isCountKnown
    ? `${countText(count)} examples`
    : `About ${countText(count)} examples, if one has ${USUAL_EXAMPLE_TOKENS} tokens`
  const epochHours = tokensPerEpoch / best.tokensPerSecond.p50 / 3600
  const epochSentence = `One more epoch of ${countText(tokensPerEpoch)} tokens takes ${hoursWords(epochHours)} and ${usdText(jobDollars(epochHours, best.gpuCount, best.usdPerGpuHour))}`
  return {
    topic: 'data',
    title: 'How much data',
    answer: `${size}${rule === undefined ? '' : `: ${rule.says}`}. ${epochSentence} in total.`,
    table: {
      columns: ['Examples', 'Good for (rule of thumb)'],
      rows: rules.map(({ upTo, says }, at) => [
        `${at === rules.length - 1 ? 'from' : 'to'} ${countText(at === rules.length - 1 ? (rules[at - 1]?.upTo.base ?? 0) : upTo.base)}`,
        says,
      ]),
    },
    lines: [
      `${curated.says}.`,
      'Prompts win where a handful of examples in the prompt already does it: compare both on the same hundred test cases before you rent anything.',
      'Stop where the validation loss no longer falls; two to three epochs are usual, more repeat what was learnt.',
    ],
    sources: newestPerTitle(
      [curated.examples, ...rules.map(({ upTo }) => upTo)].map((row) => sourceOfFact(catalog, row)),
    ),
  }
}
