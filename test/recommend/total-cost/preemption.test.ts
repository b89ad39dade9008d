/** Preemptions: the formulas on published examples, and what they make of runs. */
import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { loadCatalog } from '../../../src/catalog/load.ts'
import { noTerms } from '../../../src/offers/team-terms.ts'
import { checkpointBytes, checkpointOf, resultBytes } from '../../../src/recommend/total-cost/checkpoint.ts'
import { compiledSpotFormulas } from '../../../src/recommend/total-cost/cost-formulas.ts'
import {
  bestCheckpointInterval,
  type PreemptionModel,
  hoursWithCheckpoints,
  preemptionModelOf,
  withMorePreemptions,
  hoursWithoutCheckpoints,
} from '../../../src/recommend/total-cost/preemption.ts'

const catalog = loadCatalog('data')
const shape = (id: string) => {
  const found = catalog.models.get(id)?.shape
  if (found === undefined) throw new Error(`no ${id}`)
  return found
}

/** Hours; writing and restart in seconds and minutes. */
const preemptionEvery = (between: number, writeSeconds: number, restartMinutes = 10): PreemptionModel => ({
  between,
  said: false,
  restart: restartMinutes / 60,
  checkpoint: { bytes: 1e9, writeHours: writeSeconds / 3600, readHours: 0 },
})

describe('the best interval between checkpoints', () => {
  test('20 s to write, 4 h between preemptions: 12.6 minutes by Young, a little less by Daly', () => {
    expect(compiledSpotFormulas.young({ write: 20 / 3600, between: 4 }) * 60).toBeCloseTo(12.65, 2)
    expect(bestCheckpointInterval(preemptionEvery(4, 20), 100) * 60).toBeCloseTo(12.43, 2)
  })

  test('4 min to write a 70B in full: 44 minutes, so the 30 minutes of the article are never far off', () => {
    expect(compiledSpotFormulas.young({ write: 240 / 3600, between: 4 }) * 60).toBeCloseTo(43.8, 1)
  })

  test('no other interval is better', () => {
    const positive = (min: number, max: number) => fc.double({ min, max, noNaN: true })
    fc.assert(
      fc.property(positive(0.5, 200), positive(1, 1800), positive(0.05, 20), (between, write, factor) => {
        // Daly's is a series: within half a percent of the best, as long as writing is shorter than what it saves.
        const model = preemptionEvery(between, Math.min(write, 0.9 * 3600 * between))
        const best = bestCheckpointInterval(model, 1e4)
        const loss = (interval: number) => hoursWithCheckpoints(1e4, interval, model)
        expect(loss(best)).toBeLessThanOrEqual(loss(best * factor) * 1.005)
      }),
    )
  })

  test('is never longer than the work, nor shorter than the writing', () => {
    expect(bestCheckpointInterval(preemptionEvery(12, 10), 0.1)).toBe(0.1)
    expect(bestCheckpointInterval(preemptionEvery(1, 2 * 3600), 100)).toBeGreaterThanOrEqual(2)
  })
})

describe('expected time', () => {
  test('without checkpoints 10 h of work at a preemption every 4 h take 46.6 h', () => {
    expect(hoursWithoutCheckpoints(10, preemptionEvery(4, 20))).toBeCloseTo(46.6, 1)
  })

  test('with 30 minutes between checkpoints the overhead is about 12 %: 7.4 and 4.2', () => {
    expect(hoursWithCheckpoints(10, 0.5, preemptionEvery(4, 20)) / 10 - 1).toBeCloseTo(0.124, 3)
  })

  test('grows with preemptions, writing and restart, and is never less than the work', () => {
    const number = (min: number, max: number) => fc.double({ min, max, noNaN: true })
    const anything = fc.record({
      work: number(0.01, 2000),
      between: number(0.5, 500),
      write: number(1, 3000),
      restart: number(0, 60),
    })
    fc.assert(
      fc.property(anything, ({ work, between, write, restart }) => {
        const model = preemptionEvery(between, write, restart)
        const hoursOf = (each: PreemptionModel) => hoursWithCheckpoints(work, bestCheckpointInterval(each, work), each)
        expect(hoursOf(model)).toBeGreaterThan(work)
        expect(hoursOf(withMorePreemptions(model, 2))).toBeGreaterThan(hoursOf(model))
        expect(hoursOf(preemptionEvery(between, write * 2, restart))).toBeGreaterThan(hoursOf(model))
        expect(hoursOf(preemptionEvery(between, write, restart + 10))).toBeGreaterThan(hoursOf(model))
        expect(hoursWithoutCheckpoints(work, model)).toBeGreaterThan(work)
      }),
    )
  })
})

describe('what is assumed', () => {
  const checkpoint = checkpointOf(1e9, 1, catalog.totalCost.checkpoint)
  const modelFor = (machines: number, hoursBetweenPreemptions: number | null = null) =>
    preemptionModelOf(machines, 0.25, checkpoint, catalog.spot, { ...noTerms.assumptions, hoursBetweenPreemptions })

  test('a preemption every 12 hours of one machine; of four machines the first one counts', () => {
    expect(modelFor(1)).toMatchObject({ between: 12, said: false })
    expect(modelFor(4).between).toBe(3)
  })

  test('what a team says is of the job, however many machines', () => {
    expect(modelFor(4, 6)).toMatchObject({ between: 6, said: true })
  })

  test('a restart is the wait for a machine, its start-up, and reading the checkpoint', () => {
    expect(modelFor(1).restart).toBeCloseTo(5 / 60 + 0.25 + checkpoint.readHours, 9)
  })
})

describe('checkpoints', () => {
  const lora = { rank: 16, targets: 'attn+mlp' } as const
  const { checkpoint: facts } = catalog.totalCost

  test('of adapters weigh gigabytes, of a whole 70B a terabyte', () => {
    expect(checkpointBytes(shape('llama-3.3-70b'), { method: 'lora', lora }, facts) / 1e9).toBeCloseTo(2.5, 1)
    expect(checkpointBytes(shape('llama-3.3-70b'), { method: 'full', lora: null }, facts) / 1e12).toBeCloseTo(0.99, 2)
  })

  test('are written by all machines together', () => {
    const one = checkpointOf(1e12, 1, facts).writeHours
    const pause = facts.pause.base / 3600
    expect(checkpointOf(1e12, 4, facts).writeHours - pause).toBeCloseTo((one - pause) / 4, 9)
  })

  test('what is fetched in the end is the adapters, or the model in bf16', () => {
    expect(resultBytes(shape('llama-3.1-8b'), { method: 'full', lora: null }) / 1e9).toBeCloseTo(16.06, 2)
    expect(resultBytes(shape('llama-3.1-8b'), { method: 'qlora', lora }) / 1e6).toBeCloseTo(83.9, 1)
  })
})
