/** Questions that are no complete job: what each asks, as plain data. */
import type { GpuId, ProviderId } from '../../catalog/ids.ts'
import type { InquiryFacts } from '../../catalog/inquiry-facts.ts'
import type { Pricing } from '../../catalog/provider.ts'
import type { MethodId } from '../../catalog/training-method.ts'
import type { Scenario, Spec } from '../../scenario/scenario.ts'
import type { WatchTarget } from '../../scenario/watch-target.ts'
import type { PriceContrast } from './contrast-inquiry.ts'
import type { BuyingUse } from './buying-use.ts'
import type { PaceMove } from './move-to.ts'
import type { GivenPrice } from './given-price.ts'
import type { PeakClaim } from './peak-claim.ts'
import type { SellerGroup } from './seller-groups.ts'
import type { RentalExtras } from './rental-extras.ts'
import type { QuotedRental } from './quoted-rental.ts'
import type { SampledInquiry } from './sample-amount.ts'
import type { ToldJob } from './told-job.ts'
import type { Understanding } from '../resolution/understanding.ts'

/** `unused`: words that were read for nothing; they are named in the answer. */
export type Inquiry =
  /** Whether a model fits GPUs; nothing is said of data. */
  | {
      readonly kind: 'fit'
      readonly spec: Spec
      /** How long a sequence may be is asked, and none is given. */
      readonly asksLength: boolean
      /** To run it may mean answers alone. */
      readonly isMaybeHosted?: true
      /** Somebody says that it needs those GPUs, and that is doubted; whether it runs out of memory is asked. */
      readonly asksNeed?: true
      readonly asksIfFails?: true
      readonly asksRent?: true // "or must we rent?"
      /** Another number of those GPUs that is weighed against the one of `spec`. */
      readonly otherCount?: number
      /** How many of the GPUs it takes is asked; of machines, of so many GPUs each. */
      readonly asksCount?: true
      readonly gpusPerMachine?: number
      readonly unused: readonly string[]
    }
  | {
      /** What GPUs cost to rent. `hours` null: no time is given. */
      readonly kind: 'prices'
      readonly spec: Spec
      readonly pricings: readonly Pricing[]
      /** Where each of several kinds of GPU is to be rented in its own way: which way, by GPU. */
      readonly pricingOf?: Readonly<Record<GpuId, Pricing>>
      readonly hours: number | null
      /** What `hours` are of, where hours of GPUs were named. */
      readonly gpuHours: number | null
      /** Whether GPUs are to be compared by what they do for their price. */
      readonly isPerTokenAsked: boolean
      /** "Cheapest L40S or A6000 per hour": the hour is what is asked, and no job is named. */
      readonly isHourlyAsked?: true
      /** ISO code of other money that they are to be told in. */
      readonly currency?: string
      /** Groups of sellers that are named, and sellers beside them. */
      readonly sellers?: { readonly groups: readonly SellerGroup[]; readonly named: readonly ProviderId[] }
      /** Storage and data out that are rented with them. */
      readonly beside?: RentalExtras
      /** Sellers that are to be named; absent: nobody said how many. */
      readonly offerCount?: number
      /** Somebody wants to be told when a price comes down. */
      readonly isWatchAsked?: true
      /** The price of the hour is meant: "right now". */
      readonly isLiveAsked?: true
      /** The most that a GPU may cost an hour, and ways to rent that are ruled out. */
      readonly cap?: { readonly usdPerGpuHour: number; readonly refused: readonly Pricing[] }
      /** The place is the region of one of the sellers, by its code: others have none of that name. */
      readonly isRegionOfOne?: true
      /** That is to be added: a share of the price. */
      readonly tax?: { readonly share: number; readonly name: string }
      readonly unused: readonly string[]
    }
  /** What a sum of money trains. `spec` has the budget, and the model where one is named. */
  | {
      readonly kind: 'budget'
      readonly spec: Spec
      /** The model is to be as large as 20 tokens a parameter allow. */
      readonly isOptimal: boolean
      /** A share of the money that is not planned with, in words. */
      readonly contingency?: string
      /** The sum in the currency in which it was told, where that is none of dollars. */
      readonly told?: string
      /** A sum is said to be enough, and doubted. */
      readonly isDoubted?: true
      /** Models of the family that was named, of which the largest is asked. */
      readonly models?: readonly string[]
      readonly unused: readonly string[]
    }
  /** What a model costs that is always there to answer. `users` null: none are named. */
  | {
      readonly kind: 'hosting'
      readonly spec: Spec
      readonly users: number | null
      /** GPUs to choose between. */
      readonly among?: readonly Pick<Spec, 'gpus' | 'gpuCount'>[]
      /** Whether all of them wait at the same moment. */
      readonly areConcurrent: boolean
      readonly isOfficeHours: boolean
      /** What it may cost a month. US dollars. */
      readonly usdPerMonth?: number
      /** Tokens that are read and written in a second of the busiest moment, where a rate of requests is told. */
      readonly tokensPerSecond?: number
      /** Whether the named GPUs hold it is asked, and no money. */
      readonly asksFit?: true
      /** What is said first: a verdict that needs more than the month. */
      readonly lead?: string
      readonly unused: readonly string[]
    }
  /** A model of another kind, or one whose weights nobody has. `id` is that of data/inquiries/unsupported.json. */
  | {
      readonly kind: 'unsupported'
      readonly id: string
      readonly name: string
      readonly spec: Spec
      /** It was said in full before. */
      readonly isAnsweredBefore?: true
    }
  /** Training of a model that is no text model, by its samples: images, or windows of sound. */
  | SampledInquiry
  /** A wish and its data without a model: a job with guesses, each a note of the scenario. */
  | {
      readonly kind: 'goal'
      readonly scenario: Scenario
      /** Parameters of larger models to offer beside it. */
      readonly sizes: readonly number[]
    }
  /** Which GPUs a model needs; nothing is said of data or GPUs. */
  | {
      readonly kind: 'hardware'
      readonly spec: Spec
      readonly doubtedCount?: number // GPUs that were said to be needed
      readonly isOfCount?: true // whether as many GPUs as the spec has do it is asked
      /** How much memory it takes is asked. */
      readonly asksMemory?: true
      /** The least that will do is asked, by its memory or its price, and not what is usual. */
      readonly asksLeast?: 'memory' | 'price'
      readonly cap?: { readonly usd: number; readonly isPerGpu: boolean } // the most that an hour may cost
      readonly unused: readonly string[]
    }
  /** The largest model that GPUs hold, by each of `methods`; empty: by all. */
  | {
      readonly kind: 'largest'
      readonly spec: Spec
      readonly methods: readonly MethodId[]
      readonly unused: readonly string[]
    }
  /** Whether a price that was quoted is a good one. */
  | { readonly kind: 'quote'; readonly spec: Spec; readonly quote: QuotedRental; readonly unused: readonly string[] }
  /** What an amount of computing trains, in GPU-hours. */
  | {
      readonly kind: 'compute'
      readonly spec: Spec
      readonly gpuHours: number
      readonly words: string
      readonly unused: readonly string[]
    }
  /** How long the data take at a speed that was measured, and what that costs. */
  | {
      readonly kind: 'pace'
      readonly spec: Spec
      readonly tokensPerSecond: number
      readonly usdPerGpuHour: number | null
      /** GPUs that it may be moved to. */
      readonly moveTo?: PaceMove
      /** How many GPUs it takes is asked. */
      readonly isCountAsked?: true
      /** The speed was told of each GPU. */
      readonly isPerGpu?: true
      /** Of the scenario that was read. */
      readonly notes: readonly string[]
      /** The currency of its money, where that is none of dollars. */
      readonly money: NonNullable<NonNullable<Scenario['extras']>['bill']>['money']
      readonly unused: readonly string[]
    }
  /** A forward pass over data, without training: embeddings, labels, scores. */
  | {
      readonly kind: 'encoding'
      readonly spec: Spec
      /** How many texts there are, where they were counted. */
      readonly texts?: number
      /** Tokens that are written for each of them, where that was said. */
      readonly writtenEach?: number
      /** Tokens that are written in all, and the period that this and what is read are of. */
      readonly writtenTotal?: number
      readonly per?: 'day' | 'week' | 'month'
      /** Nothing is there to be read: the tokens that were counted are those to write. */
      readonly isAllWritten?: true
      /** Texts that come after those, how often all is done, a model that nobody named, and a doubt about the GPUs that are. */
      readonly later?: { readonly texts: number; readonly per: 'day' | 'week' | 'month' }
      readonly timesAYear?: number
      readonly isModelAssumed?: true
      readonly doubts?: 'needed' | 'enough'
      /** What is done with them, as it was said. */
      readonly words?: string
      readonly unused: readonly string[]
    }
  /** Two prices of the same GPUs that are both given. */
  | {
      readonly kind: 'contrast'
      readonly spec: Spec
      readonly contrast: PriceContrast
      readonly unused: readonly string[]
    }
  /** GPUs by what they do for the prices that are given for them. */
  | {
      readonly kind: 'gpu prices'
      readonly spec: Spec
      readonly given: readonly GivenPrice[]
      readonly claimedSpeedup: number | null
      /** ISO code of the money that the prices were told in; absent: dollars. */
      readonly currency?: string
      /** Gbit a second of the network between machines, where it was said. */
      readonly gbits?: number
      /** FP8 is set against bf16 too. */
      readonly isPrecisionAsked?: true
      readonly unused: readonly string[]
    }
  /** A peak rate that was stated, and what was reckoned with it. */
  | { readonly kind: 'peak'; readonly spec: Spec; readonly claim: PeakClaim; readonly unused: readonly string[] }
  /** What is true whatever the plan is. */
  | {
      readonly kind: 'known'
      readonly id: string
      readonly says: readonly string[]
      readonly stock?: WatchTarget
      /** The job that the sentences are of, where its figures are known. */
      readonly job?: ToldJob
    }
  /** Buying GPUs against renting them. `gpus` null: none is named. */
  | {
      readonly kind: 'buying'
      readonly gpus: readonly GpuId[] | null
      readonly use: BuyingUse
      readonly unused: readonly string[]
    }

/** The inquiries of one kind. */
export type InquiryOf<K extends Inquiry['kind']> = Extract<Inquiry, { kind: K }>

/** What the readers of questions that are no job are given. */
export type InquiryInput = {
  readonly text: string
  readonly understanding: Understanding
  readonly facts: InquiryFacts
}

/** Null where the text asks something else. */
export type InquiryReader = (input: InquiryInput) => Inquiry | null
