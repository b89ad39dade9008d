/** Slots of a scenario that a text fills, before contradictions between them are resolved. */
import type { GpuId, ProviderId } from '../../catalog/ids.ts'
import type { Measure, FieldValue } from '../../catalog/lexicon-meaning.ts'
import type { Amount, Mention, ModelReference } from '../lexicon/meanings.ts'
import type { NumberReading } from '../lexicon/quantity-role-model.ts'
import type { SpecField } from '../../scenario/scenario.ts'

/** A command wants every word understood, prose hardly any, a turn in a thread all of a small set. */
export type InputMode = 'command' | 'message' | 'thread'

/** Indices of the first token and of the one after the last. */
export type TokenSpan = { readonly from: number; readonly to: number }

/** The tokens of a slot, without the rest of it. */
export const spanOf = ({ from, to }: TokenSpan): TokenSpan => ({ from, to })

/** What a slot says. */
export type SlotContent =
  | { readonly role: 'model'; readonly reference: ModelReference }
  | { readonly role: 'quantity'; readonly measure: Measure; readonly amount: Amount }
  /** A number with a magnitude and no unit: a model's size or an amount of data. */
  | {
      readonly role: 'unitless'
      readonly amount: Amount
      /** The words around it make it another model: "8B and maybe a 32B". */
      readonly asModel?: true
    }
  | {
      readonly role: 'gpus'
      readonly ids: readonly GpuId[]
      readonly excluded: boolean
      readonly group: boolean
      readonly isSingular?: true
      /** Of a maker's all others are ruled out: those that are meant. */
      readonly wanted?: readonly GpuId[]
    }
  | { readonly role: 'count'; readonly amount: Amount; readonly byTimes: boolean }
  | { readonly role: 'nodes'; readonly value: number; readonly across: boolean; readonly isSpread?: boolean }
  | { readonly role: 'memory'; readonly gigabytes: number; readonly isLeast: boolean }
  | {
      readonly role: 'providers'
      readonly ids: readonly ProviderId[]
      readonly excluded: boolean
      /** The one whose machine is named: "p5.48xlarge". */
      readonly byInstance?: true
      /** After an "or", a comma and the like. */
      readonly isAlternative?: true
    }
  | (Omit<FieldValue, 'kind' | 'ambiguous'> & {
      readonly role: 'field-value'
      readonly isAlternative?: true
      /** What a "no" leaves, where it stands before the other value: "no spot". */
      readonly opposite?: true
    })
  /** `share`: the part of it that is meant, as in "half of alpaca". */
  | { readonly role: 'dataset'; readonly id: string; readonly share: number }
  | { readonly role: 'deadline'; readonly hours: number; readonly note: string }
  /** "twice the tokens" */
  | { readonly role: 'scale'; readonly measure: Measure; readonly factor: number }
  | { readonly role: 'clear'; readonly fields: readonly SpecField[] }
  /** `teacher`: the slot of a model that teaches in a distillation, and is not the one that is trained. */
  | {
      readonly role: 'remark'
      readonly note: string
      readonly teacher?: Slot
      /** The number of the same span is the most that may be taken. */
      readonly isMost?: 'gpus' | 'nodes'
    }
  | {
      readonly role: 'invalid'
      readonly kind: 'unknown' | 'bad-value' | 'conflict'
      readonly sentence: string
      /** Words that could stand in their place. */
      readonly alternatives?: readonly string[]
      readonly what?: 'gpu' | 'machine' | 'model' | 'provider' | 'task' | 'pairs' | 'length'
    }

/**
 * `holds`: said in place of what was said before, which gives way to it whatever its clause is for. `disputed`: somebody else
 * holds another against it.
 */
export type Slot = TokenSpan & SlotContent & { readonly holds?: true; readonly disputed?: true }

export type SlotOf<R extends Slot['role']> = Extract<Slot, { readonly role: R }>

/** The slots of one role, in their order. */
export const slotsOf = <R extends Slot['role']>(slots: readonly Slot[], role: R): readonly SlotOf<R>[] =>
  slots.filter((slot): slot is SlotOf<R> => slot.role === role)

export type GrammarResult = {
  readonly slots: readonly Slot[]
  /** Mentions that fill no slot: unknown words, and numbers that count nothing. */
  readonly unrecognized: readonly Mention[]
  /** Numbers without a unit, as they were scored. */
  readonly numbers: readonly NumberReading[]
  /** Slots of numbers that only the plan of a thread tells what they count. */
  readonly referred?: readonly Slot[]
}
