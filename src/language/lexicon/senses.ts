/** What a phrase can mean. A mention is a phrase found in a text: where it stands, and its sense there. */
import type { SpecField, Spec } from '../../scenario/scenario.ts'

/** What a number counts. The `…` of a configuration file and of a sentence are the same measure. */
export type Measure =
  | 'tokens'
  | 'examples'
  | 'length'
  | 'epochs'
  | 'steps'
  | 'batch'
  | 'globalBatch'
  | 'accumulation'
  | 'sequence'
  | 'rank'
  | 'params'
  | 'gpus'
  | 'gpusPerNode'
  | 'nodes'
  | 'hours'
  | 'money'
  | 'bytes'
  /** Gigabytes of a GPU. */
  | 'vram'
  | 'percent'
  | 'bits'
  | 'budget'
  | 'deadline'
  /** hours between preemptions of the job */
  | 'preemption'
  | 'data'
  /** tokens a second, of all GPUs or of one */
  | 'rate'
  /** Understood, and of no weight in an estimate. */
  | 'moot'

/** Fields that one word sets. */
export type CategoricalField =
  | 'method'
  | 'weights'
  | 'pricing'
  | 'objective'
  | 'tier'
  | 'stack'
  | 'loraTargets'
  | 'gradientCheckpointing'
  | 'packed'
  | 'offload'
  | 'savesCheckpoints'

export type FieldValue = {
  readonly [F in CategoricalField]: {
    readonly kind: 'term'
    readonly field: F
    readonly value: NonNullable<Spec[F]>
    /** How the word was read, where that is not plain. */
    readonly note?: string
    /** An everyday word: in prose it counts only where its neighbours say so. */
    readonly ambiguous?: true
  }
}[CategoricalField]

/** A thing that is on or off: "checkpointing", "no packing", "offload: true". */
export type FieldSwitch = {
  readonly kind: 'switch'
  readonly field: 'gradientCheckpointing' | 'packed' | 'offload' | 'savesCheckpoints'
  readonly on: boolean | 'optimizer' | 'params'
  readonly off: boolean | 'none'
}

export type MeasureWord = {
  readonly kind: 'measure'
  readonly measure: Measure
  /** How many of the measure one of these is: 24 hours in a day. */
  readonly factor?: number
  /** `config` words stand before their number, `unit` words after it; each may stand on the other side too. */
  readonly side: 'config' | 'unit'
  readonly note?: string
  /** Money that is not in US dollars. */
  readonly currency?: string
}

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

export type Sense =
  | FieldValue
  | FieldSwitch
  | MeasureWord
  | Amount
  | { readonly kind: 'model'; readonly reference: ModelReference }
  | {
      readonly kind: 'gpu'
      readonly ids: readonly string[]
      /** "24 GB GPUs", "consumer cards", "Hopper": a class rather than a GPU. */
      readonly group?: true
      /** Known by its memory alone. */
      readonly card?: true
      readonly count?: number
      readonly note?: string
    }
  | { readonly kind: 'instance'; readonly provider: string; readonly gpu: string; readonly count: number | null }
  /** A public data set. `ambiguous`: its name is an everyday word too. */
  | { readonly kind: 'dataset'; readonly id: string; readonly ambiguous?: true }
  | { readonly kind: 'provider'; readonly ids: readonly string[]; readonly ambiguous?: true }
  | { readonly kind: 'vendor'; readonly ids: readonly string[]; readonly others: readonly string[] }
  | {
      readonly kind: 'number'
      readonly value: number
      readonly role: 'unit' | 'tens' | 'hundred' | 'magnitude' | 'part'
    }
  | { readonly kind: 'limit'; readonly bound: 'most' | 'least' | 'about' }
  /** A date: the hours from noon of today. */
  | { readonly kind: 'when'; readonly hours: number; readonly note: string; readonly ambiguous?: true }
  | { readonly kind: 'field'; readonly fields: readonly SpecField[] }
  /** "double", "twice", "halve" */
  | { readonly kind: 'scale'; readonly factor: number }
  | {
      readonly kind:
        | 'times'
        | 'plus'
        | 'minus'
        | 'not'
        | 'or'
        | 'and'
        | 'any'
        | 'only'
        | 'by'
        | 'instead'
        | 'per'
        | 'each'
        | 'across'
        | 'node'
        | 'more'
        | 'fewer'
        | 'article'
        | 'truth'
        | 'untruth'
        | 'is'
        | 'comma'
        | 'stop'
        | 'sign'
        | 'question'
        | 'place'
        | 'glue'
        | 'ask'
    }
  | { readonly kind: 'moot'; readonly note: string | null }
  /** Known to exist, and not covered: `sentence` says so. */
  | {
      readonly kind: 'elsewhere'
      readonly sentence: string
      readonly what: 'gpu' | 'model' | 'provider' | 'task'
      readonly alternatives?: readonly string[]
    }
  | { readonly kind: 'unknown'; readonly sentence?: string }

/** A model's name as read: one model, a family without a size, or a name that has no model here. */
export type ModelReference =
  | { readonly kind: 'one'; readonly id: string; readonly note?: string; readonly weights?: Spec['weights'] }
  | { readonly kind: 'family'; readonly ids: readonly string[]; readonly label: string }
  | { readonly kind: 'none'; readonly sentence: string; readonly alternatives: readonly string[] }

export type Mention<S extends Sense = Sense> = {
  /** Index of its first token, and of the one after its last. */
  readonly from: number
  readonly to: number
  readonly sense: S
}

export const isKind = <K extends Sense['kind']>(
  mention: Mention | undefined,
  kind: K,
  ...others: readonly K[]
): mention is Mention<Extract<Sense, { readonly kind: K }>> =>
  mention !== undefined &&
  (mention.sense.kind === kind || (others.length > 0 && (others as readonly string[]).includes(mention.sense.kind)))
