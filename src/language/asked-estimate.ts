/**
 * Whether a message asks for an estimate. Rules tell by its words; where a model or data is named, their verdict is one
 * piece of evidence among others, and a score learned from labelled messages decides: somebody pressed “Estimate this”.
 */
import { isData } from './grammar/competing-slots.ts'
import { clausesOf } from './grammar/clauses.ts'
import { standsIn } from './grammar/clause.ts'
import { keptThings } from './grammar/kept-things.ts'
import { isSize } from './grammar/size-slots.ts'
import { messageEvidence } from './message-evidence.ts'
import { messageFeatures } from './message-features.ts'
import { type MessageIntent, asksPriceOfThing, messageIntent } from './message-intent.ts'
import { type ReadingContext, understand } from './pipeline.ts'
import { withoutPastClauses } from './present-clauses.ts'
import type { Understanding } from './resolution/understanding.ts'
import { maxMessageLength } from './text/readable-part.ts'

/** From here on what the rules take for no request is one: less is asked of one that names a model and data. */
const [leastOfWhole, leastOfPart] = [0.45, 0.5]
/** Under this what they take for one is none. */
const leastCertain = 0.35
/** A few words tell less: the rules hold unless nearly all of them speak against it. */
const leastCertainOfFew = 0.15
const fewCharacters = 90

/** "Can somebody review my PR?", "who wants to join the reading group?": it is for people, and names no training that is to be priced. */
export function isAside(text: string, { vocabulary }: Pick<ReadingContext, 'vocabulary'>, isWhole: boolean): boolean {
  const { asides, estimate, training } = vocabulary.intentPhrases.message
  const words = text.slice(0, maxMessageLength).toLowerCase()
  return asides.test(words) && !estimate.test(words) && !(isWhole && training.test(words))
}

/** What a message wants. `isGiven`: the data stands beside it. */
export function intentOf(
  text: string,
  understanding: Understanding,
  context: ReadingContext,
  isGiven: boolean,
): MessageIntent {
  if (!isGiven && isAside(text, context, namesWholeJob(understanding))) return 'none'
  const byRules = intentByRules(text, understanding, context, isGiven)
  const evidence = byRules === 'incomplete' || isGiven ? null : evidenceOf(understanding, byRules, context)
  if (evidence === null) return byRules
  const likely = context.vocabulary.describesJob(messageFeatures(text, evidence))
  // "We've decided against it": no job, whatever else of one is told.
  if (byRules === 'none' && evidence.has('says calledOff')) return 'none'
  if (byRules !== 'serving' && namesWholeJob(understanding) && asksOfJob(text, understanding, context)) return 'request'
  if (byRules === 'request') {
    if (asksPriceOfThing(text)) return 'request'
    return likely < (text.length < fewCharacters ? leastCertainOfFew : leastCertain) ? 'none' : 'request'
  }
  const isWhole = evidence.has('has model and data')
  if (!isWhole && !evidence.has('says training')) return byRules
  return likely < (isWhole ? leastOfWhole : leastOfPart) ? byRules : 'request'
}

/** The evidence of a message that names a model or data, with the verdict of the rules; null of any other. */
export function jobEvidence(
  text: string,
  understanding: Understanding,
  context: ReadingContext,
): ReadonlyMap<string, number> | null {
  return evidenceOf(understanding, intentByRules(text, understanding, context, false), context)
}

function evidenceOf(
  { allSlots, recognized }: Understanding,
  byRules: MessageIntent,
  { vocabulary }: ReadingContext,
): ReadonlyMap<string, number> | null {
  if (!allSlots.some(isSize) && !allSlots.some((slot) => isData(slot) && slot.role !== 'unitless')) return null
  const clauses = clausesOf(recognized, vocabulary.clauseCues)
  const evidence = messageEvidence(recognized, allSlots, clauses, vocabulary.intentPhrases)
  return new Map([...evidence, [`rules say ${byRules}`, 1]])
}

function intentByRules(
  text: string,
  understanding: Understanding,
  context: ReadingContext,
  isGiven: boolean,
): MessageIntent {
  const { recognized, slots } = understanding
  const intent = messageIntent(recognized, slots, context.vocabulary.intentPhrases)
  if (intent === 'none' && namesWholeJob(understanding)) return intentWithoutPast(understanding, context)
  return !isGiven && tellsOnly(text, context) ? 'none' : intent
}

/** What was may be told beside a job whose model and data are not of the past. */
function intentWithoutPast({ recognized, slots }: Understanding, { vocabulary }: ReadingContext): MessageIntent {
  const clauses = clausesOf(recognized, vocabulary.clauseCues).filter(({ isOffPlan }) => !isOffPlan)
  const present = slots.filter(({ from }) => standsIn(clauses, from))
  // "We burnt 900 on a failed 70b run, so this time qlora, 50M tokens": the model is the same.
  const isAgain = againWords.test(recognized.normalized.text.slice(0, maxMessageLength)) && slots.some(isSize)
  if (!(present.some(isSize) || isAgain) || !present.some((slot) => isData(slot) && slot.role !== 'unitless'))
    return 'none'
  const text = withoutPastClauses(recognized.normalized.text, vocabulary)
  return messageIntent(recognized, slots, vocabulary.intentPhrases, text)
}

/**
 * "Does the money suffice?", "please quote …", "which card for a 12b?": a job that is named whole is asked about in so many
 * words, whatever is told around it.
 */
function asksOfJob(text: string, { recognized, slots }: Understanding, { vocabulary }: ReadingContext): boolean {
  const typed = text.slice(0, maxMessageLength).replaceAll(quotation, ' ')
  if (settled.test(typed)) return false
  if (asksWhatToSay.test(typed) || addressed.test(typed)) return true
  const clauses = clausesOf(recognized, vocabulary.clauseCues)
  const isPresent = (at: number): boolean =>
    !clauses.some(({ from, to, isOffPlan }) => isOffPlan && at >= from && at < to)
  if (!slots.some((slot) => isSize(slot) && isPresent(slot.from))) return false
  const isKept = keptThings(recognized, isPresent)
  // "Same data, but a 9b now?"
  const last = recognized.tokens.at(-1)?.text
  if (last === '?' && slots.some((slot) => isData(slot) && isKept(slot))) return true
  return asksOfMoneyOrMachine.test(withoutPastClauses(typed, vocabulary))
}
const quotation = /"[^"\n]{1,300}"|“[^”\n]{1,300}”/gu
const settled =
  /\b(?:never ?mind|nvm|all (?:sorted|settled|good)|(?:it's|its|that's) (?:all )?(?:sorted|settled|solved))\b/iu
/** "Bot, forget the 13B. New: …" */
const addressed = /(?:^|[.!?\n] ?)(?:hey |hi |hello |ok |okay |dear )?(?:@?gpu ?cost|(?:cost )?bot)\b ?[,:!]/iu
/** "What do I tell them?" of what somebody else asks for. */
const asksWhatToSay =
  /\bwhat (?:do|should|can|shall|would|could) (?:i|we|you) (?:tell|answer|reply|write|say|quote|offer|put)\b|\bwhat to (?:tell|answer|reply|quote)\b/iu
const asksOfMoneyOrMachine =
  /\b(?:please|pls|plz|kindly) (?:quote|price|estimate|calculate|cost|work out)\b|\b(?:does|do|will|would|is|are|can) (?:the|our|my|that|this|these|those|it|all)(?: \w+){0,2} (?:money|budget|cash|sum|amount|funds|credits?|dollars|euros|bucks)?(?: \w+){0,2} ?(?:suffice|enough|sufficient|cover it|stretch|get us there|do it)\b[^.!\n]{0,40}\?|\b(?:which|what) (?:cards?|gpus?|machine|hardware|instance|box)\b[^.!\n]{0,60}\?/iu

const againWords = /\b(?:this time|again|retry|redo|second attempt|next attempt)\b/iu

/** A model that the catalog lacks is named too. */
const namesWholeJob = ({ draft, slots }: Understanding): boolean =>
  draft.get('tokens') !== null && (draft.get('params') !== null || slots.some(({ role }) => role === 'model'))

/** "The run (8b, 300k rows) is DONE", "imagine we trained a 405B": all that it says of a job is of another time. */
function tellsOnly(text: string, context: ReadingContext): boolean {
  const present = withoutPastClauses(text, context.vocabulary, true)
  if (present.length >= text.length * maxPastShare || asksForFigure.test(present)) return false
  const { draft, slots } = understand(present, context)
  return (
    draft.get('params') === null &&
    draft.get('tokens') === null &&
    !slots.some(({ role }) => role === 'model' || role === 'unitless' || role === 'dataset' || role === 'invalid')
  )
}

/** Spaces between clauses are none of what is told. */
const maxPastShare = 0.95
const asksForFigure =
  /\b(?:estimate|ballpark|how (?:much|long|many)|what (?:would|will|does|might) (?:it|that|this) cost|price|quote)\b|\b(?:how|what|which|costs?|can|could|would|should)\b[^?]{0,300}\?/iu
