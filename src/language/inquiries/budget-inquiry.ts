/** "What can I train with $300?": money, and no data. */
import { ignoredWords } from '../resolution/unused-words.ts'
import type { Inquiry, InquiryInput } from './inquiry.ts'

const asksWhat =
  /\b(?:what|what'?s|whats|token budget|which|how (?:big|large|much|many|far)|biggest|largest|anything|something)\b/i
/** "You can train a 124M for 20 bucks, true?": a model and a sum, and whether that goes together. */
const asksWhether =
  /\b(?:true|possible|realistic\w*|feasible|doable|plausible|really|legit|enough|believe|bs|can (?:you|we|i|one)|could (?:you|we|i|one)|would)\b|\?/iu
/** Somebody said so: a verdict is asked for. */
const doubted = /\b(?:true|realistic\w*|plausible|really|legit|believe|bs|claims?|says?|said|told)\b/iu
const optimal =
  /\b(?:chinchilla|compute[- ]optimal|20 (?:tok\w*|tokens) (?:per|a|each) param\w*|optimal(?:ly)? (?:size|model|trained))\b/iu
/** Training that is said of no adapter and no base: from nothing. */
const fromNothing = /\b(?:pre-?train\w*|from scratch|(?<!fine[- ])train\b)/iu
const ofBase = /\b(?:fine-?tun\w*|q?lora|adapter|sft|dpo|cpt|continu\w+)\b/iu
const asksSize = /\b(?:(?:biggest|largest|which|what) (?:size|model|llm)|how (?:big|large))\b/i
const asksUse =
  /\b(?:(?:re|pre-?)?train\w*|(?:fine-?)?tun\w+|afford|buys?|get|gets|do|possible|build|model|data|tokens|examples|token budget)\b/i

/** Parameters of what people train from nothing without saying so. */
const largestNew = 2e9
/** Said in words, it is from nothing whatever the size. */
const isSaidNew = /\b(?:from scratch|from zero|pre-?train\w*)\b/iu

/** "What can I train for $300?": how much data, or how large a model, a sum pays for; null where no sum is named or nothing of that is asked. */
export function readBudget({ text, understanding }: InquiryInput): Inquiry | null {
  const { draft } = understanding
  if (draft.get('budgetUsd') === null || draft.issues.length > 0) return null
  // With data it is the model that is asked for.
  const asksModel = draft.get('params') === null && asksSize.test(text)
  if (draft.get('tokens') !== null && !asksModel) return null
  const isOfModel = draft.get('params') !== null && asksWhether.test(text)
  const isOptimal = optimal.test(text) && draft.get('params') === null
  if (!isOptimal && (!(asksWhat.test(text) || isOfModel) || !asksUse.test(text))) return null
  const { spec } = draft.finish()
  const isNew =
    isOptimal ||
    (fromNothing.test(text) && !ofBase.test(text) && ((spec.params ?? Infinity) <= largestNew || isSaidNew.test(text)))
  return {
    kind: 'budget',
    spec: isNew && (spec.method ?? 'full') === 'full' ? { ...spec, method: 'full', task: 'pretrain' } : spec,
    isOptimal,
    ...(isOfModel && doubted.test(text) ? { isDoubted: true as const } : {}),
    unused: ignoredWords(understanding).filter(
      (words) => !asksWhat.test(words) && !asksWhether.test(words) && !optimal.test(words),
    ),
  }
}
