/** Defaults for all providers: how prices age, start-up time of a run, time lost on spot machines, commitment discounts. */
import * as z from 'zod'
import { fact, citation } from './fact.ts'

const changeFraction = z.number().gt(-1).lt(3)

/** data/price-age.json: the 80 % range of an old price today, as fractions of it. */
export const priceAgeSchema = z.strictObject({
  list: z.strictObject({
    points: z.array(z.strictObject({ days: z.int().positive(), low: changeFraction, high: changeFraction })).min(2),
    ...citation,
  }),
  /** Asks on a marketplace, at any age. */
  marketplace: z.strictObject({ low: changeFraction, high: changeFraction, ...citation }),
  /** Lists that move daily: rise a day, and the most that is assumed. */
  dynamic: z.strictObject({ perDay: changeFraction, ceiling: changeFraction, ...citation }),
  staleAfter: fact('day'),
})
export type PriceAgeFacts = z.infer<typeof priceAgeSchema>

/** data/startup.json: from a shell on the machine to the first step at full speed. */
export const startupSchema = z.strictObject({
  environment: fact('s'),
  download: fact('byte/s'),
  loading: fact('byte/s'),
  compile: fact('s'),
  warmup: fact('s'),
  repositoryBytesPerParam: fact('byte/param'),
  /** The whole of it at the short and at the long end of its 80 % range, over the middle. */
  range: z.strictObject({ low: fact(''), high: fact('') }),
})
export type StartupFacts = z.infer<typeof startupSchema>

/** data/spot.json: assumptions about preemptible machines. */
export const spotSchema = z.strictObject({
  /** Of one machine. */
  betweenPreemptions: fact('s'),
  /** How many times as often they come at the dear end of a range. */
  rangeFactor: fact(''),
  /** Until another machine is found. */
  waiting: fact('s'),
  /** What people are told; the best interval is worked out. */
  checkpointInterval: fact('s'),
  /** Expected time over working time from which a run without checkpoints is refused. */
  refuseAbove: fact(''),
})
export type SpotFacts = z.infer<typeof spotSchema>

/** data/commitment.json: what a commitment is said to take off the on-demand price, where the provider says nothing. */
export const commitmentSchema = z.strictObject({ low: fact(''), high: fact(''), months: fact('') })
export type CommitmentFacts = z.infer<typeof commitmentSchema>
