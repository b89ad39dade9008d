/** What a thousand steps, a dollar and an epoch come to. */
import { runOf } from '../../estimate/estimate.ts'
import { dataParallel } from '../../estimate/physics/training-run.ts'
import { jobDollars } from '../job-formulas.ts'
import { sourceOf } from '../receipt/receipt-sources.ts'
import { hoursText as hoursWords, countText, usdText } from '../figure-text.ts'
import type { Advice, AdviceContext } from './advice.ts'

/** Hours and dollars of all GPUs together, at the best option's speed and price; start-up is left out. */
export function economicsAdvice({ scenario, plan, best, tokens, catalog }: AdviceContext): Advice {
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
