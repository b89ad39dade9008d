/** A filled form read back: its words through the same parser, each fault beside the field that caused it. */
import { amend } from '../../scenario/amend.ts'
import { parse } from '../../scenario/parse.ts'
import { emptySpec, type Field, type Scenario, fieldsChanged } from '../../scenario/spec.ts'
import type { Vocabulary } from '../../scenario/vocabulary.ts'
import { most } from '../block-kit/rule.ts'
import { clip } from '../mrkdwn.ts'
import { type FormField, formFields } from './fields.ts'
import type { FormState } from './state.ts'

export type FormRead =
  | { readonly scenario: Scenario; readonly changed: readonly Field[] }
  /** By block id, as Slack shows them. */
  | { readonly errors: Readonly<Record<string, string>> }

const empty: Scenario = { spec: emptySpec, said: {}, notes: [] }

/**
 * `base` is what the form was filled with. A field left as it was keeps who said it; an emptied one is open again, and
 * goes before the channel's default.
 */
export function readForm(state: FormState, base: Scenario | null, vocabulary: Vocabulary, today: string): FormRead {
  const filled = formFields.map((field) => ({ field, words: field.typed(state) })).filter(({ words }) => words !== '')
  const errors: Record<string, string> = {}
  for (const { field, words } of filled) {
    const wrong = isAsBefore(field, words, base) ? null : faultOf(field, words, vocabulary, today)
    if (wrong !== null) errors[field.id] = shown(wrong)
  }
  if (Object.keys(errors).length > 0) return { errors }
  const read = parse(textOf(filled.map(({ words }) => words)), vocabulary, today)
  if ('problem' in read) {
    const { kind, message, terms } = read.problem
    const culprit = filled.findLast(({ words }) =>
      terms.some((term) => words.toLowerCase().includes(term.toLowerCase())),
    )
    const id =
      kind === 'missing-data' ? 'data' : kind === 'missing-model' || kind === 'help' ? 'model' : culprit?.field.id
    return { errors: { [id ?? 'model']: shown(missing[kind] ?? message) } }
  }
  return merged(read.scenario, base, state)
}

const missing: Readonly<Record<string, string>> = {
  'missing-model': 'Which model? A name or a size, such as “llama 3.1 8b” or “70b”.',
  'missing-data': 'How much data? Tokens, such as “100M tokens”, or examples, such as “10k examples x 512 tokens”.',
  help: 'Which model? A name or a size, such as “llama 3.1 8b” or “70b”.',
}

/** The words of a form as one line of the language. */
export function textOf(words: readonly string[]): string {
  // "8 gpus on 2 nodes" belongs together.
  const count = words.find((each) => /^\d+ gpus?$/.test(each))
  const nodes = words.find((each) => /^\d+ nodes?$/.test(each))
  const both = count !== undefined && nodes !== undefined
  return [
    ...words.filter((each) => !both || (each !== count && each !== nodes)),
    ...(both ? [`${count} on ${nodes}`] : []),
  ].join(', ')
}

const isAsBefore = ({ said }: FormField, words: string, base: Scenario | null): boolean =>
  base !== null && said(base.spec) === words

/** What is wrong with a field by itself; null: nothing. */
function faultOf({ id, sets }: FormField, words: string, vocabulary: Vocabulary, today: string): string | null {
  const read = amend(empty, words, vocabulary, today, { addressed: true })
  // What can be replied in a thread is no help in a field.
  const isNothing = read.kind === 'problem' && read.problem.kind === 'nothing'
  if (read.kind === 'problem' && !isNothing) return read.problem.message
  if (read.kind !== 'amended')
    return [`“${words}” is not understood here.`, missing[`missing-${id}`] ?? ''].join(' ').trim()
  const stray = read.changed.find((field) => !sets.includes(field) && !follows(field, sets))
  return stray === undefined ? null : `“${words}” says something else as well: use the field for it.`
}

/** A rank makes it LoRA, and a data set of examples a corpus: these come with the words. */
const follows = (field: Field, sets: readonly Field[]): boolean =>
  field === 'method' && sets.some((each) => each === 'loraRank' || each === 'loraTargets')

function merged(read: Scenario, base: Scenario | null, state: FormState): FormRead {
  const before = base ?? empty
  let scenario = read
  for (const field of formFields) {
    const words = field.typed(state)
    const isKept = words === field.said(before.spec)
    for (const name of field.sets) {
      if (isKept) scenario = taken(scenario, before, name)
      else if (words === '' && before.said[name] !== undefined) scenario = said(scenario, name)
    }
  }
  const keepsData = scenario.spec.tokens === before.spec.tokens && before.corpus !== undefined
  const whole = keepsData ? { ...scenario, corpus: before.corpus } : scenario
  return { scenario: whole, changed: fieldsChanged(whole.spec, before.spec) }
}

/** The field as it was, and who said it. What other words of the form imply stays implied. */
function taken(scenario: Scenario, before: Scenario, field: Field): Scenario {
  const { [field]: speaker } = before.said
  const { [field]: _, ...others } = scenario.said
  if (before.spec[field] === null && speaker === undefined) return scenario
  return {
    ...scenario,
    spec: { ...scenario.spec, [field]: before.spec[field] },
    said: speaker === undefined ? others : { ...others, [field]: speaker },
  }
}

const said = (scenario: Scenario, field: Field): Scenario => ({
  ...scenario,
  said: { ...scenario.said, [field]: 'asked' },
})

const shown = (text: string): string => clip(text, Math.min(most('input.hint'), 300))
