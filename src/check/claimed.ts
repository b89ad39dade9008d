/** What a text claims of a run: the figures it states, with the run they are stated of. Pure data. */
import type { Spec } from '../scenario/spec.ts'

/** A stated figure, both ends of it where it is a range, in the base unit of its kind. */
export type Figure = {
  readonly low: number
  readonly high: number
  /** As typed. */
  readonly words: string
  /** "or more", "at least"; "under", "at most". */
  readonly bound: 'least' | 'most' | null
}

export type Claimed = {
  /** The text that states it. */
  readonly text: string
  readonly spec: Spec
  /** Passes over the data; 1 where nobody said. */
  readonly epochs: number
  /** Nobody said how many GPUs: one is taken. */
  readonly isCountGuessed: boolean
  /** tokens/s; null: of one GPU or of all, nobody said. */
  readonly rate: (Figure & { readonly perGpu: boolean | null }) | null
  /** Hours; the same duration may be stated in several units. */
  readonly durations: readonly Figure[]
  /** USD for the whole job. */
  readonly usd: Figure | null
  /** USD an hour, of one GPU where nobody says otherwise. */
  readonly usdPerHour: (Figure & { readonly isTotal: boolean }) | null
  /** USD for so many optimizer steps, or for so many tokens. */
  readonly usdPer: (Figure & { readonly count: number; readonly unit: 'steps' | 'tokens' }) | null
  /** Bytes of one GPU. */
  readonly memory: Figure | null
  /** Share of the peak. */
  readonly utilisation: (Figure & { readonly kind: 'mfu' | 'hfu' }) | null
  /** The memory stated is what the run needs, rather than what it takes at some batch. */
  readonly isNeed: boolean
  /** It speaks of FP8 or FP4 arithmetic. */
  readonly isLowPrecision: boolean
  /** It sets two runs against one another, which is more than one claim. */
  readonly isComparison: boolean
}

export const middle = ({ low, high }: Pick<Figure, 'low' | 'high'>): number =>
  Number.isFinite(high) && low > 0 ? Math.sqrt(low * high) : low > 0 ? low : high

/** Whether there is anything to check: figures, or a run on GPUs that it may not fit. */
export const statesFigures = (claimed: Claimed): boolean =>
  claimed.rate !== null ||
  claimed.durations.length > 0 ||
  claimed.usd !== null ||
  claimed.usdPerHour !== null ||
  claimed.usdPer !== null ||
  claimed.memory !== null ||
  claimed.utilisation !== null ||
  ((claimed.spec.model !== null || claimed.spec.params !== null) && claimed.spec.gpus !== null)
