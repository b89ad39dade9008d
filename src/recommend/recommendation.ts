/** What we would do: the recommendation in the words of the outside interface. */
import type { CutTexts } from './explain/cut-texts.ts'
import type { GpuId, ProviderId, StackId } from '../catalog/ids.ts'
import type { MethodId, WeightPrecision } from '../catalog/training-method.ts'
import type { Interval, Layout, Offload, Plan, Recomputation } from '../estimate/plan.ts'
import type { PlacementGap } from '../offers/placement.ts'
import type { Preemption } from './preemption.ts'
import type { RiskKind } from './ranking/plan-risk.ts'
import type { Problem } from '../scenario/problem.ts'
import type { BillPart } from './total-cost/bill-amounts.ts'

/** One plan at one offer. Figures that are not known are null, never 0. */
export type Option = {
  readonly gpu: GpuId
  readonly gpuCount: number
  readonly nodes: number
  readonly provider: ProviderId
  readonly tier: string | null
  readonly pricing: 'on_demand' | 'spot' | 'reserved'
  readonly method: Plan['method']
  readonly weights: WeightPrecision
  /** Precision of the matrix products. */
  readonly compute: string
  readonly loraRank: number | null
  readonly stack: StackId
  readonly layout: Layout & { readonly offload?: Offload }
  /** The task, optimizer and precision that were asked for or chosen; absent in options of earlier versions. */
  readonly task?: string
  readonly optimizer?: string | null
  readonly precision?: string
  /** Shares of a step in generation, forward passes, update and the rest; null: one training pass. */
  readonly phases?: {
    readonly generation: number
    readonly logprob: number
    readonly update: number
    readonly other: number
  } | null
  /** Of full training: whether fp32 master weights are kept; null of adapters, absent in options of earlier versions. */
  readonly masterWeights?: boolean | null
  readonly offload: Offload
  /** What is kept in the memory of the host, over all machines; absent where nothing is, and in options of earlier versions. */
  readonly hostGiB?: number
  readonly microBatch: number
  readonly accumulation: number
  /** Sequences of an optimizer step, all GPUs together; absent in options of earlier versions. */
  readonly globalBatch?: number
  readonly sequenceLength: number
  readonly packed: boolean
  readonly recomputation: Recomputation
  /** All GPUs together, while training. */
  readonly tokensPerSecond: Interval
  /** Wall clock, start-up included. */
  readonly hours: Interval
  readonly startupHours: number
  /** GPU time of the whole job, start-up and preemptions included: a part of `allInUsd`. */
  readonly usd: Interval
  /** The whole bill: GPU time, idle time, failed runs, disk, and what a commitment costs beyond its use. */
  readonly allInUsd: Interval
  /** What of `allInUsd` is no GPU time, USD, the largest part first; absent in options of earlier versions. */
  readonly onTop?: readonly { readonly part: BillPart; readonly usd: number }[]
  readonly sparedByNext?: { readonly hours: number; readonly usd: number } // by a like run right behind, on the same machines
  readonly usdPerGpuHour: number
  /** What the rate of today may be, eight times in ten: the price's age and kind. */
  readonly priceRange?: { readonly low: number; readonly high: number }
  readonly priceAsOf: string
  readonly priceSource: string
  /** Where the price is the team's own: what is listed instead, USD for one GPU and hour. */
  readonly listUsdPerGpuHour?: number
  /** The observation that the price rests on: what a saved answer pins. */
  readonly observationId?: string
  readonly region?: string | null // null: a price of no region in particular
  /** On spot: how preemptions lengthen the run; null elsewhere. */
  readonly interruption?: Preemption | null
  /** Per GPU, as nvidia-smi shows it. */
  readonly peakMemoryGiB: { readonly p50: number; readonly p95: number }
  readonly usableMemoryGiB: number
  readonly mfu: number | null
  readonly hfu: number | null
  /** What the range rests on: "measured neighbours", "physics only", … */
  readonly basis: string
  readonly warnings: readonly string[]
  /** What it is shown as; absent in options of earlier versions. */
  readonly role?: PlanRole
  /** One sentence with the figures that its role rests on, without a full stop; absent where it has no role. */
  readonly why?: string
  /** Set where it is the best on a kind of GPU that the question names beside others. */
  readonly isOfRequestedGpu?: boolean
  /** Set where it is what would be rented at a seller that the question names beside others. */
  readonly isOfRequestedSeller?: true
  /** What a safe plan would spare, a phrase each. */
  readonly risks?: readonly string[]
  /** A region was asked for, and it is not on record that these GPUs stand there. */
  readonly isPlaceUnseen?: true
}

/** `other`: shown for another reason, or riskier than a plan of these names may be. */
export type PlanRole = 'safe' | 'cheapest' | 'fastest' | 'other'

/** A plan that saves money at a risk that nobody is handed unasked. */
export type Saving = {
  readonly kind: RiskKind
  readonly option: Option
  /** What it costs in risk, without a full stop. */
  readonly risk: string
  /** What to reply to have it; null: no reply says it. */
  readonly reply: string | null
  /** "MXFP4": the form that the model is published in, of a base in 4 bits; absent elsewhere. */
  readonly publishedIn?: string
  /** Hours of it in bf16, where it is in fewer bits under other software than the best plan: the rest is due to that. */
  readonly hoursInBf16?: number
}

export type RuledOut = {
  readonly gpu: GpuId
  readonly gpuCount: number
  readonly reason: string
  /** Where memory is the reason: per GPU. */
  readonly needsGiB?: number
  readonly hasGiB?: number
}

/** The same GPUs as the best option on spot, preemptions included. */
export type SpotEquivalent = {
  readonly usd: number
  readonly hours: number
  readonly provider: ProviderId
  readonly betweenHours: number
  /** Whether somebody said how often machines are taken back. */
  readonly said: boolean
  readonly priceSource: string
  readonly priceAsOf: string
}

/** The best plan on the same GPUs where its memory does not do. */
export type MemoryFallback = {
  /** "8-bit optimizer states", "weights in the memory of the host". */
  readonly change: string
  /** Per GPU at the high end. */
  readonly mostGiB: number
  readonly hours: number
  /** The whole bill. */
  readonly usd: number
}

/** A hosted fine-tuning service priced for the same tokens. */
export type ApiAlternative = {
  readonly provider: ProviderId
  readonly usd: { readonly low: number; readonly high: number }
  readonly asOf: string | null
  readonly note: string
}

/** A reply that names a stored form of the weights, a method, or spot. */
export type WhatIfReply = 'nf4' | 'int8' | 'bf16' | MethodId | 'spot'

/** A provider of which nothing is offered for a wish about region, hosts or certificates, and why. */
export type UnplacedProvider = { readonly provider: ProviderId; readonly gap: PlacementGap }

/** The answer to a job: a best plan, what to choose between, what was ruled out and what was assumed. */
export type Recommendation = {
  /** The plan of the headline: the safe one, unless the question asks for another. */
  readonly best: Option
  readonly cheapest: Option
  readonly fastest: Option
  /** The plans that are shown first, each with its role; then the rest of the efficient frontier, cheapest first. */
  readonly options: readonly Option[]
  /** What would save money at a risk; these are among `options`. Absent in recommendations of earlier versions. */
  readonly savings?: readonly Saving[]
  /** What would be best if a reply asked for it: stored weights, a method, or spot. These are among `options`. */
  readonly ifAsked?: Readonly<Partial<Record<WhatIfReply, Option>>>
  readonly ruledOut: readonly RuledOut[]
  /** Whose speed it is where the trainer decides it; absent elsewhere. */
  readonly trainer?: string
  /** What of the whole cost changes the decision; mostly nothing. */
  readonly keyConsiderations?: readonly string[]
  /** Where the data is taken as read once, and so little of it is often read more: what that comes to. */
  readonly ifUsualEpochs?: { readonly epochs: number; readonly hours: number; readonly usd: number }
  /** Where a mean length is assumed below the longest that was said: what it comes to with all as long as that. */
  readonly ifFilled?: { readonly most: string; readonly times: number; readonly hours: number; readonly usd: number }
  /** Where texts are longer on average than the sequence that was typed. */
  readonly ifCut?: CutTexts
  /** Everything that was chosen for the reader, `counted` and `weighed` included. */
  readonly assumptions: readonly string[]
  /** Of these, what hours and dollars count. */
  readonly counted?: readonly string[]
  /** Of these, how the best was weighed against the others. */
  readonly weighed?: readonly string[]
  /** Where the memory of the best plan is tight and something more frugal is known. */
  readonly ifMemoryFails?: MemoryFallback
  /** null: nobody rents them on spot, or the question chose. */
  readonly spotInstead?: SpotEquivalent | null
  readonly apiAlternatives: readonly ApiAlternative[]
  /** Providers left out of a wish about region, hosts or certificates. */
  readonly unplaced?: readonly UnplacedProvider[]
  /** What is known of quality and method that changes the decision, a sentence each. */
  readonly advice?: readonly string[]
}

/** The nearest options when nothing meets the question, each with what must give. */
export type NearMiss = {
  readonly option: Option
  readonly gives: readonly string[]
  /** What to reply in a thread to have it: "under $900"; '' or absent where no reply says it. */
  readonly reply?: string
}

export type Infeasible = Problem & {
  readonly kind: 'infeasible'
  readonly nearest: readonly NearMiss[]
  readonly unplaced?: readonly UnplacedProvider[]
  /** What was asked, estimated, where only a price of it is missing. */
  readonly unpriced?: UnpricedOption
}

/** A plan that no price on record covers: what money would say is null. So is a provider where none is named, or several. */
export type UnpricedOption = Pick<
  Option,
  | 'gpu'
  | 'gpuCount'
  | 'nodes'
  | 'tier'
  | 'pricing'
  | 'method'
  | 'weights'
  | 'compute'
  | 'stack'
  | 'layout'
  | 'microBatch'
  | 'accumulation'
  | 'sequenceLength'
  | 'recomputation'
  | 'tokensPerSecond'
  | 'hours'
  | 'startupHours'
  | 'peakMemoryGiB'
  | 'usableMemoryGiB'
  | 'mfu'
  | 'hfu'
  | 'basis'
  | 'warnings'
> & {
  readonly provider: ProviderId | null
  readonly usd: null
  readonly allInUsd: null
  readonly usdPerGpuHour: null
  readonly priceAsOf: null
  readonly priceSource: null
}
