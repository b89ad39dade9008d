/** Facts behind costs beside the GPU hours: checkpoints, disks, power, hardware, currencies. */
import * as z from 'zod'
import type { ConsiderationFacts } from './considerations.ts'
import { fact, citation } from './fact.ts'

/** data/decision/allowances.json: defaults for what is paid beside the run itself. */
export const allowancesSchema = z.strictObject({
  /** Between the end of a run and the end of the bill. */
  idleTail: fact('h'),
  /** Runs that are begun and thrown away, over the one that is kept. */
  failedRuns: fact(''),
  /** Checkpoints on disk at once. */
  checkpointsKept: fact(''),
  /** Environment, logs and evaluation. */
  diskOverhead: fact('byte'),
  /** Data set on disk, for each token of training. */
  bytesPerToken: fact('byte/token'),
  /** Of disk, where a provider's price is not known. */
  usualStorage: fact('USD/GB/month'),
  /** Until results are fetched and the disk is deleted. */
  keptAfter: fact('h'),
})
export type Allowances = z.infer<typeof allowancesSchema>

/** data/decision/checkpoint.json: what a checkpoint that a run resumes from weighs, and how fast it is written. */
export const checkpointSchema = z.strictObject({
  fullBytesPerParam: fact('byte/param'),
  adapterBytesPerParam: fact('byte/param'),
  /** To storage that outlives the machine, each machine its share. */
  write: fact('byte/s'),
  read: fact('byte/s'),
  /** Steps that wait while a checkpoint is begun and ended. */
  pause: fact('s'),
})
export type CheckpointFacts = z.infer<typeof checkpointSchema>

/** data/decision/reclaimed.json: published preemption rates of spot machines. */
export const preemptionSchema = z.strictObject({
  /** Share of machines taken back within a month: no rate per hour. */
  bands: z.array(
    z.strictObject({
      provider: z.string(),
      gpu: z.string(),
      low: z.number().min(0).max(1),
      high: z.number().min(0).max(1),
      ...citation,
    }),
  ),
  /** Preemptions for an hour of running, the least and the most that one trace saw. */
  traces: z.array(z.strictObject({ what: z.string(), low: fact('1/h'), high: fact('1/h') })),
})
export type PreemptionFacts = z.infer<typeof preemptionSchema>

/** data/decision/power.json: from the rated power of a GPU to the power at the meter. */
export const powerSchema = z.strictObject({
  /** Mean draw of a GPU in training over its rating. */
  utilisation: fact(''),
  /** Processors, memory, fans and network of a server, for each of its GPUs. */
  serverHost: fact('W'),
  /** The PC around one or two GPUs. */
  homeHost: fact('W'),
  /** Facility over machine: cooling and losses. */
  pue: fact(''),
  homePue: fact(''),
})
export type Power = z.infer<typeof powerSchema>

/** data/decision/grid.json: grams of CO2 equivalent for a kilowatt-hour, and where a region or provider stands. */
export const gridSchema = z.strictObject({
  countries: z.record(z.string(), z.strictObject({ name: z.string(), intensity: fact('g/kWh') })),
  /** Beginning of a region's name to country; the longest that fits. */
  regions: z.record(z.string(), z.string()),
  /** Where most of a provider's machines stand, for offers without a region. */
  providers: z.record(z.string(), z.strictObject({ country: z.string(), ...citation })),
  /** Where the location is unknown. */
  otherwise: z.string(),
})
export type Grid = z.infer<typeof gridSchema>

/** data/decision/electricity.json: what households and small offices pay. */
export const electricitySchema = z.strictObject({
  places: z.record(z.string(), z.strictObject({ name: z.string(), price: fact('USD/kWh') })),
  usual: z.string(),
})
export type Electricity = z.infer<typeof electricitySchema>

/** data/decision/hardware.json: what GPUs cost to buy, one by one or as their share of a server. */
export const purchaseSchema = z.strictObject({
  purchases: z.array(
    z.strictObject({
      gpu: z.string(),
      condition: z.string(),
      low: fact('USD'),
      high: fact('USD'),
      /** The figure of the article, where it names one. */
      article: fact('USD').optional(),
      /** Stands in a PC at home, or in a server. */
      place: z.enum(['home', 'server']),
      /** Stands in no list of what can be bought: told where somebody names it. */
      onlyWhereNamed: z.literal(true).optional(),
    }),
  ),
  /** Of the purchase, after the years below. */
  /** Of the price, each year, for a server in a rack. */
  upkeep: fact(''),
  resale: fact(''),
  years: fact('year'),
})
export type PurchaseFacts = z.infer<typeof purchaseSchema>

/** data/decision/currencies.json: dollars for one unit, each of a day. */
export const currenciesSchema = z.record(
  z.string().regex(/^[A-Z]{3}$/),
  z.strictObject({ name: z.string(), sign: z.string(), usd: fact('USD') }),
)
export type Currencies = z.infer<typeof currenciesSchema>

/** data/decision/vat.json: what a country adds to a net price. */
export const vatSchema = z.strictObject({
  unit: z.literal('share of the net price'),
  ...citation,
  countries: z
    .array(
      z.strictObject({
        name: z.string().min(1),
        /** Of most goods and services. */
        rate: z.number().positive().lt(1),
        /** What names the country, in lower case. */
        words: z.array(z.string().regex(/^\P{Lu}+$/u)).min(1),
      }),
    )
    .min(1),
})
export type Vat = z.infer<typeof vatSchema>

export type TotalCostFacts = {
  readonly allowances: Allowances
  readonly checkpoint: CheckpointFacts
  readonly preemptions: PreemptionFacts
  readonly power: Power
  readonly grid: Grid
  readonly electricity: Electricity
  readonly hardware: PurchaseFacts
  readonly currencies: Currencies
  readonly vat: Vat
  readonly considerations: ConsiderationFacts
}
