/** Everyday words of a message that its other words make those of a method or of a task: "full won", "as a toxicity classifier". */
import { isKind } from '../lexicon/meanings.ts'
import { anywhere, oncePerText } from './once-per-text.ts'
import type { ParseContext } from './parse-context.ts'

/** "We do full.", "full won", "full 70b": the method, where nothing goes on from it. */
export function isMethodMeant(context: ParseContext, index: number): boolean {
  if (context.mode !== 'message') return false
  if (isClosed(context, index) && chosenBefore.test(wordsBefore(context, index))) return true
  if (isSettledOn(context, index)) return true
  // "The full 70b" is what it is, and not how it is trained.
  const isFree = !['the', 'that', 'this'].includes(context.textAt(index - 1)) && !hasMethod(context)
  return isFree && context.textAt(index) === 'full' && isModelAt(context, index + 1)
}

const chosenBefore = /(?:^| )(?:do|doing|go|going|take|taking|run|running|do it|go with|going with|stay with)$/

/** "ORPO won", "hence QLoRA", "so we're doing full": of several methods or tasks the one that is taken. */
export function isSettledOn(context: ParseContext, index: number): boolean {
  if (context.mode !== 'message') return false
  const before = wordsBefore(context, index)
  return (
    wonBehind.test(`${context.textAt(index + 1)} ${context.textAt(index + 2)} ${context.textAt(index + 3)}`) ||
    hence.test(before) ||
    verdict.test(context.textBetween(index - 8, index - 5) + ' ' + before) ||
    (chosenSo.test(before) && isClosed(context, index))
  )
}
const wonBehind = /^(?:won|wins|it is|is the way|is the one|is what we)\b/
/** "Decided in the standup: QLoRA" */
const verdict = /\b(?:decided|decision|settled|verdict|outcome|conclusion|agreed)\b[^.?!;\n]{0,40} :$/u
const hence = /(?:^| )(?:hence|therefore|thus)$/
const chosenSo = /(?:^| )(?:so|then) (?:we|i|we 're|i 'm|we are|i am|we're|i'm) (?:do|doing|go|going|take|taking)$/

/** "We've settled on spot", "but we go on-demand", "it'll have to run on-demand": how the GPUs are to be paid for. */
export function isPricingMeant(context: ParseContext, index: number): boolean {
  return context.mode === 'message' && pricingMeant.test(wordsBefore(context, index))
}
const pricingMeant =
  /(?:^| )(?:(?:we|i|we've|i've|we have|i have|so|but|then|and|let's|lets|we'll|i'll|we're|i'm) (?:now |just |already |all |both )?(?:settled on|go|going|go with|going with|go for|stay|stay on|stick to|stick with|sticking with|sticking to|stay with|take|use|want|need|decided on|agreed on|chose|picked)|(?:must|has to|have to|needs to|should|it'll have to|will have to) (?:be|run on|run|go|stay|use)|(?:quote|price|cost|calculate|assume|plan|estimate) (?:it |that |this |us |me )?(?:as|with|on|at|for|using)|settled on|sticking with)(?: the| a)?$/u

const isClosed = (context: ParseContext, index: number): boolean => {
  const after = context.mentions[index + 1]
  return after === undefined || isKind(after, 'sentence-end', 'comma')
}
const hasMethod = anywhere(
  ({ meaning }) => meaning.kind === 'field-value' && meaning.field === 'method' && meaning.ambiguous !== true,
)

/** "Pretrain a 1.3b", "as a toxicity classifier", "a classifier on top of Llama 3.2 1B": what is to be trained. */
export function isTaskMeant(context: ParseContext, index: number): boolean {
  let at = index + 1
  while (ownWords.has(context.textAt(at)) && at - index < reach) at += 1
  if (isModelAt(context, at) || (context.textAt(index).startsWith('distil') && hasStudent(context))) return true
  const before = wordsBefore(context, index)
  if (madeBefore.test(before)) return true
  // "A 700M pretrain", "a 13B model pretrained in-country"
  const isPretraining = /^pre ?-? ?train(?:ing|ed|s)?$/u.test(context.textAt(index))
  // "* pretrain" on a line of its own
  const isAlone = [index - 1, index + 1].every((at) => isKindOrEnd(context, at))
  if (isPretraining && isAlone) return true
  // "Pretraining of a model of 1.3B parameters"
  if (isPretraining && ofModel.test(context.textBetween(index + 1, index + 6)) && hasSizeBehind(context, index))
    return true
  if (isPretraining && isModelAt(context, index - 1) && !/^models?$/u.test(context.lastWordAt(index + 1))) return true
  return (
    context.textAt(index + 1) === ':' || baseBehind.test(`${context.textAt(index + 1)} ${context.textAt(index + 2)}`)
  )
}

const isKindOrEnd = (context: ParseContext, at: number): boolean =>
  context.mentions[at] === undefined || isKind(context.mentions[at], 'sentence-end', 'sign', 'comma')
const ofModel =
  /^(?:of )?(?:an? |our |the )?(?:[a-z-]{3,15} )?(?:model|llm|lm|decoder|encoder|transformer|network) (?:of|with|at|around|about|\()/u
const hasSizeBehind = (context: ParseContext, index: number): boolean =>
  [2, 3, 4, 5, 6, 7].some((step) => isModelAt(context, index + step))
/** "Student a 4B; we distill on 800M tokens" */
const hasStudent = oncePerText((context) => context.mentions.some((_, at) => context.lastWordAt(at) === 'student'))
/** "Distilling our 70B teacher", "distill our in-house 34B" */
const ownWords: ReadonlySet<string> = new Set([
  ...'a an the our my their own old big large internal'.split(' '),
  'in - house',
])
const reach = 5

const madeBefore =
  /(?:^| )(?:as|into|train|trains|training|tune|tuning|finetune|finetuning|fine tune|build|building|want|wants|need|needs)(?: (?:a|an|our|the|this))(?: [\p{L}-]{1,20}){0,2}$/u
const baseBehind = /^(?:on top of|out of|based on|built on|from)\b/

function isModelAt(context: ParseContext, at: number): boolean {
  const mention = context.mentions[at]
  if (isKind(mention, 'model')) return true
  return (
    isKind(mention, 'amount') &&
    (mention.meaning.measure === 'params' ||
      (mention.meaning.measure === null && ['b', 'm'].includes(mention.meaning.magnitude)))
  )
}

const wordsBefore = (context: ParseContext, index: number): string => context.textBetween(index - 5, index).trim()
