/** Figures that a text states of a run, of arithmetic or of a service, and that are reckoned with as they are. */

/** More than any GPU costs by itself is the price of the machine. US dollars an hour. */
export const maxUsdOfOneGpu = 12

/** Whether a price of an hour, US dollars, is of all GPUs together: nobody says that it is of one, and it is too high for one. */
export const isOfAllGpus = (usd: number, isPerGpu: boolean | null | undefined, gpuCount: number | null): boolean =>
  isPerGpu !== true && (gpuCount ?? 1) > 1 && usd > maxUsdOfOneGpu

/** US dollars for an hour of one GPU, of a price that is of one or of all of them. */
export const usdOfOneGpu = (usd: number, isPerGpu: boolean | null | undefined, gpuCount: number | null): number =>
  isOfAllGpus(usd, isPerGpu, gpuCount) ? usd / (gpuCount ?? 1) : usd

/** A price as it was said; `isPerGpu` null: it does not say. */
export type RunPrice = { readonly usdPerHour: number; readonly isPerGpu: boolean | null }

type HoursAtPrice = { readonly gpuHours: number; readonly price: number }

/** Steps by the data of a run. */
export type StepsOfData = {
  readonly steps: number
  readonly examples: number
  /** What was counted: "prompts". */
  readonly unit: string
  readonly epochs: number
  /** False: none were named, and one is taken. */
  readonly areEpochsTold: boolean
  readonly perStep: number
  /** Answers are written in each step, and are in its time. */
  readonly hasRollouts: boolean
  /** GPUs that a batch is multiplied by; null: it is not. */
  readonly gpus: number | null
}

/** What was planned and what was billed; US dollars by the GPU-hour. */
export type BillVariance = { readonly planned: HoursAtPrice; readonly billed: HoursAtPrice }

export type RunBill =
  | {
      readonly kind: 'steps'
      /** That are still to run, or in all. */
      readonly steps: number
      readonly secondsPerStep: number
      /** That ran behind the last checkpoint and run again; 0: none are told. */
      readonly lostSteps: number
      /** Of the whole run, where they are asked about too. */
      readonly allSteps?: number
      /** When the last of them is over, as the times of a log tell: "2026-11-28 08:53". */
      readonly endsAt?: string
      /** As a log tells them. */
      readonly gpus?: number
      /** What the steps follow from, where none were counted. */
      readonly data?: StepsOfData
      readonly price: RunPrice | null
    }
  | {
      readonly kind: 'progress'
      /** Of the run, 0 to 1. */
      readonly done: number
      readonly used: { readonly amount: number; readonly unit: 'GPU-hours' | 'hours' | 'dollars' }
      /** In the unit of what is used; null: no plan is named. */
      readonly planned: number | null
      readonly asksWhy: boolean
      readonly price: RunPrice | null
    }

/** Arithmetic that is given, and the sizes that it is for. */
export type ComputeBudget = {
  readonly flops: number
  /** Parameters, and tokens where they are named. */
  readonly sizes: readonly { readonly params: number; readonly tokens: number | null }[]
  /** Many answers are to be served: what a token costs then counts too. */
  readonly isForServing: boolean
}

/** What a service reads and writes. */
export type RequestVolume = {
  readonly requestsPerMonth: number
  /** Tokens of each request. */
  readonly tokensIn: number
  readonly tokensOut: number
  /** Of the busiest moment, rather than on average. */
  readonly isPeak: boolean
  readonly areTokensAssumed: boolean
}

/** So many runs in a period, or in all; as typed. `atOnce`: each on a machine of its own, in a session kept until the end. */
export type RunsTold = {
  readonly count: number
  readonly per: 'month' | 'quarter' | 'year' | null
  readonly words: string
  readonly atOnce?: 'session' | 'parallel'
  /** They are those by which one frequency is above or below another. */
  readonly change?: 'more' | 'fewer'
}

/** US dollars of a period, and the runs that they are for in it. */
export type RunsOfPeriod = {
  readonly usd: number
  readonly per: 'week' | 'month' | 'quarter' | 'year'
  readonly runs: number
}

/** How a bill is told: with a share of it as tax, and in other money. */
export type ToldBill = {
  readonly taxShare: number
  readonly tax: string
  readonly money: {
    readonly sign: string
    readonly name: string
    readonly usdOfOne: number
    readonly asOf: string
  } | null
}
