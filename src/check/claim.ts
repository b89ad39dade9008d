/** What a text claims of a run: the figures it states, with the run they are stated of. Pure data. */
import type { Spec } from '../scenario/scenario.ts'

/** A stated figure, both ends of it where it is a range, in the base unit of its kind. */
export type StatedFigure = {
  readonly low: number
  readonly high: number
  /** As typed. */
  readonly words: string
  /** "or more", "at least"; "under", "at most". */
  readonly bound: 'least' | 'most' | null
}

/** A claim about a run, as figures: tokens, speed, hours, dollars, memory. */
export type RunClaim = {
  /** The text that states it. */
  readonly text: string
  readonly spec: Spec
  /** Passes over the data; 1 where nobody said. */
  readonly epochs: number
  /** Nobody said how many GPUs: one is taken. */
  readonly isGpuCountAssumed: boolean
  /** tokens/s; null: of one GPU or of all, nobody said. */
  readonly rate: (StatedFigure & { readonly perGpu: boolean | null }) | null
  /** Hours; the same duration may be stated in several units. */
  readonly durations: readonly StatedFigure[]
  /** USD for the whole job. */
  readonly usd: StatedFigure | null
  /** USD an hour, of one GPU where nobody says otherwise. */
  readonly usdPerHour: (StatedFigure & { readonly isTotal: boolean }) | null
  /** USD for so many optimizer steps, or for so many tokens. */
  readonly usdPer: (StatedFigure & { readonly count: number; readonly unit: 'steps' | 'tokens' }) | null
  /** Bytes of one GPU. */
  readonly memory: StatedFigure | null
  /** Share of the peak. */
  readonly utilisation: (StatedFigure & { readonly kind: 'mfu' | 'hfu' }) | null
  /** The memory stated is what the run needs, rather than what it takes at some batch. */
  readonly isMemoryNeed: boolean
  /** It speaks of FP8 or FP4 arithmetic. */
  readonly isLowPrecision: boolean
  /** It sets two runs against one another, which is more than one claim. */
  readonly isComparison: boolean
}

/** The middle of a stated range, in the unit of the figure. */
export const midpoint = ({ low, high }: Pick<StatedFigure, 'low' | 'high'>): number =>
  Number.isFinite(high) && low > 0 ? Math.sqrt(low * high) : low > 0 ? low : high

/** Whether there is anything to check: figures, or a run on GPUs that it may not fit. */
export const isCheckable = (claim: RunClaim): boolean =>
  claim.rate !== null ||
  claim.durations.length > 0 ||
  claim.usd !== null ||
  claim.usdPerHour !== null ||
  claim.usdPer !== null ||
  claim.memory !== null ||
  claim.utilisation !== null ||
  ((claim.spec.model !== null || claim.spec.params !== null) && claim.spec.gpus !== null)
