/** Kinds of fields of the estimate form: text, number, one choice, several choices. */
import type { InputBlock } from '@slack/types'
import type { SpecField, Spec } from '../../../scenario/scenario.ts'
import type { FormChoice, FormChoices } from './form-choices.ts'
import type { FormState } from './form-state.ts'
import { multiInput, numberInput, selectInput, textInput } from './input-blocks.ts'
import { ownServersId } from '../../../offers/owned-offers.ts'

export type FormField = {
  /** The id of its block. */
  readonly id: string
  /** What its words may set; nothing else. */
  readonly sets: readonly SpecField[]
  readonly input: (spec: Spec, choices: FormChoices, hint: string) => InputBlock
  /** What a filled form says; '' for an empty field. */
  readonly textFromState: (state: FormState) => string
  /** The same of a scenario. */
  readonly textFromSpec: (spec: Spec) => string
}

export const textField = (
  id: string,
  label: string,
  placeholder: string,
  sets: readonly SpecField[],
  textFromSpec: FormField['textFromSpec'],
) => ({
  id,
  sets,
  textFromSpec,
  input: (spec: Spec, _: FormChoices, hint: string) =>
    textInput(id, { label, hint }, textFromSpec(spec), { placeholder }),
  textFromState: (state: FormState) => state.text(id),
})

/** The value of each choice is the words for it. */
export function selectField(
  id: SpecField,
  label: string,
  choices: (all: FormChoices) => readonly FormChoice[],
  textFromSpec: FormField['textFromSpec'],
) {
  const input = (spec: Spec, all: FormChoices, hint: string) =>
    selectInput(id, { label, hint }, choices(all), textFromSpec(spec))
  return { id, sets: [id], textFromSpec, input, textFromState: (state: FormState) => state.choice(id) ?? '' }
}

export type NumericFormField = {
  readonly [F in SpecField]: Spec[F] extends number | null ? F : never
}[SpecField]

export function numberField(
  id: NumericFormField,
  label: string,
  toText: (value: number) => string,
  isWhole: boolean,
  greatest: number,
) {
  const least = isWhole ? 1 : 0.01
  return {
    id,
    sets: [id],
    textFromSpec: (spec: Spec) => (spec[id] === null ? '' : toText(spec[id])),
    input: (spec: Spec, _: FormChoices, hint: string) =>
      numberInput(id, { label, hint }, spec[id], { isWhole, least, greatest }),
    textFromState: (state: FormState) => {
      const value = state.number(id)
      return value === null ? '' : toText(value)
    },
  }
}

export type ListFormField = 'gpus' | 'excludedGpus' | 'providers' | 'excludedProviders'

export function multiSelectField(
  id: ListFormField,
  label: string,
  choiceKey: 'gpus' | 'providers',
  preposition: string,
) {
  // One's own servers are no provider that can be chosen; they are there or not.
  const withoutOwnServers = (ids: readonly string[] | null) => (ids ?? []).filter((each) => each !== ownServersId)
  const toText = (ids: readonly string[]) => (ids.length === 0 ? '' : `${preposition} ${ids.toSorted().join(' or ')}`)
  return {
    id,
    sets: [id],
    textFromSpec: (spec: Spec) => toText(withoutOwnServers(spec[id])),
    input: (spec: Spec, all: FormChoices, hint: string) =>
      multiInput(id, { label, hint }, all[choiceKey], withoutOwnServers(spec[id])),
    textFromState: (state: FormState) => toText(state.choices(id)),
  }
}

export const staticChoices = (pairs: Readonly<Record<string, string>>) => (): readonly FormChoice[] =>
  Object.entries(pairs).map(([id, name]) => ({ id, name }))
