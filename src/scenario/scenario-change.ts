/**
 * A change of a scenario as data: which fields are set to what, and by whom. Forms, buttons and configurations make
 * one; text is read into a scenario by the language, and nobody turns one into the other to read it again.
 */
import * as z from 'zod'
import { type PlanTerms, planTermSchemas } from './plan-terms.ts'
import type { Problem } from './problem.ts'
import { ScenarioDraft } from './scenario-draft.ts'
import {
  type Corpus,
  type Provenance,
  type Remark,
  type Scenario,
  type Spec,
  type SpecField,
  emptySpec,
  provenances,
  specFields,
  specSchema,
} from './scenario.ts'
import { addLayoutConflict, completeMethod, type FieldWords, reconcileMethod } from './training-consistency.ts'

/** A change as a control posts it. */
export const scenarioChangeSchema = z.strictObject({
  /** null leaves a field open again. A field that is absent stays as it is. */
  set: specSchema.partial(),
  by: z.enum(provenances),
  price: planTermSchemas.price,
})

export type ScenarioChange = {
  readonly set: FieldValues
  readonly by: Provenance
  /** What the tokens that it sets are made of; absent: of one epoch. */
  readonly corpus?: Corpus | undefined
  /** How the fields were read, where they were. */
  readonly remarks?: readonly Remark[] | undefined
  /** A price of the asker's own, which the plan is at from then on. */
  readonly price?: NonNullable<PlanTerms['price']>
}
/** Values of some fields; null: left open. */
export type FieldValues = { readonly [F in SpecField]?: Spec[F] | undefined }

/** Values that somebody asks for. */
export const askedChange = (set: FieldValues): ScenarioChange => ({ set, by: 'asked' })

/** All that a scenario says, as a change of another. */
export const changeOf = ({ spec, setBy, corpus, remarks }: Scenario): ScenarioChange => ({
  set: Object.fromEntries(
    specFields.filter((field) => setBy[field] !== undefined).map((field) => [field, spec[field]]),
  ),
  by: 'asked',
  corpus,
  remarks,
})

/** What leads from one scenario to another, in the fields in which they differ. */
export const changeBetween = (fields: readonly SpecField[], to: Spec): ScenarioChange =>
  askedChange(Object.fromEntries(fields.map((field) => [field, to[field]])))

/**
 * The scenario with the change. What was set before gives way: a method drops weights that it cannot train, a GPU that
 * is asked for is no longer excluded. `base` null: the change begins a scenario. `words`: what each field is called in a
 * sentence about a contradiction within the change, which is a problem.
 */
export function applyChange(
  base: Scenario | null,
  { set, by, corpus, remarks = [], price }: ScenarioChange,
  words: FieldWords = {},
): { readonly scenario: Scenario } | { readonly problem: Problem } {
  const draft = new ScenarioDraft(base)
  for (const field of specFields) setField(draft, field, set[field])
  // Another model has none of the repositories of the one before.
  if (set.model !== undefined && set.variant === undefined && draft.get('variant') !== null) draft.set('variant', null)
  for (const { field, text } of remarks) draft.addRemark(field, text)
  if (corpus !== undefined) draft.corpus = corpus
  else if (set.tokens != null && set.tokens !== base?.spec.tokens) draft.corpus = oneEpoch(set.tokens)
  const { excludedGpus, excludedProviders } = base?.spec ?? emptySpec
  // What is asked for now was ruled out before: it is wanted.
  if (set.excludedGpus === undefined && overlap(excludedGpus, set.gpus))
    draft.set('excludedGpus', without(excludedGpus, set.gpus))
  if (set.excludedProviders === undefined && overlap(excludedProviders, set.providers))
    draft.set('excludedProviders', without(excludedProviders, set.providers))
  // A limit by itself is said of the number too.
  if (set.mostGpus != null && set.gpuCount == null) draft.set('gpuCount', set.mostGpus)
  // A number of GPUs by itself says nothing of the machines that they stand in.
  if (set.gpuCount != null && set.nodes === undefined && draft.get('nodes') !== null) draft.set('nodes', null)
  reconcileMethod(draft, words)
  completeMethod(draft)
  addLayoutConflict(draft)
  const [issue] = draft.issues
  if (issue === undefined) return { scenario: { ...draft.finish(by), ...(price === undefined ? {} : { price }) } }
  return { problem: { kind: issue.kind, message: issue.sentence, terms: issue.terms, suggestions: [] } }
}

function setField<F extends SpecField>(draft: ScenarioDraft, field: F, value: Spec[F] | undefined): void {
  if (value !== undefined) draft.set(field, value)
}

/** Tokens of which nothing else is known. */
export const oneEpoch = (tokens: number): Corpus => ({
  tokensPerEpoch: tokens,
  epochs: 1,
  examples: null,
  tokensPerExample: null,
})

type IdList<Id extends string> = readonly Id[] | null | undefined

const overlap = <Id extends string>(one: IdList<Id>, other: IdList<Id>): boolean =>
  one?.some((id) => other?.includes(id)) === true

/** The ids but for some; null where none is left. */
function without<Id extends string>(ids: IdList<Id>, taken: IdList<Id>): Id[] | null {
  const kept = ids?.filter((id) => taken?.includes(id) !== true) ?? []
  return kept.length > 0 ? kept : null
}
