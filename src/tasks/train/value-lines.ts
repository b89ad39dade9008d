/** The messages of data/training/values.jsonl, with what stands around each of their values and whether it is wanted. */
import * as z from 'zod'
import type { Slot } from '../../language/grammar/slots.ts'
import type { Vocabulary } from '../../language/lexicon/vocabulary.ts'
import { understand } from '../../language/pipeline.ts'
import { valueContextOf, valueFeatureCount, valueFeatures, valueKind } from '../../language/value-features.ts'
import type { ModelOf } from './particular-models.ts'
import { folds, rightInFolds } from './right-in-folds.ts'
import { type LabelledFeatures, type LinearWeights, packedRow, trainLinear } from './train-linear.ts'

/** What is wanted in a message; what is left out is not. */
const specSchema = z.strictObject({
  model: z.string().exactOptional(),
  params: z.number().exactOptional(),
  tokens: z.number().exactOptional(),
  method: z.string().exactOptional(),
  gpus: z.array(z.string()).exactOptional(),
  gpuCount: z.number().exactOptional(),
  providers: z.array(z.string()).exactOptional(),
  budgetUsd: z.number().exactOptional(),
  deadlineHours: z.number().exactOptional(),
  pricing: z.string().exactOptional(),
  sequenceLength: z.number().exactOptional(),
  loraRank: z.number().exactOptional(),
  globalBatch: z.number().exactOptional(),
  batch: z.number().exactOptional(),
  task: z.string().exactOptional(),
  objective: z.string().exactOptional(),
})
type WantedSpec = z.infer<typeof specSchema>
/** `isPart`: one sentence beside a plain job, which counts less than a message that somebody wrote as a whole. */
export const valueLineSchema = z.strictObject({
  text: z.string(),
  spec: specSchema,
  isPart: z.literal(true).exactOptional(),
})
const weightOfPart = 0.3

const today = '2026-01-05'
/** Values that differ by less are the same: sizes are rounded as they are said. */
const tolerance = 0.04
const sizeTolerance = 0.15

/** A value of a message. `line`: the place of its message among all. */
export type LabelledValue = LabelledFeatures & { readonly line: number }

/** `values`: JSON lines, a message each. Values of which the label tells nothing are left out. */
export function valueLines(values: string, vocabulary: Vocabulary): readonly LabelledValue[] {
  return values
    .trim()
    .split('\n')
    .flatMap((row, line) => {
      const { text, spec, isPart } = valueLineSchema.parse(JSON.parse(row))
      const context = valueContextOf(understand(text, { mode: 'message', vocabulary, today }), vocabulary.clauseCues)
      const isWanted = wantedBy(spec, context.slots, vocabulary)
      return context.slots.flatMap((slot): readonly LabelledValue[] => {
        const wanted = isWanted(slot)
        return wanted === null
          ? []
          : [
              {
                label: wanted ? 1 : 0,
                features: valueFeatures(slot, context),
                weight: isPart === true ? weightOfPart : 1,
                line,
              },
            ]
      })
    })
}

const isNear = (one: number, other: number | undefined, within = tolerance): boolean =>
  other !== undefined && Math.abs(one - other) <= within * Math.max(Math.abs(one), Math.abs(other))

/** A limit in another currency, or by a day, is none of the values: then the label tells of none of them. */
const isLimit = (value: number, wanted: number | undefined, all: readonly number[]): boolean | null =>
  wanted !== undefined && !all.some((one) => isNear(one, wanted)) ? null : isNear(value, wanted)

/** Whether a slot is wanted; null where the label does not tell. */
function wantedBy(spec: WantedSpec, slots: readonly Slot[], vocabulary: Vocabulary): (slot: Slot) => boolean | null {
  const sizeOf = (id: string | undefined): number | undefined =>
    id === undefined ? undefined : vocabulary.models.byId.get(id)?.params
  const params = spec.params ?? sizeOf(spec.model)
  const ofData = dataWanted(spec.tokens, slots)
  const budgets = slots.flatMap((slot) => ('amount' in slot && valueKind(slot) === 'budget' ? [slot.amount.value] : []))
  const times = slots.flatMap((slot) =>
    slot.role === 'deadline'
      ? [slot.hours]
      : 'amount' in slot && ['deadline', 'hours'].includes(valueKind(slot))
        ? [slot.amount.value]
        : [],
  )
  return (slot) => {
    const kind = valueKind(slot)
    const value = 'amount' in slot ? slot.amount.value : null
    switch (kind) {
      case 'size':
        if (slot.role === 'model') {
          const { reference } = slot
          if (reference.kind === 'model')
            return spec.model === undefined
              ? isNear(sizeOf(reference.id) ?? 0, params, sizeTolerance)
              : reference.id === spec.model
          return null
        }
        return value === null ? null : isNear(value, params, sizeTolerance)
      case 'data':
      case 'examples':
      case 'length':
      case 'epochs':
        return ofData(slot)
      case 'budget':
        return value === null ? null : isLimit(value, spec.budgetUsd, budgets)
      case 'deadline':
      case 'hours': {
        const hours = slot.role === 'deadline' ? slot.hours : value
        return hours === null ? null : isLimit(hours, spec.deadlineHours, times)
      }
      case 'gpus':
        return slot.role !== 'gpus' || slot.excluded ? null : slot.ids.some((id) => spec.gpus?.includes(id))
      case 'count':
        return value === null
          ? null
          : spec.gpuCount === undefined
            ? value === 1
              ? null
              : false
            : isNear(value, spec.gpuCount)
      case 'providers':
        return slot.role !== 'providers' || slot.excluded ? null : slot.ids.some((id) => spec.providers?.includes(id))
      case 'sequence':
        return value === null ? null : isNear(value, spec.sequenceLength)
      case 'rank':
        return value === null ? null : isNear(value, spec.loraRank)
      case 'method':
        if (spec.method === undefined && spec.task === 'pretrain') return null
        return slot.role !== 'field-value'
          ? null
          : slot.value === spec.method || (slot.value === 'lora' && spec.method === 'qlora')
      case 'pricing':
        return slot.role !== 'field-value' ? null : slot.value === spec.pricing
      case 'task':
        return slot.role !== 'field-value' ? null : slot.value === (spec.task ?? 'sft')
      default:
        return null
    }
  }
}

/** Which amounts make the tokens of the label: a total, with or without passes, or examples of a length. */
function dataWanted(tokens: number | undefined, slots: readonly Slot[]): (slot: Slot) => boolean | null {
  if (tokens === undefined) return () => null
  const amounts = slots.flatMap((slot) =>
    'amount' in slot ? [{ slot, kind: valueKind(slot), value: slot.amount.value }] : [],
  )
  const of = (kind: string) => amounts.filter((one) => one.kind === kind)
  const passes = [...of('epochs'), null]
  const found = new Set<Slot>()
  const lengths = of('length')
  for (const pass of passes) {
    const times = pass?.value ?? 1
    for (const data of of('data'))
      if (isNear(data.value * times, tokens) || isNear(data.value, tokens))
        for (const one of [data, pass]) if (one !== null) found.add(one.slot)
    for (const examples of of('examples'))
      for (const length of lengths)
        for (const sides of [1, 2])
          if (isNear(examples.value * length.value * times * sides, tokens))
            for (const one of [examples, length, pass]) if (one !== null) found.add(one.slot)
  }
  if (found.size === 0) return () => null
  return (slot) => {
    if (found.has(slot)) return true
    if (!('amount' in slot)) return null
    const kind = valueKind(slot)
    const alike = [...found].filter((other) => valueKind(other) === kind)
    if (alike.some((other) => 'amount' in other && isNear(other.amount.value, slot.amount.value))) return true
    return kind === 'data' || alike.length > 0 ? false : null
  }
}

/** The rows of what is not wanted, and of what is. */
export const trainValues = (lines: readonly LabelledValue[]): readonly LinearWeights[] =>
  trainLinear(lines, 2, valueFeatureCount)

/** How often the classifier tells rightly whether a value is wanted, in folds of messages. */
export function evaluateValues(lines: readonly LabelledValue[]): string {
  const { right, total } = rightInFolds(lines, ({ line }) => line % folds, trainValues)
  return `whether a value is wanted: ${right} of ${total} right, five folds of messages`
}

/** What is kept of the classifier; `text`: of data/training/values.jsonl. */
export function valuesModelOf(text: string, vocabulary: Vocabulary, modelOf: ModelOf) {
  const lines = valueLines(text, vocabulary)
  const [unwanted, wanted] = trainValues(lines).map(packedRow)
  const note = 'Weights of the classifier that tells whether a value of a message is wanted; written by npm run train.'
  return {
    model: { ...modelOf(note, 'data/training/values.jsonl', text, lines), unwanted, wanted },
    count: lines.length,
  }
}
