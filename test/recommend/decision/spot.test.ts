/** Preemptions: the formulas on published examples, and what they make of runs. */
import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { loadCatalog } from '../../../src/catalog/load.ts'
import { noTerms } from '../../../src/offers/terms.ts'
import { checkpointBytes, checkpointOf, resultBytes } from '../../../src/recommend/decision/checkpoint.ts'
import { spotBook } from '../../../src/recommend/decision/formulas.ts'
import {
  bestInterval,
  type Interruptions,
  interruptedHours,
  interruptionsOf,
  oftener,
  startedOverHours,
} from '../../../src/recommend/decision/interruption.ts'

const catalog = loadCatalog('data')
const shape = (id: string) => {
  const found = catalog.models.get(id)?.shape
  if (found === undefined) throw new Error(`no ${id}`)
  return found
}

/** Hours; writing and restart in seconds and minutes. */
const every = (between: number, writeSeconds: number, restartMinutes = 10): Interruptions => ({
  between,
  said: false,
  restart: restartMinutes / 60,
  checkpoint: { bytes: 1e9, writeHours: writeSeconds / 3600, readHours: 0 },
})

describe('the best interval between checkpoints', () => {
  test('20 s to write, 4 h between preemptions: 12.6 minutes by Young, a little less by Daly', () => {
    expect(spotBook.young(20 / 3600, 4) * 60).toBeCloseTo(12.65, 2)
    expect(bestInterval(every(4, 20), 100) * 60).toBeCloseTo(12.43, 2)
  })

  test('4 min to write a 70B in full: 44 minutes, so the 30 minutes of the article are never far off', () => {
    expect(spotBook.young(240 / 3600, 4) * 60).toBeCloseTo(43.8, 1)
  })

  test('no other interval is better', () => {
    const positive = (min: number, max: number) => fc.double({ min, max, noNaN: true })
    fc.assert(
      fc.property(positive(0.5, 200), positive(1, 1800), positive(0.05, 20), (between, write, factor) => {
        // Daly's is a series: within half a percent of the best, as long as writing is shorter than what it saves.
        const spot = every(between, Math.min(write, 0.9 * 3600 * between))
        const best = bestInterval(spot, 1e4)
        const loss = (interval: number) => interruptedHours(1e4, interval, spot)
        expect(loss(best)).toBeLessThanOrEqual(loss(best * factor) * 1.005)
      }),
    )
  })

  test('is never longer than the work, nor shorter than the writing', () => {
    expect(bestInterval(every(12, 10), 0.1)).toBe(0.1)
    expect(bestInterval(every(1, 2 * 3600), 100)).toBeGreaterThanOrEqual(2)
  })
})

describe('expected time', () => {
  test('without checkpoints 10 h of work at a preemption every 4 h take 46.6 h', () => {
    expect(startedOverHours(10, every(4, 20))).toBeCloseTo(46.6, 1)
  })

  test('with 30 minutes between checkpoints the overhead is about 12 %: 7.4 and 4.2', () => {
    expect(interruptedHours(10, 0.5, every(4, 20)) / 10 - 1).toBeCloseTo(0.124, 3)
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
        const spot = every(between, write, restart)
        const took = (each: Interruptions) => interruptedHours(work, bestInterval(each, work), each)
        expect(took(spot)).toBeGreaterThan(work)
        expect(took(oftener(spot, 2))).toBeGreaterThan(took(spot))
        expect(took(every(between, write * 2, restart))).toBeGreaterThan(took(spot))
        expect(took(every(between, write, restart + 10))).toBeGreaterThan(took(spot))
        expect(startedOverHours(work, spot)).toBeGreaterThan(work)
      }),
    )
  })
})

describe('what is assumed', () => {
  const checkpoint = checkpointOf(1e9, 1, catalog.decision.checkpoint)
  const assumed = (machines: number, hoursBetweenPreemptions: number | null = null) =>
    interruptionsOf(machines, 0.25, checkpoint, catalog.spot, { ...noTerms.assumed, hoursBetweenPreemptions })

  test('a preemption every 12 hours of one machine; of four machines the first one counts', () => {
    expect(assumed(1)).toMatchObject({ between: 12, said: false })
    expect(assumed(4).between).toBe(3)
  })

  test('what a team says is of the job, however many machines', () => {
    expect(assumed(4, 6)).toMatchObject({ between: 6, said: true })
  })

  test('a restart is the wait for a machine, its start-up, and reading the checkpoint', () => {
    expect(assumed(1).restart).toBeCloseTo(5 / 60 + 0.25 + checkpoint.readHours, 9)
  })
})

describe('checkpoints', () => {
  const lora = { rank: 16, targets: 'attn+mlp' } as const
  const { checkpoint: facts } = catalog.decision

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
