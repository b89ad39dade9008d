/** A filled form read back: its words through the same parser, each fault beside the field that caused it. */
import { readReply } from '../../../language/replies/reply.ts'
import { parseCommand } from '../../../language/command.ts'
import { emptySpec, type SpecField, type Scenario, changedFields } from '../../../scenario/scenario.ts'
import type { Vocabulary } from '../../../language/lexicon/vocabulary.ts'
import { limitOf } from 'local-slack/block-kit/limits'
import { truncate } from '../../format/truncate.ts'
import { formFields } from './estimate-form-fields.ts'
import type { FormField } from './form-field-kinds.ts'
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
  const filled = formFields
    .map((field) => ({ field, words: field.textFromState(state) }))
    .filter(({ words }) => words !== '')
  const errors: Record<string, string> = {}
  for (const { field, words } of filled) {
    const error = isUnchanged(field, words, base) ? null : fieldError(field, words, vocabulary, today)
    if (error !== null) errors[field.id] = errorText(error)
  }
  if (Object.keys(errors).length > 0) return { errors }
  const read = parseCommand(formText(filled.map(({ words }) => words)), vocabulary, today)
  if ('problem' in read) {
    const { kind, message, terms } = read.problem
    const errorField = filled.findLast(({ words }) =>
      terms.some((term) => words.toLowerCase().includes(term.toLowerCase())),
    )
    const id =
      kind === 'missing-data' ? 'data' : kind === 'missing-model' || kind === 'help' ? 'model' : errorField?.field.id
    return { errors: { [id ?? 'model']: errorText(missingFieldText[kind] ?? message) } }
  }
  return mergeWithBase(read.scenario, base, state)
}

const missingFieldText: Readonly<Record<string, string>> = {
  'missing-model': 'Which model? A name or a size, such as “llama 3.1 8b” or “70b”.',
  'missing-data': 'How much data? Tokens, such as “100M tokens”, or examples, such as “10k examples x 512 tokens”.',
  help: 'Which model? A name or a size, such as “llama 3.1 8b” or “70b”.',
}

/** The words of a form as one line of the language. */
export function formText(words: readonly string[]): string {
  // "8 gpus on 2 nodes" belongs together.
  const count = words.find((each) => /^\d+ gpus?$/.test(each))
  const nodes = words.find((each) => /^\d+ nodes?$/.test(each))
  const both = count !== undefined && nodes !== undefined
  return [
    ...words.filter((each) => !both || (each !== count && each !== nodes)),
    ...(both ? [`${count} on ${nodes}`] : []),
  ].join(', ')
}

const isUnchanged = ({ textFromSpec }: FormField, words: string, base: Scenario | null): boolean =>
  base !== null && textFromSpec(base.spec) === words

/** What is wrong with a field by itself; null: nothing. */
function fieldError({ id, sets }: FormField, words: string, vocabulary: Vocabulary, today: string): string | null {
  const read = readReply(emptyScenario, words, vocabulary, today, { isAddressed: true })
  // What can be replied in a thread is no help in a field.
  const isNothing = read.kind === 'problem' && read.problem.kind === 'nothing'
  if (read.kind === 'problem' && !isNothing) return read.problem.message
  if (read.kind !== 'amended')
    return [`“${words}” is not understood here.`, missingFieldText[`missing-${id}`] ?? ''].join(' ').trim()
  const otherField = read.changed.find((field) => !sets.includes(field) && !isImplied(field, sets))
  return otherField === undefined ? null : `“${words}” says something else as well: use the field for it.`
}

/** A rank makes it LoRA, and a data set of examples a corpus: these come with the words. */
const isImplied = (field: SpecField, sets: readonly SpecField[]): boolean =>
  field === 'method' && sets.some((each) => each === 'loraRank' || each === 'loraTargets')

function mergeWithBase(read: Scenario, base: Scenario | null, state: FormState): EstimateFormResult {
  const before = base ?? emptyScenario
  let scenario = read
  for (const field of formFields) {
    const words = field.textFromState(state)
    const isUntouched = words === field.textFromSpec(before.spec)
    for (const name of field.sets) {
      if (isUntouched) scenario = restoreField(scenario, before, name)
      else if (words === '' && before.setBy[name] !== undefined) scenario = markAsked(scenario, name)
    }
  }
  const keepsData = scenario.spec.tokens === before.spec.tokens && before.corpus !== undefined
  const complete = keepsData ? { ...scenario, corpus: before.corpus } : scenario
  return { scenario: complete, changed: changedFields(complete.spec, before.spec) }
}

/** The field as it was, and who said it. What other words of the form imply stays implied. */
function restoreField(scenario: Scenario, before: Scenario, field: SpecField): Scenario {
  const { [field]: provenance } = before.setBy
  const { [field]: _, ...others } = scenario.setBy
  if (before.spec[field] === null && provenance === undefined) return scenario
  return {
    ...scenario,
    spec: { ...scenario.spec, [field]: before.spec[field] },
    setBy: provenance === undefined ? others : { ...others, [field]: provenance },
  }
}

const markAsked = (scenario: Scenario, field: SpecField): Scenario => ({
  ...scenario,
  setBy: { ...scenario.setBy, [field]: 'asked' },
})

const errorText = (text: string): string => truncate(text, Math.min(limitOf('input.hint'), 300))
