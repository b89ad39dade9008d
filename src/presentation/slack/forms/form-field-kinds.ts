/** Kinds of fields of the estimate form: text, number, one choice, several choices. */
import type { InputBlock } from '@slack/types'
import { fieldPhrase, fieldPhrases } from '../../../scenario/field-phrases.ts'
import type { FieldValues } from '../../../scenario/scenario-change.ts'
import type { Spec, SpecField } from '../../../scenario/scenario.ts'
import { ownServersId } from '../../../offers/owned-offers.ts'
import type { FormChoice, FormChoices } from './form-choices.ts'
import type { FormState } from './form-state.ts'
import { multiInput, numberInput, selectInput, textInput } from './input-blocks.ts'

/** What a filled field says: values, words that a person typed, or what the field cannot take. */
export type FieldEntry =
  | { readonly kind: 'empty' }
  | { readonly kind: 'values'; readonly set: FieldValues }
  | { readonly kind: 'text'; readonly text: string }
  | { readonly kind: 'invalid'; readonly message: string }

/** The ids that a form may send back. */
export type KnownIds = Readonly<Record<'gpus' | 'providers' | 'tiers' | 'stacks', readonly string[]>>

export type FormField = {
  /** The id of its block. */
  readonly id: string
  /** What it may set; nothing else. */
  readonly sets: readonly SpecField[]
  readonly input: (spec: Spec, choices: FormChoices, hint: string) => InputBlock
  readonly entry: (state: FormState, known: KnownIds) => FieldEntry
  /** Whether the form says of the field what `spec` says. */
  readonly isUnchanged: (state: FormState, spec: Spec) => boolean
}

const empty = { kind: 'empty' } as const
const unknownChoice = { kind: 'invalid', message: 'That is not among the choices: choose again.' } as const

/** Words that are read by the language. `isRequired`: without them there is no estimate, and Slack asks for them. */
export function textField(
  id: string,
  label: string,
  placeholder: string,
  sets: readonly SpecField[],
  textFromSpec: (spec: Spec) => string = (spec) => fieldPhrases(spec, sets).join(', '),
  isRequired = false,
): FormField {
  return {
    id,
    sets,
    input: (spec, _, hint) =>
      textInput(id, { label, hint }, textFromSpec(spec), { placeholder, optional: !isRequired }),
    entry: (state) => {
      const text = state.text(id)
      return text === '' ? empty : { kind: 'text', text }
    },
    isUnchanged: (state, spec) => state.text(id) === textFromSpec(spec),
  }
}

type ChoiceField = {
  readonly [F in SpecField]: NonNullable<Spec[F]> extends string | boolean ? F : never
}[SpecField]

/**
 * One of several values, each with its name. What Slack sends back of an option is the phrase of its value, as in forms
 * that were opened before an upgrade.
 */
export function selectField<F extends ChoiceField>(
  id: F,
  label: string,
  names: (all: FormChoices) => readonly (readonly [value: NonNullable<Spec[F]>, name: string])[],
  values: (known: KnownIds) => readonly NonNullable<Spec[F]>[],
): FormField {
  const optionId = (value: Spec[F]): string => fieldPhrase(id, { [id]: value }) ?? ''
  const choices = (all: FormChoices): readonly FormChoice[] =>
    names(all).map(([value, name]) => ({ id: optionId(value), name }))
  return {
    id,
    sets: [id],
    input: (spec, all, hint) => selectInput(id, { label, hint }, choices(all), optionId(spec[id])),
    entry: (state, known) => {
      const choice = state.choice(id)
      if (choice === null) return empty
      const chosen = values(known).find((value) => optionId(value) === choice)
      return chosen === undefined ? unknownChoice : { kind: 'values', set: { [id]: chosen } }
    },
    isUnchanged: (state, spec) => (state.choice(id) ?? '') === optionId(spec[id]),
  }
}

/** A select whose values are known beforehand. */
export const enumField = <F extends ChoiceField>(
  id: F,
  label: string,
  pairs: readonly (readonly [value: NonNullable<Spec[F]>, name: string])[],
): FormField =>
  selectField(
    id,
    label,
    () => pairs,
    () => pairs.map(([value]) => value),
  )

export type NumericFormField = {
  readonly [F in SpecField]: Spec[F] extends number | null ? F : never
}[SpecField]

/** A field for a number, at most `greatest`. */
export function numberField(
  id: NumericFormField,
  label: string,
  { isWhole, greatest }: { readonly isWhole: boolean; readonly greatest: number },
): FormField {
  const least = isWhole ? 1 : 0.01
  return {
    id,
    sets: [id],
    input: (spec, _, hint) => numberInput(id, { label, hint }, spec[id], { isWhole, least, greatest }),
    entry: (state) => {
      const value = state.number(id)
      if (value === null) return empty
      if (value < least || value > greatest || (isWhole && !Number.isInteger(value)))
        return {
          kind: 'invalid',
          message: `Give ${isWhole ? 'a whole number' : 'a number'} from ${least} to ${greatest}.`,
        }
      return { kind: 'values', set: { [id]: value } }
    },
    isUnchanged: (state, spec) => state.number(id) === spec[id],
  }
}

export type ListFormField = 'gpus' | 'excludedGpus' | 'providers' | 'excludedProviders'

/** A field for several of the catalog's GPUs or providers. */
export function multiSelectField(id: ListFormField, label: string, choiceKey: 'gpus' | 'providers'): FormField {
  // One's own servers are no provider that can be chosen; they are there or not.
  const withoutOwnServers = (ids: readonly string[] | null) => (ids ?? []).filter((each) => each !== ownServersId)
  const isSame = (one: readonly string[], other: readonly string[]) =>
    one.toSorted().join(' ') === other.toSorted().join(' ')
  return {
    id,
    sets: [id],
    input: (spec, all, hint) => multiInput(id, { label, hint }, all[choiceKey], withoutOwnServers(spec[id])),
    entry: (state, known) => {
      const ids = state.choices(id)
      if (ids.length === 0) return empty
      // In the order of the catalog, as the language lists them.
      const chosen = known[choiceKey].filter((each) => ids.includes(each))
      return chosen.length < new Set(ids).size ? unknownChoice : { kind: 'values', set: { [id]: chosen } }
    },
    isUnchanged: (state, spec) => isSame(state.choices(id), withoutOwnServers(spec[id])),
  }
}
