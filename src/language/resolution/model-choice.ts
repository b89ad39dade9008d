/** Which model: a name, a family with a size, or a size alone; and which bare amounts are sizes rather than data. */
import { isShortFor } from './short-model-name.ts'
import { checkLimit } from './value-limits.ts'
import { type SlotOf, slotsOf } from '../grammar/slots.ts'
import type { Draft } from './scenario-draft.ts'
import { type ModelEntry, type ModelNames, compareByVersion, hasSize } from '../lexicon/model-names.ts'
import type { ModelReference } from '../lexicon/meanings.ts'
import { formatList, quoted, formatParams } from '../../scenario/format-values.ts'
import { ofHeldGeneration } from './held-generation.ts'
import { variantNamed } from './model-variant.ts'
import { modelToldOf } from './model-of-size.ts'
import { isKindAlone, unknownNameBefore } from './unknown-name.ts'
import type { ResolverInput } from './resolver.ts'
import { siblingOf } from './sibling-model.ts'
import { usualFirst } from './usual-member.ts'

/** Puts model and params into the draft. */
export function resolveModel(draft: Draft, { slots, unitless, recognized, vocabulary }: ResolverInput): void {
  const { models } = vocabulary
  const modelSlots = slotsOf(slots, 'model')
  const sizeSlots = slotsOf(slots, 'quantity').filter(({ measure }) => measure === 'params')
  for (const slot of modelSlots) {
    if (slot.reference.kind === 'not-found') {
      const typed = draft.words(slot)
      draft.addIssue(
        'unknown',
        `${quoted(typed)} is not in the catalog. ${slot.reference.sentence}`,
        [typed],
        slot.reference.alternatives,
      )
    }
  }
  const statedSizes = [...sizeSlots, ...unitless.sizes].map((slot) => ({
    params: slot.amount.value,
    words: draft.words(slot),
    from: slot.from,
  }))
  const [first, ...rest] = statedSizes
  const other = rest.find(({ params }) => params !== first?.params)
  if (first !== undefined && other !== undefined) {
    draft.addIssue(
      'conflict',
      `Two model sizes are given, ${quoted(first.words)} and ${quoted(other.words)}: ask for one at a time.`,
      [first.words, other.words],
    )
    return
  }
  const model = oneModel(draft, modelSlots, models)
  if (model === undefined) return
  if (first !== undefined && !checkLimit(draft, 'params', first.params, first.words)) return
  if (model === null) {
    if (first === undefined || isShortFor(first.words, draft.base)) return
    if (/^(?!(?:model|size|param))\p{L}.{0,80}\d/iu.test(first.words) && !isKindAlone(first.words))
      draft.addRemark('params', `${quoted(first.words)} is not in the catalog: its size alone counts.`)
    const name = draft.base === null ? unknownNameBefore(first.from, recognized, draft, vocabulary) : null
    if (name !== null && !isKindAlone(name))
      draft.addRemark('params', `${quoted(`${name} ${first.words}`)} is not in the catalog: its size alone counts.`)
    const dense = isOfDense(slots, recognized.tokens)
      ? models.byId.get(models.denseIdOfSize(first.params) ?? '')
      : undefined
    if (dense === undefined) return chooseBySize(draft, first.params, models, modelToldOf(recognized, first.from))
    draft.set('model', dense.id)
    setVariant(draft, null)
    draft.set('params', dense.params)
    draft.addRemark('model', `${formatParams(first.params)} is taken for ${dense.name}, which is dense.`)
  } else if (model.reference.kind === 'model') chooseNamed(draft, model.reference, model.words, first ?? null, models)
  else chooseFamily(draft, model.reference, model.words, first ?? null, models)
}

/** A dense model is asked for, or one is trained from its beginning and no experts are spoken of. */
const isOfDense = (slots: ResolverInput['slots'], tokens: ResolverInput['recognized']['tokens']): boolean =>
  tokens.some(({ text }) => text === 'dense') ||
  (slotsOf(slots, 'field-value').some(({ field, value }) => field === 'task' && value === 'pretrain') &&
    !tokens.some(({ text }) => ['moe', 'expert', 'experts', 'active', 'sparse'].includes(text)))

type NamedModel = { readonly reference: Exclude<ModelReference, { kind: 'not-found' }>; readonly words: string }

/** The one model meant; null where none is named; undefined where there is an issue. */
function oneModel(draft: Draft, slots: readonly SlotOf<'model'>[], models: ModelNames): NamedModel | null | undefined {
  const candidates: NamedModel[] = []
  for (const slot of slots) {
    if (slot.reference.kind === 'not-found') return undefined
    candidates.push({ reference: slot.reference, words: draft.words(slot) })
  }
  const [first, ...rest] = candidates
  if (first === undefined) return null
  let chosen = first
  for (const next of rest) {
    const narrower = narrowerReference(chosen.reference, next.reference, models)
    if (narrower === null) {
      draft.addIssue(
        'conflict',
        `Two models are named, ${quoted(chosen.words)} and ${quoted(next.words)}: ask for one at a time.`,
        [chosen.words, next.words],
      )
      return undefined
    }
    chosen = narrower === next.reference ? next : chosen
  }
  return chosen
}

type ModelMatch = NamedModel['reference']

/** The narrower of two readings that agree: "Llama" and "Llama 3.1 8B". */
function narrowerReference(one: ModelMatch, other: ModelMatch, models: ModelNames): ModelMatch | null {
  if (one.kind === 'model' && other.kind === 'model') {
    if (one.id === other.id) return one
    const [a, b] = [models.byId.get(one.id), models.byId.get(other.id)]
    // "llama 8b, i.e. meta-llama/Llama-3.1-8B": the one that was guessed gives way.
    const isSame = a !== undefined && b !== undefined && a.brand === b.brand && hasSize(a, b.params)
    return isSame && one.note !== undefined ? other : isSame && other.note !== undefined ? one : null
  }
  if (one.kind === 'family')
    return other.kind === 'model'
      ? one.ids.includes(other.id)
        ? other
        : null
      : one.ids.some((id) => other.ids.includes(id))
        ? other.ids.length < one.ids.length
          ? other
          : one
        : null
  return other.kind === 'family' && other.ids.includes(one.id) ? one : null
}

/** A repository is that of a model: another one drops what was said before. */
function setVariant(draft: Draft, variant: string | null): void {
  if (variant !== null || draft.get('variant') !== null) draft.set('variant', variant)
}

type StatedSize = { readonly params: number; readonly words: string }

function chooseBySize(draft: Draft, params: number, models: ModelNames, toldOf: string | null = null): void {
  const previousModel = draft.base === null ? toldOf : draft.base.spec.model
  const sibling = previousModel === null ? undefined : siblingOf(previousModel, params, models, draft.base === null)
  if (sibling !== undefined) {
    draft.set('model', sibling.id)
    setVariant(draft, null)
    draft.set('params', sibling.params)
    draft.addRemark('model', `${formatParams(params)} is read as ${sibling.name}, of the family asked for before.`)
    return
  }
  draft.set('model', null)
  setVariant(draft, null)
  draft.set('params', params)
  const representative = models.byId.get(models.idOfSize(params) ?? '')
  if (representative !== undefined)
    draft.addRemark(
      'params',
      `${formatParams(params)} is taken for ${representative.name}; name a model to have another.`,
    )
}

function chooseNamed(
  draft: Draft,
  reference: Extract<ModelMatch, { kind: 'model' }>,
  words: string,
  size: StatedSize | null,
  models: ModelNames,
): void {
  const found = models.byId.get(reference.id)
  if (found === undefined) return
  const model = ofHeldGeneration(found, words, draft.base?.spec.model ?? null, models)
  if (size !== null && !hasSize(model, size.params) && Math.abs(model.params / size.params - 1) > 0.15) {
    const wanted = siblingOf(model.id, size.params, models)
    // "A bert-ish 350M encoder", "the big mistral (123b)", "6.7b deepseek coder": the name alone says no size of its own.
    if (namesFamily(words, model) || (draft.base === null && !/\d/.test(words))) {
      if (wanted !== undefined) return chooseFamily(draft, ofBrand(wanted), words, size, models)
      draft.addRemark('model', `There is no ${words} of ${formatParams(size.params)} in the catalog: its size counts.`)
      return chooseBySize(draft, size.params, models)
    }
    if (reference.note === undefined || wanted === undefined) {
      draft.addIssue(
        'conflict',
        `${quoted(words)} has ${formatParams(model.params)} parameters, not ${quoted(size.words)}: keep one.`,
        [words, size.words],
      )
      return
    }
  }
  draft.set('model', model.id)
  draft.set('params', model.params)
  setVariant(draft, variantNamed(words, model, models))
  const note = model === found ? reference.note : `${quoted(words)} is read as ${model.name}, as the generation before.`
  if (note !== undefined) draft.addRemark('model', note)
  if (reference.weights != null && !draft.has('weights')) {
    draft.set('weights', reference.weights)
    draft.addRemark('weights', `The name ${quoted(words)} says how the weights are stored.`)
  }
}

/** "GPT-2" of gpt2-124m: the number is that of the family. */
const namesFamily = (words: string, { brand, id }: ModelEntry): boolean =>
  words.toLowerCase() === brand || words.toLowerCase().replaceAll(/[\s-]+/gu, '') === id.replace(/-[\d.]+[mb]$/u, '')

const ofBrand = ({ id, name }: { readonly id: string; readonly name: string }): FamilyMatch => ({
  kind: 'family',
  ids: [id],
  label: name,
})

type FamilyMatch = Extract<ModelMatch, { kind: 'family' }>

function chooseFamily(
  draft: Draft,
  reference: FamilyMatch,
  words: string,
  size: StatedSize | null,
  models: ModelNames,
): void {
  const wanted = size?.params ?? draft.base?.spec.params ?? null
  const gap = ({ params }: { readonly params: number }): number =>
    wanted === null ? params : Math.abs(Math.log(params / wanted))
  const members = reference.ids.flatMap((id) => models.byId.get(id) ?? []).sort((one, other) => gap(one) - gap(other))
  const sizesOf = formatList([...new Set(members.map(({ name }) => name))])
  if (wanted === null) {
    draft.addIssue(
      'missing-model',
      `${quoted(words)} comes in several sizes: there are ${sizesOf}. Say which.`,
      [words],
      usualFirst(members, words)
        .map(({ id }) => id)
        .slice(0, 3),
    )
    return
  }
  const [newest] = members.filter((model) => hasSize(model, wanted)).sort(compareByVersion)
  const chosen =
    newest && ofHeldGeneration(newest, `${words} ${size?.words ?? ''}`, draft.base?.spec.model ?? null, models)
  if (chosen === undefined && size !== null && draft.base === null) {
    draft.addRemark('model', `There is no ${words} of ${formatParams(wanted)} in the catalog: its size counts.`)
    return chooseBySize(draft, wanted, models)
  }
  if (chosen === undefined) {
    const typed = size === null ? words : `${words} ${size.words}`
    draft.addIssue(
      'unknown',
      `${quoted(typed)} of ${formatParams(wanted)} parameters is not in the catalog; there are ${sizesOf}.`,
      [typed],
      members.map(({ id }) => id).slice(0, 3),
    )
    return
  }
  draft.set('model', chosen.id)
  draft.set('params', chosen.params)
  setVariant(draft, variantNamed(words, chosen, models))
  if (new Set(members.map(({ version }) => version)).size > 1)
    draft.addRemark('model', `${reference.label} of ${formatParams(wanted)} is read as ${chosen.name}.`)
}
