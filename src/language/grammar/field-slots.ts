/** Words that set a field by themselves, providers, dates, and what is cleared: "qlora", "no packing", "any provider". */
import { fillOutOfCatalogSlot } from './out-of-catalog-slots.ts'
import type { ParseContext } from './parse-context.ts'
import { type Mention, type Measure, type FieldSwitch, type FieldValue, isKind } from '../lexicon/senses.ts'
import type { SpecField } from '../../scenario/scenario.ts'

export function fillFieldSlots(context: ParseContext): void {
  for (const [index, mention] of context.mentions.entries()) {
    if (context.used.has(index)) continue
    if (isKind(mention, 'model')) {
      if (context.polarity(index) === 'meant')
        context.add({ role: 'model', reference: mention.sense.reference, ...spanOf(mention) }, index)
      else context.used.add(index)
    } else if (isKind(mention, 'term')) fillFieldValue(context, index, mention)
    else if (isKind(mention, 'switch')) fillSwitchSlot(context, index, mention)
    else if (isKind(mention, 'provider')) fillProviderSlot(context, index, mention)
    else if (isKind(mention, 'when')) fillDeadlineDate(context, index, mention)
    else if (isKind(mention, 'field', 'measure', 'limit')) fillClearedFields(context, index)
    else if (isKind(mention, 'moot') && mention.sense.note !== null)
      context.add({ role: 'note', note: mention.sense.note, ...spanOf(mention) }, index)
    else if (isKind(mention, 'elsewhere')) fillOutOfCatalogSlot(context, index, mention)
  }
}

const spanOf = ({ from, to }: Mention): { from: number; to: number } => ({ from, to })

/** Ranks that people name without the word: "LoRA-16", "lora64". */
const bareRanks = new Set([4, 8, 16, 32, 64, 128, 256])

/** "LoRA-16" */
function fillBareRank(context: ParseContext, index: number): void {
  const at = context.skip(index, 1, 'sign')
  const mention = context.mentions[at]
  if (
    !isKind(mention, 'amount') ||
    mention.sense.measure !== null ||
    mention.sense.magnitude !== '' ||
    context.used.has(at)
  )
    return
  if (!bareRanks.has(mention.sense.value) || isKind(context.mentions[at + 1], 'times', 'elsewhere', 'unknown')) return
  context.add(
    { role: 'quantity', measure: 'rank', amount: { ...mention.sense, measure: 'rank' }, ...spanOf(mention) },
    at,
  )
}

function fillFieldValue(context: ParseContext, index: number, mention: Mention<FieldValue>): void {
  const { kind: _, ambiguous, ...fieldValue } = mention.sense
  if (ambiguous === true && !isSupported(context, index, fieldValue.field)) return
  const after = context.skip(index, 1, 'is')
  const isFalse = context.kindAt(after) === 'untruth' && after > index + 1
  if (after > index + 1 && context.kindAt(after) === 'truth') context.used.add(after)
  const polarity = context.polarity(index)
  if (polarity === 'meant' && !isFalse) {
    const other = context.mentions[context.skip(index, -1, 'article')]
    const isAlternative = isKind(other, 'or')
      ? { isAlternative: true as const }
      : isKind(other, 'and', 'plus')
        ? { isJoined: true as const }
        : {}
    context.add({ role: 'term', ...fieldValue, ...isAlternative, ...spanOf(mention) }, index)
    if (fieldValue.field === 'method' && fieldValue.value !== 'full') fillBareRank(context, index)
    return
  }
  context.used.add(index)
  if (isFalse) {
    context.used.add(after)
    return
  }
  if (polarity === 'dropped' || hasOtherValue(context, index, fieldValue.field)) return
  const opposite = oppositeOf(fieldValue)
  if (opposite !== null) context.add({ role: 'term', ...opposite, ...spanOf(mention) })
  else if (context.mode === 'command') {
    context.add({
      role: 'wrong',
      kind: 'unknown',
      sentence: 'Say what is wanted instead: what is not wanted leaves several choices.',
      ...spanOf(mention),
    })
  }
}

type FieldAssignment = Omit<FieldValue, 'kind' | 'ambiguous'>

/** What "no spot", "not lora" and "no offload" leave. */
function oppositeOf({ field, value }: FieldAssignment): FieldAssignment | null {
  if (field === 'pricing') return { field: 'pricing', value: value === 'on_demand' ? 'spot' : 'on_demand' }
  if (field === 'method' && value === 'lora') return { field: 'method', value: 'full' }
  if (field === 'method' && value === 'full') return { field: 'method', value: 'lora' }
  if (field === 'tier' && (value === 'secure' || value === 'community'))
    return { field: 'tier', value: value === 'secure' ? 'community' : 'secure' }
  if (field === 'packed') return { field: 'packed', value: value !== true }
  return null
}

/** "not 4-bit, 8-bit": the other word says what is meant. */
function hasOtherValue(context: ParseContext, index: number, field: SpecField): boolean {
  return context.mentions.some(
    (mention, at) =>
      at !== index && isKind(mention, 'term') && mention.sense.field === field && context.polarity(at) === 'meant',
  )
}

/** Everyday words count in prose, and some in a thread, only where their neighbours make them ours. */
function isSupported(context: ParseContext, index: number, field: SpecField): boolean {
  if (context.mode === 'command') return true
  const before = context.kindAt(context.skip(index, -1, 'article', 'glue'))
  if (field === 'method' && isOfModel(context, index)) return true
  if (field === 'stack' || field === 'tier') return context.kindAt(index - 1) === 'place' || before === 'field'
  return context.mode === 'thread' && field !== 'objective'
}

/** "llama 3.1 8b, full", "13b (full)": a model stands before it, and the phrase ends or goes on with a number behind it. */
function isOfModel(context: ParseContext, index: number): boolean {
  const before = context.mentions[context.skip(index, -1, 'sign', 'comma', 'article')]
  const isModel =
    isKind(before, 'model') ||
    (isKind(before, 'amount') && (before.sense.measure === 'params' || before.sense.magnitude === 'b'))
  const after = context.kindAt(index + 1)
  return isModel && (after === undefined || ['comma', 'stop', 'sign', 'question', 'amount', 'place'].includes(after))
}

function fillSwitchSlot(context: ParseContext, index: number, mention: Mention<FieldSwitch>): void {
  const { field, on, off } = mention.sense
  const next = context.skip(index, 1, 'is')
  // Of "a=true b=true" the one behind its own sign.
  const around = next > index + 1 ? [next, index - 1] : [index - 1, next]
  const toggleIndex = around.find((at) => isKind(context.mentions[at], 'truth', 'untruth') && !context.used.has(at))
  const isOff =
    (toggleIndex !== undefined && context.kindAt(toggleIndex) === 'untruth') || context.polarity(index) !== 'meant'
  const value = isOff ? off : on
  // "no packing" is named with its no.
  const negation = context.mentions[index - 1]
  const from = isKind(negation, 'not') ? negation.from : mention.from
  context.add(
    { role: 'term', field, value, from, to: mention.to },
    index,
    ...(toggleIndex === undefined ? [] : [toggleIndex]),
  )
}

function fillProviderSlot(context: ParseContext, index: number, mention: Mention): void {
  if (!isKind(mention, 'provider')) return
  const isPlaced = ['place', 'or', 'and', 'field', 'not', 'is', 'only'].includes(context.kindAt(index - 1) ?? '')
  if (
    mention.sense.ambiguous === true &&
    !isPlaced &&
    (context.mode === 'message' || (context.mode === 'thread' && !endsReply(context, index)))
  )
    return
  const polarity = context.polarity(index)
  context.used.add(index)
  if (polarity === 'dropped') return
  const before = context.kindAt(context.skip(index, -1, 'article', 'place'))
  const isAlternative = ['or', 'and', 'comma', 'plus'].includes(before ?? '') ? ({ isAlternative: true } as const) : {}
  context.add({
    role: 'providers',
    ids: mention.sense.ids,
    excluded: polarity === 'excluded',
    ...isAlternative,
    ...spanOf(mention),
  })
}

/** "lambda?", "how about vast instead" */
function endsReply(context: ParseContext, index: number): boolean {
  const after = context.mentions.slice(index + 1)
  return after.every(
    (mention, at) =>
      isKind(mention, 'question', 'stop', 'or', 'and', 'comma', 'provider', 'ask', 'not') ||
      ['instead', 'please', 'then'].includes(context.textAt(index + 1 + at)),
  )
}

/** A day is a deadline after "by"; in a command also by itself. */
function fillDeadlineDate(context: ParseContext, index: number, mention: Mention): void {
  if (!isKind(mention, 'when')) return
  const before = context.skip(index, -1, 'article', 'is')
  const opener = context.mentions[before]
  const isLimit = isKind(opener, 'limit') && opener.sense.bound === 'most'
  const isBy = isKind(opener, 'by') || isDeadline(opener) || isLimit
  const isRun = context.mentions.some((_, at) => at < index && runWords.has(context.textAt(at)))
  if (!isBy && mention.sense.ambiguous === true && context.mode !== 'command' && !isRun) return
  const { hours, note } = mention.sense
  const from = isBy ? (context.mentions[before]?.from ?? mention.from) : mention.from
  if (hours <= 0) {
    context.add({ role: 'wrong', kind: 'bad-value', sentence: 'This day has passed.', from, to: mention.to }, index)
    return
  }
  context.add({ role: 'deadline', hours, note, from, to: mention.to }, index)
}

/** "run it overnight", "finish this weekend" */
const runWords = new Set(['run', 'finish', 'finished', 'done', 'ready', 'complete', 'train', 'need', 'needs'])

const isDeadline = (mention: Mention | undefined): boolean =>
  isKind(mention, 'measure') && mention.sense.measure === 'deadline'

/** Fields that a measure's name stands for: "no budget", "any batch size". */
const fieldsByMeasure: Readonly<Partial<Record<Measure, readonly SpecField[]>>> = {
  gpus: ['gpus', 'gpuCount', 'nodes', 'excludedGpus'],
  nodes: ['nodes'],
  budget: ['budgetUsd'],
  money: ['budgetUsd'],
  deadline: ['deadlineHours'],
  preemption: ['hoursBetweenPreemptions'],
  sequence: ['sequenceLength'],
  batch: ['batch'],
  rank: ['loraRank'],
}

function fillClearedFields(context: ParseContext, index: number): void {
  const mention = context.mentions[index]
  const before = context.skip(index, -1, 'article', 'glue')
  const opener = context.kindAt(before)
  const untruth = context.skip(index, 1, 'is')
  const isNone =
    isKind(context.mentions[untruth], 'untruth') || (untruth > index + 1 && isKind(context.mentions[untruth], 'any'))
  if (mention === undefined || (opener !== 'not' && opener !== 'any' && !isNone)) return
  if (isKind(mention, 'limit')) {
    const isAlone =
      opener === 'not' && mention.sense.bound === 'most' && !isKind(context.mentions[index + 1], 'amount', 'when')
    if (isAlone) context.add({ role: 'clear', fields: ['budgetUsd', 'deadlineHours'], ...spanOf(mention) }, index)
    return
  }
  const fields = isKind(mention, 'field')
    ? mention.sense.fields
    : isKind(mention, 'measure')
      ? (fieldsByMeasure[mention.sense.measure] ?? [])
      : []
  // "any AWS GPU", "no AMD GPUs": the class before it was meant.
  const isOfClass = !isNone && isKind(context.mentions[index - 1], 'gpu', 'vendor', 'provider', 'amount')
  if (fields.length === 0 || isOfClass) return
  if (isNone && context.textAt(index).startsWith('quanti')) {
    context.add({ role: 'term', field: 'weights', value: 'bf16', ...spanOf(mention) }, index, untruth)
    return
  }
  // "any number of GPUs" leaves the GPU as it is.
  context.add(
    {
      role: 'clear',
      fields,
      from: context.mentions[Math.max(0, Math.min(before, index))]?.from ?? mention.from,
      to: mention.to,
    },
    index,
  )
  if (isNone) context.used.add(untruth)
}
