/**
 * A filled form read back: choices and numbers as a change of the scenario, typed words by the language, each fault
 * beside the field that caused it.
 */
import { readReply } from '../../../language/replies/reply.ts'
import type { Vocabulary } from '../../../language/lexicon/vocabulary.ts'
import { applyChange, askedChange, type FieldValues } from '../../../scenario/scenario-change.ts'
import { emptySpec, type SpecField, type Scenario, changedFields } from '../../../scenario/scenario.ts'
import { fieldPhrase } from '../../../scenario/field-phrases.ts'
import type { Problem } from '../../../scenario/problem.ts'
import { limitOf } from 'local-slack/block-kit/limits'
import { truncate } from '../../format/truncate.ts'
import { formFields } from './estimate-form-fields.ts'
import type { FormField, KnownIds } from './form-field-kinds.ts'
import type { FormState } from './form-state.ts'

export type EstimateFormResult =
  | { readonly scenario: Scenario; readonly changed: readonly SpecField[] }
  /** By block id, as Slack shows them. */
  | { readonly errors: Readonly<Record<string, string>> }

const emptyScenario: Scenario = { spec: emptySpec, setBy: {}, notes: [] }

/**
 * `base` is what the form was filled with. A field left as it was keeps who said it; an emptied one is open again, and
 * goes before the channel's default.
 */
export function readEstimateForm(
  state: FormState,
  base: Scenario | null,
  vocabulary: Vocabulary,
  today: string,
): EstimateFormResult {
  const before = base ?? emptyScenario
  // What was not shown stays as it was.
  const changedInputs = formFields.filter((field) => state.has(field.id) && !field.isUnchanged(state, before.spec))
  const known = knownIds(vocabulary)
  const errors: Record<string, string> = {}
  const typed: TypedField[] = []
  let set: FieldValues = {}
  for (const field of changedInputs) {
    const entry = field.entry(state, known)
    if (entry.kind === 'values') set = { ...set, ...entry.set }
    if (entry.kind === 'text') typed.push({ field, text: entry.text })
    const error =
      entry.kind === 'invalid'
        ? entry.message
        : entry.kind === 'text'
          ? textError(field, entry.text, vocabulary, today)
          : null
    if (error !== null) errors[field.id] = errorText(error)
  }
  if (Object.keys(errors).length > 0) return { errors }
  const start = withOpenFields(before, changedInputs, state, known)
  const chosen = applyChange(
    start,
    askedChange(set),
    Object.fromEntries(Object.keys(set).map((id) => [id, phraseOf(id, set)])),
  )
  if ('problem' in chosen) return { errors: problemErrors(chosen.problem, typed, set) }
  const read = readTyped(chosen.scenario, typed, vocabulary, today)
  if ('problem' in read) return { errors: problemErrors(read.problem, typed, set) }
  const { spec } = read.scenario
  if (spec.params === null) return { errors: { model: missingText.model } }
  if (spec.tokens === null) return { errors: { data: missingText.data } }
  return { scenario: read.scenario, changed: changedFields(spec, before.spec) }
}

type TypedField = { readonly field: FormField; readonly text: string }

const missingText = {
  model: 'Which model? A name or a size, such as “llama 3.1 8b” or “70b”.',
  data: 'How much data? Tokens, such as “100M tokens”, or examples, such as “10k examples x 512 tokens”.',
}

const knownIds = ({ gpus, providers, tiers, stacks }: Vocabulary): KnownIds => ({
  gpus: [...gpus.byId.keys(), ...gpus.accelerators.keys()],
  providers: [...providers.keys()],
  tiers: [...tiers],
  stacks: [...stacks.keys()],
})

const isSpecField = (id: string): id is SpecField => id in emptySpec
const phraseOf = (id: string, set: FieldValues): string => (isSpecField(id) ? (fieldPhrase(id, set) ?? id) : id)

/** What is wrong with the words of a field by themselves; null: nothing. */
function textError({ id, sets }: FormField, text: string, vocabulary: Vocabulary, today: string): string | null {
  const read = readReply(emptyScenario, text, vocabulary, today, { isAddressed: true })
  // What can be replied in a thread is no help in a field.
  const isNothing = read.kind === 'problem' && read.problem.kind === 'nothing'
  if (read.kind === 'problem' && !isNothing) return read.problem.message
  if (read.kind !== 'amended')
    return [`“${text}” is not understood here.`, id === 'model' || id === 'data' ? missingText[id] : '']
      .join(' ')
      .trim()
  const otherField = read.changed.find((field) => !sets.includes(field) && !isImplied(field, sets))
  return otherField === undefined ? null : `“${text}” says something else as well: use the field for it.`
}

/** An adapter makes it LoRA, and pretraining full fine-tuning: these come with the words. */
const isImplied = (field: SpecField, sets: readonly SpecField[]): boolean =>
  field === 'method' && sets.some((each) => each === 'adapter' || each === 'task')

/** The scenario without what the changed inputs set; an input that was emptied is open by the person's wish. */
function withOpenFields(
  before: Scenario,
  changedInputs: readonly FormField[],
  state: FormState,
  known: KnownIds,
): Scenario {
  const spec = { ...before.spec }
  const setBy = { ...before.setBy }
  let remarks = before.remarks ?? []
  let { corpus } = before
  for (const field of changedInputs) {
    const isEmptied = field.entry(state, known).kind === 'empty'
    for (const name of field.sets) {
      if (isEmptied && setBy[name] !== undefined) setBy[name] = 'asked'
      if (!isEmptied) delete setBy[name]
      Object.assign(spec, { [name]: null })
      if (name === 'tokens') corpus = undefined
    }
    remarks = remarks.filter((remark) => remark.field === null || !field.sets.includes(remark.field))
  }
  const notes = before.remarks === undefined ? before.notes : remarks.map(({ text }) => text)
  const { corpus: _corpus, ...rest } = before
  return { ...rest, spec, setBy, notes, remarks, ...(corpus === undefined ? {} : { corpus }) }
}

/** The words of all text fields together: "10k prompts" counts what the objective generates. */
function readTyped(
  scenario: Scenario,
  typed: readonly TypedField[],
  vocabulary: Vocabulary,
  today: string,
): { readonly scenario: Scenario } | { readonly problem: Problem } {
  if (typed.length === 0) return { scenario }
  const text = typed.map((each) => each.text).join(', ')
  const read = readReply(scenario, text, vocabulary, today, { isAddressed: true })
  if (read.kind === 'amended') return { scenario: read.scenario }
  if (read.kind === 'problem') return { problem: read.problem }
  const message = `“${text}” is not understood here.`
  return { problem: { kind: 'unknown', message, terms: typed.map((each) => each.text), suggestions: [] } }
}

/** A problem beside the field whose words it names, else beside the first one. */
function problemErrors({ kind, message, terms }: Problem, typed: readonly TypedField[], set: FieldValues) {
  if (kind === 'missing-model') return { model: missingText.model }
  if (kind === 'missing-data') return { data: missingText.data }
  const names = (text: string) => terms.some((term) => text.toLowerCase().includes(term.toLowerCase()))
  const id =
    typed.findLast(({ text }) => names(text))?.field.id ?? Object.keys(set).find((field) => names(phraseOf(field, set)))
  return { [id ?? 'model']: errorText(message) }
}

const errorText = (text: string): string => truncate(text, Math.min(limitOf('input.hint'), 300))
