/** Every topic of advice, by its name. */
import type { Advice, AdviceContext, AdviceTopic } from './advice.ts'
import { batchAdvice } from './batch-advice.ts'
import { hardwareAdvice } from './hardware-advice.ts'
import { methodAdvice } from './method-advice.ts'
import { quantizationAdvice } from './quantization-advice.ts'
import { newestPerTitle, sourceOfFact, sourceOf } from '../receipt/receipt-sources.ts'
import { hoursText as hoursWords, countText, usdText } from '../figure-text.ts'
import { jobDollars } from '../job-formulas.ts'
import { runOf } from '../../estimate/estimate.ts'
import { dataParallel } from '../../estimate/physics/training-run.ts'

const adviceByTopic: Readonly<Record<AdviceTopic, (context: AdviceContext) => Advice>> = {
  quantization: quantizationAdvice,
  method: methodAdvice,
  batch: batchAdvice,
  data: dataAdvice,
  hardware: hardwareAdvice,
  economics: economicsAdvice,
}

/** Advice on one topic; milliseconds, for some search the plans of changed questions. */
export const adviseOn = (topic: AdviceTopic, context: AdviceContext): Advice => adviceByTopic[topic](context)

/** Tokens of an example where nobody says: a question and an answer of some length. */
const USUAL_EXAMPLE_TOKENS = 500

/** Dollars are of all GPUs together, at the best option's price. */
function dataAdvice({ scenario, catalog, best, tokens }: AdviceContext): Advice {
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

/** Hours and dollars of all GPUs together, at the best option's speed and price; start-up is left out. */
function economicsAdvice({ scenario, plan, best, tokens, catalog }: AdviceContext): Advice {
  const tokensPerEpoch = scenario.corpus?.tokensPerEpoch ?? tokens
  const tokensPerStep = plan.microBatch * plan.accumulation * dataParallel(runOf(plan)) * plan.sequenceLength
  const cost = (amount: number) => {
    const training = amount / best.tokensPerSecond.p50 / 3600
    return { training, dollars: jobDollars(training, best.gpuCount, best.usdPerGpuHour) }
  }
  const thousand = cost(1000 * tokensPerStep)
  const million = cost(1e6)
  return {
    topic: 'economics',
    title: 'What a step, a dollar and an epoch come to',
    answer: `1,000 steps: ${usdText(thousand.dollars)} in total and ${hoursWords(thousand.training)}. One more epoch of ${countText(tokensPerEpoch)} tokens: ${usdText(cost(tokensPerEpoch).dollars)} and ${hoursWords(cost(tokensPerEpoch).training)}. A dollar trains ${countText(1e6 / million.dollars)} tokens.`,
    table: {
      columns: ['Of', 'Tokens', 'Time', 'Total'],
      rows: [
        ['1,000 steps', countText(1000 * tokensPerStep), hoursWords(thousand.training), usdText(thousand.dollars)],
        ['1M tokens', '1M', hoursWords(million.training), usdText(million.dollars)],
        [
          'one more epoch',
          countText(tokensPerEpoch),
          hoursWords(cost(tokensPerEpoch).training),
          usdText(cost(tokensPerEpoch).dollars),
        ],
      ],
    },
    lines: [
      `A step is ${countText(tokensPerStep)} tokens: ${plan.microBatch} sequences a GPU × ${plan.accumulation} accumulation × ${dataParallel(runOf(plan))} data-parallel × ${plan.sequenceLength.toLocaleString('en-US')} tokens. A cost per step means nothing without these.`,
      'Start-up is not counted: it is paid once, however many steps follow.',
    ],
    sources: [sourceOf(catalog, best.priceSource, best.priceAsOf)],
  }
}
