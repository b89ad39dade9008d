/** The rule against what others chose of the same lists without sight of it: where it goes first, hardly anybody objects. */
import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import * as z from 'zod'
import type { Estimate } from '../../../src/estimate/plan.ts'
import { complexityUsd, waitingUsd } from '../../../src/recommend/ranking/choice-rule.ts'
import { sampledScore } from '../../../src/recommend/inquiries/sampled-choices.ts'
import { datedCatalog } from '../../offers/dated-catalog.ts'

const choices = z.array(z.strictObject({ first: z.number(), fine: z.array(z.number()), wrong: z.array(z.number()) }))
const row = z.tuple([z.number(), z.string(), z.number(), z.number(), z.number(), z.number()])
const card = z.tuple([z.number(), z.string(), z.number(), z.number()])
const lists = z
  .strictObject({
    note: z.string(),
    plans: z.array(z.strictObject({ job: z.string(), plans: z.array(row), choices })),
    samples: z.array(z.strictObject({ job: z.string(), cards: z.array(card), choices })),
  })
  .parse(JSON.parse(readFileSync(new URL('first-choices.json', import.meta.url), 'utf8')))

const catalog = datedCatalog()
const { choice } = catalog

const leastOf = (scores: readonly number[]): number => scores.indexOf(Math.min(...scores))

/** Shares of the choices that put the same first, that have no complaint, and that call it wrong. */
function agreement(of: readonly (readonly [number, z.infer<typeof choices>])[]) {
  const all = of.flatMap(([taken, others]) => others.map((each) => ({ taken, each })))
  const share = (isSo: (one: (typeof all)[number]) => boolean) => all.filter(isSo).length / all.length
  return {
    first: share(({ taken, each }) => each.first === taken),
    fine: share(({ taken, each }) => each.first === taken || each.fine.includes(taken)),
    wrong: share(({ taken, each }) => each.wrong.includes(taken)),
  }
}

test('of plans of text models it takes first what nearly all would rent, and nothing that is called wrong', () => {
  const found = agreement(
    lists.plans.map(({ plans, choices: others }) => [
      leastOf(
        plans.map(([gpuCount, id, nodes, hours, usd, tight]) => {
          const gpu = catalog.gpus.get(id)
          if (gpu === undefined) throw new Error(id)
          const estimate = { plan: { gpu, gpuCount, nodes, layout: { cp: 1 } } } as unknown as Estimate
          return (usd + waitingUsd(hours, choice, 'safe')) * (1 + tight) + complexityUsd(estimate, choice)
        }),
      ),
      others,
    ]),
  )
  expect(found.first).toBeGreaterThan(0.8)
  expect(found.fine).toBeGreaterThan(0.95)
  expect(found.wrong).toBe(0)
})

test('of cards for models of samples too', () => {
  const found = agreement(
    lists.samples.map(({ cards, choices: others }) => [
      leastOf(
        cards.map(([gpuCount, , hours, usd]) =>
          sampledScore({ gpuCount, hours, usd }, null, catalog.inquiryFacts.sampledModels, choice),
        ),
      ),
      others,
    ]),
  )
  expect(found.first).toBeGreaterThan(0.8)
  expect(found.fine).toBeGreaterThan(0.95)
  expect(found.wrong).toBe(0)
})
