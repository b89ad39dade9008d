/** What a phrase can mean. A mention is a phrase found in a text: where it stands, and its meaning there. */
import type { GpuId, ModelId, ProviderId } from '../../catalog/ids.ts'
import type { LexiconMeaning, Measure } from '../../catalog/lexicon-meaning.ts'
import type { Spec } from '../../scenario/scenario.ts'

/** A number with its magnitude and what it measures, as far as the text says. */
export type Amount = {
  readonly kind: 'amount'
  /** With its magnitude; of a measure with a factor, in base units. */
  readonly value: number
  /** k, m, b or t, or a sum of them; '' where the number stands alone. */
  readonly magnitude: string
  /** "2B" and "2 billion", not "2b": a capital says tokens rather than a model, where nothing else does. */
  readonly capital: boolean
  readonly measure: Measure | null
  /** Its own unit, where a word before it says what it is for: tokens of "batch of 500k tokens". */
  readonly unit?: Measure
  /** The value in the measure's word, before its factor: 500 of "500 words". */
  readonly unitValue: number
  readonly inWords: boolean
  /** The parts of a pure product: [2, 8] of "2x8". */
  readonly factors?: readonly number[]
  readonly currency?: string
  readonly note?: string
  /** What is wrong with it, as a sentence. */
  readonly error?: string
  /** The upper end of a range: "2-4 GPUs". */
  readonly isRange?: true
  /** Its lower end. */
  readonly low?: number
  readonly each?: true
  readonly total?: true
  readonly perStep?: true
  /** "20 tokens per parameter" */
  readonly perParameter?: true
  readonly perGpu?: true
  readonly hourly?: true
  /** "2 more epochs" */
  readonly change?: 'more' | 'fewer'
}

/** What a phrase means: by the lexicon, by the catalog, or by what it is put together of. */
export type Meaning =
  | LexiconMeaning
  | Amount
  | { readonly kind: 'model'; readonly reference: ModelReference }
  | {
      readonly kind: 'gpu'
      readonly ids: readonly GpuId[]
      /** "24 GB GPUs", "consumer cards", "Hopper": a class rather than a GPU. */
      readonly group?: true
      /** Known by its memory alone. */
      readonly card?: true
      readonly count?: number
    }
  | { readonly kind: 'instance'; readonly provider: ProviderId; readonly gpu: GpuId; readonly count: number | null }
  /** A public data set. `ambiguous`: its name is an everyday word too. */
  | { readonly kind: 'dataset'; readonly id: string; readonly ambiguous?: true }
  | { readonly kind: 'provider'; readonly ids: readonly ProviderId[]; readonly ambiguous?: true }
  | { readonly kind: 'vendor'; readonly ids: readonly GpuId[]; readonly others: readonly GpuId[] }
  /** A date: the hours from noon of today. `isPresent`: it is now. `isClockAlone`: an hour without its day. */
  | {
      readonly kind: 'date'
      readonly hours: number
      readonly note: string
      readonly ambiguous?: true
      readonly isPresent?: true
      readonly isClockAlone?: true
    }
  | { readonly kind: 'comma' | 'sentence-end' | 'question' | 'sign' }

/** A model's name as read: one model, a family without a size, or a name that has no model here. */
export type ModelReference =
  | { readonly kind: 'model'; readonly id: ModelId; readonly note?: string; readonly weights?: Spec['weights'] }
  | { readonly kind: 'family'; readonly ids: readonly string[]; readonly label: string }
  | { readonly kind: 'not-found'; readonly sentence: string; readonly alternatives: readonly string[] }

/** Tokens that mean something together: a model, an amount, a field. */
export type Mention<S extends Meaning = Meaning> = {
  /** Index of its first token, and of the one after its last. */
  readonly from: number
  readonly to: number
  readonly meaning: S
}

/** A mention whose meaning is of a kind. */
export type MentionOfKind<K extends Meaning['kind']> = Mention<Extract<Meaning, { readonly kind: K }>>

/** Whether there is a mention, and of one of some kinds. */
export const isKind = <K extends Meaning['kind']>(
  mention: Mention | undefined,
  kind: K,
  ...others: readonly K[]
): mention is MentionOfKind<K> =>
  mention !== undefined &&
  (mention.meaning.kind === kind || (others.length > 0 && (others as readonly string[]).includes(mention.meaning.kind)))

/** The sums of money that are named, those of a budget too. */
export const sumsIn = (mentions: readonly Mention[]): readonly Amount[] =>
  mentions.flatMap((mention) =>
    isKind(mention, 'amount') && (mention.meaning.measure === 'money' || mention.meaning.measure === 'budget')
      ? [mention.meaning]
      : [],
  )
