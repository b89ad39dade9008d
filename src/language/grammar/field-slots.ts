/** Words that set a field by themselves, and things that are on or off: "qlora", "spot", "no packing". */
import { isOfPeople } from './given-to-us.ts'
import { isAskedPlace, isOfPerson } from './asked-places.ts'
import { isFullOfThing } from './full-things.ts'
import { isListItem } from './list-items.ts'
import { isMethodMeant, isPricingMeant, isSettledOn, isTaskMeant } from './meant-words.ts'
import type { ParseContext, Polarity } from './parse-context.ts'
import { spanOf } from './slots.ts'
import { isSpanOfData } from './spans-of-data.ts'
import type { FieldSwitch, FieldValue } from '../../catalog/lexicon-meaning.ts'
import { type Mention, isKind } from '../lexicon/meanings.ts'
import type { SpecField } from '../../scenario/scenario.ts'
import { isSpotting } from './spotted-things.ts'
import { isContractTold } from './told-contracts.ts'

/** Fills a slot for each word that is the value of a field. */
export function fillFieldValues(context: ParseContext): void {
  for (const { mention, index } of context.unused('field-value')) fillFieldValue(context, index, mention)
}

/** Fills a slot for each thing that is switched on or off. */
export function fillSwitches(context: ParseContext): void {
  for (const { mention, index } of context.unused('switch')) fillSwitchSlot(context, index, mention)
}

/** Ranks that people name without the word: "LoRA-16", "lora64". */
export const commonRanks = new Set([4, 8, 16, 32, 64, 128, 256])

/** "LoRA-16" */
function fillRankNumber(context: ParseContext, index: number): void {
  const at = context.skip(index, 1, 'sign')
  const mention = context.mentions[at]
  if (
    !isKind(mention, 'amount') ||
    mention.meaning.measure !== null ||
    mention.meaning.magnitude !== '' ||
    context.used.has(at)
  )
    return
  if (!commonRanks.has(mention.meaning.value) || isKind(context.mentions[at + 1], 'times', 'out-of-catalog', 'unknown'))
    return
  context.add(
    { role: 'quantity', measure: 'rank', amount: { ...mention.meaning, measure: 'rank' }, ...spanOf(mention) },
    at,
  )
}

function fillFieldValue(context: ParseContext, index: number, mention: Mention<FieldValue>): void {
  const { kind: _, ambiguous, ...fieldValue } = mention.meaning
  if (ambiguous === true && !isSupported(context, index, fieldValue.field)) return
  // "1 year of tickets" reserves nothing, "full 128k sequences" is no method.
  const isOther =
    fieldValue.field === 'pricing'
      ? isSpanOfData(context, index) || isSpotting(context, index)
      : isFullOfThing(context, index) || isOfPeople(context, index, fieldValue.field)
  if (isOther) {
    context.used.add(index)
    return
  }
  // "My lab has 150 bucks": it has money, "our in-house 34B" is a model, and "its own GPUs" are those of a model.
  const owns = fieldValue.field === 'owned' ? context.mentions[context.skip(index, 1, 'function-word')] : undefined
  const isOfThing = owns !== undefined && /\b(?:its|their)$/u.test(context.textAt(index - 1))
  if (isOfThing || (isKind(owns, 'amount') && owns.meaning.measure === 'money') || isSize(owns)) {
    context.used.add(index)
    return
  }
  // In a thread the method stands, and "keep training" is talk.
  if (fieldValue.ofMuchData === true && context.mode === 'thread') {
    context.used.add(index)
    return
  }
  const after = context.skip(index, 1, 'equals')
  const isFalse = context.kindAt(after) === 'off' && after > index + 1
  if (after > index + 1 && context.kindAt(after) === 'on') context.used.add(after)
  // "The reserved A100s are ours", "we reserved 8 A100s": which they are, and no wish for a price.
  const isWhich = isKind(context.mentions[index - 1], 'article') && isKind(context.mentions[index + 1], 'gpu')
  const isDone = isKind(context.mentions[index + 1], 'amount') && isKind(context.mentions[index + 2], 'gpu', 'times')
  // "Half of it is reserved for evals"
  const isKept =
    context.textAt(index + 1) === 'for' && !isKind(context.mentions[context.skip(index + 1, 1, 'article')], 'amount')
  // "Our EDP commitment", "the reservation ends": a contract that is told of.
  const isTold = isWhich || isDone || isKept || isContractTold(context, index)
  if (mention.meaning.value === 'reserved' && context.mode === 'message' && isTold) {
    context.used.add(index)
    return
  }
  const polarity = context.polarity(index)
  if (polarity === 'meant' && !isFalse) {
    const other = context.mentions[context.skip(index, -1, 'article')]
    const isAlternative = isKind(other, 'or') ? { isAlternative: true as const } : {}
    const holds = isHeld(context, index, fieldValue) ? { holds: true as const } : {}
    context.add({ role: 'field-value', ...fieldValue, ...isAlternative, ...holds, ...spanOf(mention) }, index)
    if (fieldValue.field === 'method' && fieldValue.value !== 'full') fillRankNumber(context, index)
    return
  }
  context.used.add(index)
  if (isFalse) {
    context.used.add(after)
    return
  }
  if (context.mode === 'thread' && isPreferenceDropped(fieldValue.field, polarity)) {
    context.add({ role: 'clear', fields: [fieldValue.field], ...spanOf(mention) })
    return
  }
  if (polarity === 'dropped' || hasOtherValue(context, index, fieldValue.field)) return
  const opposite = oppositeOf(fieldValue)
  if (opposite !== null) context.add({ role: 'field-value', ...opposite, opposite: true, ...spanOf(mention) })
  else if (context.mode === 'command') {
    context.add({
      role: 'invalid',
      kind: 'unknown',
      sentence: 'Say what is wanted instead: what is not wanted leaves several choices.',
      ...spanOf(mention),
    })
  }
}

/** What is decided, and hosts that are ruled out, which is said of the plan whatever the clause is for. */
const isHeld = (context: ParseContext, index: number, { field, value }: FieldAssignment): boolean =>
  isSettledOn(context, index) ||
  (field === 'pricing' && isPricingMeant(context, index)) ||
  (context.mode === 'message' &&
    field === 'hosting' &&
    value === 'data-centre' &&
    !wasBefore.test(context.textBetween(index - 9, index)))
const wasBefore = /(?:^| )(?:previously|formerly|used to|was the rule|until now|so far|before|originally)(?: |$)/u

/** "drop the SOC 2", "forget the EU"; "not in the US" rules a place out and gives nothing up. */
const isPreferenceDropped = (field: SpecField, polarity: Polarity): boolean =>
  field === 'hosting' || field === 'certificates' || (field === 'region' && polarity === 'dropped')

type FieldAssignment = Omit<FieldValue, 'kind' | 'ambiguous'>

/** What "no spot", "not lora" and "no offload" leave. */
function oppositeOf({ field, value }: FieldAssignment): FieldAssignment | null {
  if (field === 'pricing') return { field: 'pricing', value: value === 'on_demand' ? 'spot' : 'on_demand' }
  if (field === 'method' && value === 'lora') return { field: 'method', value: 'full' }
  if (field === 'method' && value === 'qlora') return { field: 'method', value: 'lora' }
  if (field === 'weights' && (value === 'nf4' || value === 'int8')) return { field: 'weights', value: 'bf16' }
  if (field === 'method' && value === 'full') return { field: 'method', value: 'lora' }
  if (field === 'tier' && value === 'secure') return { field: 'tier', value: 'community' }
  if (field === 'tier' && value === 'community') return { field: 'hosting', value: 'data-centre' }
  if (field === 'packed') return { field: 'packed', value: value !== true }
  return null
}

/** "not 4-bit, 8-bit": the other word says what is meant. */
function hasOtherValue(context: ParseContext, index: number, field: SpecField): boolean {
  return context.mentions.some(
    (mention, at) =>
      at !== index &&
      isKind(mention, 'field-value') &&
      (mention.meaning.field === field || (field === 'method' && mention.meaning.field === 'adapter')) &&
      context.polarity(at) === 'meant',
  )
}

/** Everyday words count in prose, and some in a thread, only where their neighbours make them ours. */
function isSupported(context: ParseContext, index: number, field: SpecField): boolean {
  if (context.mode === 'command' || isFlag(context, index)) return field !== 'region' || !isOfPerson(context, index)
  const before = context.kindAt(context.skip(index, -1, 'article', 'function-word', 'equals'))
  if (
    field === 'method' &&
    (isOfModel(context, index) ||
      isListItem(context, index) ||
      isNamed(context, index) ||
      endsAmounts(context, index) ||
      isMethodMeant(context, index))
  )
    return true
  if (field === 'task' && context.mode === 'message' && isTaskMeant(context, index)) return true
  // "7B pretrain, 300B tokens": the job itself, named right behind the size.
  if (field === 'task' && context.mode === 'message' && isSize(context.mentions[index - 1])) return true
  if (field === 'region' && context.mode === 'message') return isAskedPlace(context, index)
  // "RunPod secure"
  if (field === 'tier' && context.kindAt(index - 1) === 'provider') return true
  if (field === 'stack' || field === 'tier') return context.kindAt(index - 1) === 'preposition' || before === 'field'
  return context.mode === 'thread' && field !== 'objective'
}

/** "--full" */
const isFlag = (context: ParseContext, index: number): boolean =>
  context.textAt(index - 1) === '-' && context.textAt(index - 2) === '-'

/** "…, 2 epochs full." */
const endsAmounts = (context: ParseContext, index: number): boolean => {
  const before = context.mentions[index - 1]
  const after = context.mentions[index + 1]
  return (
    isKind(before, 'amount') &&
    (before.meaning.measure === 'epochs' || before.meaning.measure === 'tokens') &&
    (after === undefined || isKind(after, 'sentence-end', 'comma', 'question'))
  )
}

/** "method: full", "Jo: full." */
const isNamed = (context: ParseContext, index: number): boolean =>
  isKind(context.mentions[index - 1], 'equals') &&
  (/(?:^|[ _])(?:method|tuning|finetuning|training|mode|type|ft|tune)$/.test(context.textAt(index - 2)) ||
    (context.mode === 'message' && context.textAt(index - 1) === ':' && context.textAt(index - 3) === '\n')) &&
  (context.mentions[index + 1] === undefined || isKind(context.mentions[index + 1], 'sentence-end', 'comma', 'sign'))

const isSize = (mention: Mention | undefined): boolean =>
  isKind(mention, 'model') ||
  (isKind(mention, 'amount') &&
    (mention.meaning.measure === 'params' || (mention.meaning.measure === null && mention.meaning.magnitude === 'b')))

/** "llama 3.1 8b, full", "13b (full)", "7B + full + adamw": a model stands before it, and the phrase ends or goes on with a number behind it. */
function isOfModel(context: ParseContext, index: number): boolean {
  const before = context.mentions[context.skip(index, -1, 'sign', 'comma', 'article', 'plus')]
  const isModel =
    isKind(before, 'model') ||
    (isKind(before, 'amount') && (before.meaning.measure === 'params' || before.meaning.magnitude === 'b'))
  const after = context.kindAt(index + 1)
  return (
    isModel &&
    (after === undefined ||
      ['comma', 'sentence-end', 'sign', 'plus', 'question', 'amount', 'preposition'].includes(after))
  )
}

function fillSwitchSlot(context: ParseContext, index: number, mention: Mention<FieldSwitch>): void {
  const { field, on, off } = mention.meaning
  const next = context.skip(index, 1, 'equals')
  // Of "a=true b=true" the one behind its own sign.
  const around = next > index + 1 ? [next, index - 1] : [index - 1, next]
  const toggleIndex = around.find((at) => isKind(context.mentions[at], 'on', 'off') && !context.used.has(at))
  const isOff =
    (toggleIndex !== undefined && context.kindAt(toggleIndex) === 'off') || context.polarity(index) !== 'meant'
  const value = isOff ? off : on
  // "no packing" is named with its no.
  const negation = context.mentions[index - 1]
  const from = isKind(negation, 'not') ? negation.from : mention.from
  context.add(
    { role: 'field-value', field, value, from, to: mention.to },
    index,
    ...(toggleIndex === undefined ? [] : [toggleIndex]),
  )
}
