/** "What can I train with $300?": money, and no data. */
import { slotsOf } from '../grammar/slots.ts'
import type { Understanding } from '../resolution/understanding.ts'
import { unmetWords } from '../resolution/unused-words.ts'
import { formatExact } from '../../scenario/format-values.ts'
import { asksIfSumIsRight } from './doubted-figure.ts'
import type { Inquiry, InquiryInput } from './inquiry.ts'
import { asksAmountOfData } from './wanted-counts.ts'

/** "You can train a 124M for 20 bucks, true?": a model and a sum, and whether that goes together. */
const asksWhether =
  /\b(?:true|possible|realistic\w*|feasible|doable|plausible|really|legit|enough|believe|bs|can (?:you|we|i|one)|could (?:you|we|i|one)|would)\b|\?/iu
/** Training that is said of no adapter and no base: from nothing. */
const fromNothing = /\b(?:pre-?train\w*|from scratch|(?<!fine[- ])train(?:ed|ing)?\b|reproduc\w+|replicat\w+)/iu
const ofBase = /\b(?:fine-?tun\w*|q?lora|adapter|sft|dpo|cpt|continu\w+)\b/iu
const asksUse =
  /\b(?:(?:re|pre-?)?train\w*|(?:fine-?)?tun\w+|reproduc\w+|replicat\w+|afford|buys?|get|gets|do|possible|build|model|data|tokens|examples|token budget)\b/i

/** "No idea which model": who has data and a sum wants one that does it, and not the largest that the sum pays for. */
export const isForPurpose = (text: string): boolean => asksWhichModel.test(text) && !asksHowLarge.test(text)
const asksWhichModel = /\b(?:which|what) (?:(?:base|open|kind of|sort of|type of|language|ai) )?(?:model|llm|one)\b/iu
const asksHowLarge =
  /\b(?:bigg?est|largest|bigger|larger|how (?:big|large)|highest|max(?:imum)?|(?:what|which) size|most powerful|strongest|best|afford|(?:can|could) (?:i|we|you) (?:get|afford|train|fine-?tune|tune))\b/iu

const asksLargest = /\b(?:bigg?est|largest|how (?:big|large)|highest|max(?:imum)?)\b/iu

/** "The biggest Llama for $200": the models of a family that is named without a size; null where none is, or no largest is asked. */
export function largestOfFamily(text: string, { draft, slots }: Understanding): readonly string[] | null {
  if (draft.get('params') !== null || draft.issues.length === 0 || !asksLargest.test(text)) return null
  if (!draft.issues.every(({ kind }) => kind === 'missing-model')) return null
  const ids = slotsOf(slots, 'model').flatMap(({ reference }) => (reference.kind === 'family' ? reference.ids : []))
  return ids.length === 0 ? null : ids
}

/** Parameters of what people train from nothing without saying so. */
const largestNew = 2e9

/** "What can I train for $300?": how much data, or how large a model, a sum pays for; null where no sum is named or nothing of that is asked. */
export function readBudget({ text, understanding, facts: { words } }: InquiryInput): Inquiry | null {
  const { draft } = understanding
  const models = largestOfFamily(text, understanding)
  if (draft.get('budgetUsd') === null || (draft.issues.length > 0 && models === null)) return null
  // "They quoted €6000 for a 13b, is that fair?": a price to judge, and no money to spend.
  if (draft.get('params') !== null && asksIfSumIsRight(text)) return null
  // With data it is the model that is asked for.
  const asksModel = models !== null || (draft.get('params') === null && words.whichSize.test(text))
  if (draft.get('tokens') !== null && (!asksModel || isForPurpose(text))) return null
  const isOfModel = draft.get('params') !== null && asksWhether.test(text)
  const isOptimal = words.optimal.test(text) && draft.get('params') === null
  if (!isOptimal && (!(words.whatFor.test(text) || isOfModel || asksAmountOfData(text)) || !asksUse.test(text)))
    return null
  const { spec } = draft.finish()
  const money = draft.budgetMoney
  const isNew =
    isOptimal ||
    (fromNothing.test(text) &&
      !ofBase.test(text) &&
      ((spec.params ?? Infinity) <= largestNew || words.newModel.test(text)))
  return {
    kind: 'budget',
    spec: isNew && (spec.method ?? 'full') === 'full' ? { ...spec, method: 'full', task: 'pretrain' } : spec,
    isOptimal,
    ...(models === null ? {} : { models }),
    ...(money === null
      ? {}
      : { told: `${money.sign}${formatExact(Math.round((spec.budgetUsd ?? 0) / money.usdOfOne))}` }),
    ...(isOfModel && words.doubted.test(asksHowMuch.test(text) ? text.replaceAll(emphasis, ' ') : text)
      ? { isDoubted: true as const }
      : {}),
    unused: unmetWords(understanding).filter(
      (each) => !words.whatFor.test(each) && !asksWhether.test(each) && !words.optimal.test(each),
    ),
  }
}

/** "How many tokens can I realistically afford?" doubts nothing. */
const asksHowMuch = /\bhow (?:many|much|large|big|far|long)\b/iu
const emphasis = /\b(?:realistically|really|actually)\b/giu
