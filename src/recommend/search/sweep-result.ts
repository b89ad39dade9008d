/** What a sweep of plans comes to, and how another question is swept. */
import type { Gpu } from '../../catalog/gpu.ts'
import type { Estimate, Misfit } from '../../estimate/plan.ts'
import type { Spec } from '../../scenario/scenario.ts'

/** Sweeps the plans of a changed question: what comes closest where nothing meets this one, what FP8 or less memory would take. */
export type Resweep = (spec: Spec) => Sweep

/** What the sweep of plans found: ways that fit, and ways that do not. */
export type Sweep = {
  readonly estimates: readonly Estimate[]
  readonly misfits: readonly Misfit[]
  /** Ways of software that suits the job less: on one machine where the usual one joins several, at all where it fits nothing. */
  readonly otherSoftware?: readonly Estimate[]
}

/** Whether so many of a GPU on so many machines can be had at all: what cannot is not worth an estimate. */
export type RentableCheck = (gpu: Gpu, gpuCount: number, nodes: number) => boolean
