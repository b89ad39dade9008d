/** What a thousand steps, a dollar and an epoch come to. */
import { runOf } from '../../estimate/estimate.ts'
import { dataParallel } from '../../estimate/run.ts'
import { jobDollars } from '../formulas.ts'
import { sourceOf } from '../receipt-sources.ts'
import { hours as hoursWords, shortCount, usd } from '../words.ts'
import type { Advice, Case } from './advice.ts'

export function economicsAdvice({ plan, best, tokens, catalog }: Case): Advice {
  const perStep = plan.microBatch * plan.accumulation * dataParallel(runOf(plan)) * plan.sequenceLength
  const cost = (amount: number) => {
    const training = amount / best.tokensPerSecond.p50 / 3600
    return { training, dollars: jobDollars(training, best.gpuCount, best.usdPerGpuHour) }
  }
  const thousand = cost(1000 * perStep)
  const million = cost(1e6)
  return {
    topic: 'economics',
    title: 'What a step, a dollar and an epoch come to',
    table: {
      columns: ['Of', 'Tokens', 'Time', 'Total'],
      rows: [
        ['1,000 steps', shortCount(1000 * perStep), hoursWords(thousand.training), usd(thousand.dollars)],
        ['1M tokens', '1M', hoursWords(million.training), usd(million.dollars)],
        ['one more epoch', shortCount(tokens), hoursWords(cost(tokens).training), usd(cost(tokens).dollars)],
      ],
    },
    lines: [
      `A step is ${shortCount(perStep)} tokens: ${plan.microBatch} sequences a GPU × ${plan.accumulation} accumulation × ${dataParallel(runOf(plan))} data-parallel × ${plan.sequenceLength.toLocaleString('en-US')} tokens. A cost per step means nothing without these.`,
      `One dollar trains ${shortCount(1e6 / million.dollars)} tokens, start-up not counted.`,
    ],
    sources: [sourceOf(catalog, best.priceSource, best.priceAsOf)],
  }
}
