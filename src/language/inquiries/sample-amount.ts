/** What a text asks of a training by samples, as plain data. */
import type { GpuId } from '../../catalog/ids.ts'
import type { Spec } from '../../scenario/scenario.ts'
import type { QuotedSum } from './quoted-sums.ts'

/** Training of a model of pictures, sound or the like, by its samples. */
export type SampledInquiry = {
  readonly kind: 'samples'
  /** Of data/inquiries/sampled-models.json. */
  readonly id: string
  readonly name: string
  readonly method: 'full' | 'lora'
  readonly data: SampleAmount
  readonly spec: Spec
  /** It was taken for this model: what was called for, as typed. */
  readonly takenFor?: string
  /** What is told where a task was named, and no model. */
  readonly advice?: string
  /** A notebook that is given for nothing, by its name. */
  readonly notebook?: string
  /** Sums that somebody was quoted for it. */
  readonly quoted?: readonly QuotedSum[]
  /** Whether what is uploaded is safe there; whether the machine stays to the end. */
  readonly asksPrivacy?: true
  readonly asksReliable?: true
  /** Whether what it makes may be used or sold. */
  readonly asksLicence?: true
  /** It is for a business, or for a customer; who asks has never done the like. */
  readonly isCommercial?: true
  readonly isNovice?: true
  /** It is to speak a language that the model does not know. */
  readonly newLanguage?: string
  /** Whether the card that is named will do. */
  readonly asksFit?: true
  /** Which of the cards that are named does it for less. */
  readonly weighsCards?: true
  /** A machine is said to be more than is needed. */
  readonly isDoubted?: true
  /** Prices of an hour that are told of cards, in money of `currency`. */
  readonly toldRates?: readonly ToldRate[]
  /** A card of their own of which the memory alone is told. */
  readonly unnamedCard?: { readonly gigabytes: number; readonly words: string }
  /** The data may not leave the place where they are. */
  readonly staysHere?: true
  /** Trainings of other models that were named beside it. */
  readonly others?: readonly SampledInquiry[]
}

/** What an hour of one of these cards costs; `currency` null: dollars. */
export type ToldRate = { readonly gpus: readonly GpuId[]; readonly value: number; readonly currency: string | null }

/** How much of pictures or sound; null: it was not said. */
export type SampleAmount = {
  readonly images: number | null
  readonly soundHours: number | null
  readonly epochs: number | null
  readonly steps: number | null
  readonly batch: number | null
  /** Of a side of the images. */
  readonly pixels?: number
  /** Both sides as typed, where they differ. */
  readonly sides?: string
  /** It begins with random weights. */
  readonly isFromScratch?: true
  /** A masked autoencoder: the encoder sees a quarter of each picture. */
  readonly isMasked?: true
  /** Seconds of each piece of sound, where they are told. */
  readonly clipSeconds?: number
  /** How often each image is passed in an epoch; models that are trained one after another; what a sample is made of. */
  readonly repeats?: number
  readonly runs?: number
  readonly parts?: number
  /** Recordings of which the samples are not counted. */
  readonly groups?: number
}
