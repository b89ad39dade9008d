/** Numbers that stand for a field each: how the job is laid out, images, and the stated dimensions of a model. */
import type { StatedShape } from '../../catalog/stated-shape.ts'
import { countStated, isEnough } from '../../catalog/stated-shape.ts'
import { formatParams, formatRounded, quoted } from '../../scenario/format-values.ts'
import type { SpecField } from '../../scenario/scenario.ts'
import { slotsOf } from '../grammar/slots.ts'
import type { ResolverInput } from './resolver.ts'
import type { Draft } from './scenario-draft.ts'
import { singleValue } from './single-value.ts'
import { checkLimit, type LimitedMeasure } from './value-limits.ts'

/** What people call them, in the plural, where two are given. */
const numberFields = [
  ['tp', 'tensor-parallel sizes'],
  ['pp', 'pipeline-parallel sizes'],
  ['cp', 'context-parallel sizes'],
  ['ep', 'expert-parallel sizes'],
  ['globalBatch', 'global batch sizes'],
  ['imageCount', 'numbers of images'],
  ['imageTokens', 'lengths of an image'],
] as const satisfies readonly (readonly [LimitedMeasure & SpecField, string])[]

const shapeFields = [
  ['activeParams', 'active sizes'],
  ['layers', 'numbers of layers'],
  ['hidden', 'hidden sizes'],
  ['heads', 'numbers of heads'],
  ['kvHeads', 'numbers of KV heads'],
  ['headDim', 'widths of a head'],
  ['ffn', 'feed-forward widths'],
  ['vocab', 'vocabularies'],
  ['experts', 'numbers of experts'],
  ['expertsPerToken', 'numbers of experts a token'],
  ['expertFfn', 'widths of an expert'],
  ['sharedExperts', 'numbers of shared experts'],
  ['denseLayers', 'numbers of dense layers'],
] as const satisfies readonly (readonly [LimitedMeasure & keyof StatedShape, string])[]

/** Dimensions of which one must be there. */
const architectureFields = [
  'activeParams',
  'layers',
  'hidden',
  'ffn',
  'experts',
] as const satisfies readonly (keyof StatedShape)[]

const zeroStages = ['none', 'zero1', 'zero2', 'zero3'] as const

const isOfExample = (measure: LimitedMeasure, value: number): boolean =>
  measure === 'imageCount' && value <= maxImagesOfExample
/** More images are those of all examples. */
export const maxImagesOfExample = 10

/** One number of a measure; null where there is none or none that is possible, which is then an issue. */
export function numberOf(
  draft: Draft,
  { slots }: ResolverInput,
  measure: LimitedMeasure,
  label: string,
): { readonly value: number; readonly words: string } | null {
  const typed = slotsOf(slots, 'quantity')
    .filter((slot) => slot.measure === measure && slot.amount.change === undefined && slot.amount.unit !== 'tokens')
    // "150k photos, one image each": the one is of an example.
    .filter(
      ({ amount }, _, all) =>
        !isOfExample(measure, amount.value) || all.every((one) => isOfExample(measure, one.amount.value)),
    )
    .map((slot) => ({ value: slot.amount.value, words: draft.words(slot), note: slot.amount.note }))
  const number = singleValue(draft, typed, label)
  if (number === null || !checkLimit(draft, measure, number.value, number.words)) return null
  if (number.note !== undefined) draft.addRemark(null, number.note)
  return number
}

/** Sets the fields that a number sets by itself. */
export function resolveNumbers(draft: Draft, input: ResolverInput): void {
  for (const [field, label] of numberFields) {
    const number = numberOf(draft, input, field, label)
    if (number !== null) draft.set(field, number.value)
  }
  const stage = numberOf(draft, input, 'zeroStage', 'stages of ZeRO')
  if (stage !== null) draft.set('sharding', zeroStages[stage.value] ?? 'zero3')
}

/** "Vocab 64k" and no layers: nothing is planned with it, unless the model has it anyway. */
function remarkLoneDimensions(
  draft: Draft,
  { vocabulary }: ResolverInput,
  stated: Readonly<Record<string, number>>,
  words: readonly string[],
): void {
  const named = vocabulary.models.byId.get(draft.get('model') ?? '')
  const own: Readonly<Record<string, unknown>> = { ...named?.shape, ...named?.shape.moe }
  if (words.length === 0 || Object.entries(stated).every(([field, value]) => isNear(Number(own[field]), value))) return
  draft.addRemark(
    null,
    `${words.map(quoted).join(', ')}: planned with only beside the layers and the hidden size of a model of your own; the size stands for the rest.`,
  )
}

/** The dimensions of a model of the asker's own; with a catalog model named beside them, they must be its own. */
export function resolveShape(draft: Draft, input: ResolverInput): void {
  const stated: Record<string, number> = {}
  const words: string[] = []
  for (const [field, label] of shapeFields) {
    const number = numberOf(draft, input, field, label)
    if (number === null) continue
    stated[field] = number.value
    words.push(number.words)
  }
  // A vocabulary or a top-k alone is no model.
  if (!architectureFields.some((field) => field in stated)) {
    remarkLoneDimensions(draft, input, stated, words)
    return
  }
  const named = input.vocabulary.models.byId.get(draft.get('model') ?? '')
  if (named !== undefined) {
    const own: Readonly<Record<string, unknown>> = { ...named.shape, ...named.shape.moe }
    const isOwn = (field: string): boolean =>
      field === 'activeParams'
        ? isBetween(stated[field] ?? 0, Number(own['activeBlockParams'] ?? own[field]), Number(own[field]))
        : isNear(Number(own[field]), stated[field] ?? 0)
    const other = Object.keys(stated).find((field) => !isOwn(field))
    if (other === undefined) return
    draft.addIssue(
      'conflict',
      `${named.name} has dimensions of its own, other than ${words.map(quoted).join(', ')}: give a size, such as ${formatParams(named.params)}, in place of its name.`,
      words,
    )
    return
  }
  const shape: StatedShape = { ...draft.base?.spec.shape, ...stated }
  const params = draft.get('params')
  if (params === null) {
    if (!isEnough({ ...shape, params })) return
    const counted =
      countStated({ ...shape, params }) ??
      countStated({ ...shape, ffn: shape.ffn ?? 3.5 * (shape.hidden ?? 0), params })
    if (counted === null) return
    draft.set('params', Math.round(counted))
    draft.addRemark('params', `Its dimensions make ${formatParams(counted)} parameters.`)
  } else {
    // Numbers of its own stand in place of the model that a mere size is taken for.
    draft.dropRemarks('params')
    const counted = countStated({ ...shape, params })
    if (counted !== null && !isNear(counted, params, 0.15))
      draft.addRemark(
        'shape',
        `The dimensions make ${formatParams(counted)}, not ${formatParams(params)}: the size is taken as stated.`,
      )
    if ((shape.activeParams ?? 0) > params) {
      draft.addIssue(
        'conflict',
        `A model of ${formatParams(params)} cannot have ${formatRounded(shape.activeParams ?? 0)} active: give the whole size first, such as “120B, 12B active”.`,
        words,
      )
      return
    }
  }
  draft.set('shape', shape)
}

/** Some count what is active with the embeddings and some without, and names round it: “A3B” of 2.7 to 3.4 billion. */
const isBetween = (value: number, least: number, most: number): boolean =>
  value >= least * (1 - rounding) && value <= most * (1 + rounding)
const rounding = 0.12

const isNear = (one: number, other: number, tolerance = 0.05): boolean => Math.abs(one / other - 1) <= tolerance
