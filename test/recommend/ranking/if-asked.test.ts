/** What an answer says a reply would give is what the reply gives. */
import { expect, test } from 'vitest'
import { openMarket } from '../../../src/offers/market.ts'
import { recommend } from '../../../src/recommend/recommend.ts'
import type { Recommendation, WhatIfReply } from '../../../src/recommend/recommendation.ts'
import type { Spec } from '../../../src/scenario/scenario.ts'
import { datedCatalog } from '../../offers/dated-catalog.ts'
import { sampleScenario, sampleSweep } from '../sample-sweeps.ts'

const catalog = datedCatalog()
const market = openMarket(catalog, '2026-11-24')

const specOfReply: Readonly<Record<WhatIfReply, Partial<Spec>>> = {
  nf4: { weights: 'nf4' },
  int8: { weights: 'int8' },
  bf16: { weights: 'bf16' },
  full: { method: 'full' },
  lora: { method: 'lora' },
  qlora: { method: 'qlora' },
  spot: { pricing: 'spot' },
}

const questions: readonly (readonly [string, number, Partial<Spec>])[] = [
  ['llama-3.3-70b', 2e9, {}],
  ['llama-3.3-70b', 5e7, { providers: ['runpod', 'lambda'] }],
  ['llama-3.1-8b', 1e8, { gpus: ['rtx-4090'] }],
  ['llama-3.1-8b', 1e9, { deadlineHours: 6 }],
  ['llama-3.1-405b', 1e7, { objective: 'fastest' }],
]

test('each reply gives the plan that was told', () => {
  const replies = new Set<string>()
  for (const [model, tokens, spec] of questions) {
    const sweep = sampleSweep(catalog, { model })
    const answer = (also: Partial<Spec>): Recommendation => {
      const result = recommend(sampleScenario(model, tokens, { ...spec, ...also }), sweep, market)
      if ('kind' in result) throw new Error(result.message)
      return result
    }
    const { ifAsked = {}, best, options } = answer({})
    for (const [reply, option] of Object.entries(ifAsked)) {
      replies.add(reply)
      expect(option).not.toEqual(best)
      expect(options).toContainEqual(option)
      const { gpu, gpuCount, provider, pricing, weights, method, usd } = option
      expect(answer(specOfReply[reply as WhatIfReply]).best).toMatchObject({
        gpu,
        gpuCount,
        provider,
        pricing,
        weights,
        method,
        usd,
      })
    }
  }
  expect([...replies].toSorted()).toEqual(['full', 'nf4', 'qlora', 'spot'])
})
