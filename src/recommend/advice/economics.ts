/** What a thousand steps, a dollar and an epoch come to. */
import { runOf } from '../../estimate/estimate.ts'
import { dataParallel } from '../../estimate/run.ts'
import { jobDollars } from '../formulas.ts'
import { sourceOf } from '../receipt-sources.ts'
import { hours as hoursWords, shortCount, usd } from '../words.ts'
import type { Advice, Case } from './advice.ts'

export function economicsAdvice({ scenario, plan, best, tokens, catalog }: Case): Advice {
  const perEpoch = scenario.corpus?.tokensPerEpoch ?? tokens
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
    answer: `1,000 steps: ${usd(thousand.dollars)} in total and ${hoursWords(thousand.training)}. One more epoch of ${shortCount(perEpoch)} tokens: ${usd(cost(perEpoch).dollars)} and ${hoursWords(cost(perEpoch).training)}. A dollar trains ${shortCount(1e6 / million.dollars)} tokens.`,
    table: {
      columns: ['Of', 'Tokens', 'Time', 'Total'],
      rows: [
        ['1,000 steps', shortCount(1000 * perStep), hoursWords(thousand.training), usd(thousand.dollars)],
        ['1M tokens', '1M', hoursWords(million.training), usd(million.dollars)],
        ['one more epoch', shortCount(perEpoch), hoursWords(cost(perEpoch).training), usd(cost(perEpoch).dollars)],
      ],
    },
    lines: [
      `A step is ${shortCount(perStep)} tokens: ${plan.microBatch} sequences a GPU × ${plan.accumulation} accumulation × ${dataParallel(runOf(plan))} data-parallel × ${plan.sequenceLength.toLocaleString('en-US')} tokens. A cost per step means nothing without these.`,
      'Start-up is not counted: it is paid once, however many steps follow.',
    ],
    sources: [sourceOf(catalog, best.priceSource, best.priceAsOf)],
  }
}
