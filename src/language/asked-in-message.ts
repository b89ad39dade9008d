/** Whether a message asks something besides describing a job: what it tells of the past, or quotes, asks nothing. */
import type { Vocabulary } from './lexicon/vocabulary.ts'
import { withoutPastClauses } from './present-clauses.ts'
import { hasDigit } from './text/characters.ts'

const asking =
  /\?|\b(?:how (?:much|many|long|big|expensive|fast)|what(?:'s| is| are| would| will| does)? (?:it |this |that |the |an? ){0,2}(?:costs?|price|rate|bill|take)|estimate|ballpark|(?:need|want|like|have) (?:to know|(?:an?|the) (?:hourly )?(?:price|quote|number|figure|rate)s?)|a (?:price|quote|number|figure|cost) for|wonder(?:ing)?|curious|tell me|compare|give me|gimme|get me|numbers (?:please|pls)|when (?:is|will|does) (?:it|this|that|the \w{2,10})(?: be)? (?:done|finish\w{0,3}|ready|over)|(?:need|want|request) (?:an? |the |your )?(?:approval|sign-?off))\b/iu

/** A text as short as this is looked up, not told. */
const maxLookup = 60
const maxLength = 2000

const moneyWords =
  /[$€£]|\b(?:pric\w*|costs?|cheap\w*|expensive|dear\w*|rates?|rent\w*|quot\w*|budget|bill\w*|invoice\w*|pay\w*|paid|usd|eur|dollars?|euros?|bucks|hourly|afford\w*|offer\w*|deal|tariffs?|set (?:me|us) back|(?:per|an?|\/) ?(?:gpu[- ]?)?(?:h|hr|hour))\b/iu

/** Whether what it says of now holds a question, or it is as short as one. `isOfPrices`: it could be one about prices, which has a word of money beside what is asked. */
export function asksAnything(text: string, vocabulary: Vocabulary, isOfPrices = false): boolean {
  if (text.length <= maxLookup) return true
  const present = withoutPastClauses(text.slice(0, maxLength), vocabulary)
  if (!isOfPrices) return asking.test(present)
  // "Anyone for the recap at 4pm?" asks for no price, though prices were spoken of before.
  return present.split(sentenceEnd).some((sentence) => asking.test(sentence) && moneyWords.test(sentence))
}

const doubt =
  /\b(?:true|right|correct|realistic|plausible|possible|believe|add up|adds up|check|legit|bs|really|makes? sense|sane|trust|feasible|slow|slower|faster|overpa(?:y|id)|expensive|steep|pricey|reasonable|normal|too (?:much|long|high|dear))\b/iu
const sentenceEnd = /(?<=[.?!])\s+|\n+/u

/**
 * Whether a message wants what it claims judged: it is a single sentence, or its last one that says anything of a run
 * doubts. What others said in passing, before the job that is decided on, does not.
 */
export function asksForVerdict(text: string): boolean {
  const sentences = text
    .slice(0, maxLength)
    .split(sentenceEnd)
    .filter((sentence) => /\p{L}/u.test(sentence))
  if (sentences.length < 2) return true
  const last = sentences.findLastIndex((sentence) => hasDigit(sentence))
  return sentences.slice(Math.max(0, last)).some((sentence) => doubt.test(sentence))
}

const models =
  /\b(?:fine-?tun\w*|fine tun\w*|(?:re)?train(?:s|ed|ing)?|models?|llms?|q?lora|(?:chat)?bots?|assistant|classifier|costs?|how (?:much|expensive)|prices?|budget|estimate|ballpark|afford)\b/iu
/** Whether a message has a word of models or of what they cost: talk of agents and tickets has none. */
export const speaksOfModels = (text: string): boolean => models.test(text.slice(0, maxLength))

const fits =
  /\b(?:fits?|fitting|enough|vram|memory|gb|oom\w*|squeeze\w*|possible|feasible|works?|holds?|room|(?:can|could|will|would|does|do|should) (?:i|we|it|an?|the|my|our|that|this|you|one)|run|train|tune|need|which|what|how)\b/iu
/** Whether it asks what a machine holds: trouble on one is no such question. */
export const asksIfItFits = (text: string): boolean => fits.test(text.slice(0, maxLength))

/** "We should train a small model on the transcripts, budget maybe 1-2k": a wish, of which all is to be asked. */
const speaksOfTraining =
  /\b(?:we|i)(?:'d|'ll| would| will)? (?:(?:should|want to|need to|have to|plan to|like to) )?(?:fine-?tune|train)\b/iu
const speaksOfMoney = /\b(?:budget|costs?|price|estimate|how much|ballpark|afford)\b/iu

/** "Fine tune cost pls", "how much for a finetune": the whole of a job is to be asked. */
const asksForCost =
  /\b(?:how (?:much|expensive)|what (?:would|does|will|do)|costs?|price|ballpark)\b[^.!?\n]{0,60}\b(?:fine-? ?tun(?:e|ing)|to train|(?:if|when|once) (?:we|i|they|you|one) (?:train|trained|fine-? ?tuned?|were to train)|(?:we|i) train)\b|\bfine-? ?tun(?:e|ing)\b[^.!?\n]{0,40}\b(?:costs?|price|estimate|how much|ballpark)\b/iu

/** "Let's train it.", "do the fine-tune then": a training that nothing more is said of. */
const asksToTrain =
  /^\W{0,3}(?:(?:ok|okay|so|then|yes|right|alright|great|cool|please|pls|and|go ahead(?: and)?|let['’]?s|lets|let us|we (?:can|should)|can we|just)[ ,]{1,2}){1,4}(?:(?:re-?train|fine-? ?tune|train) (?:it|this|that|them|the model|one|on it)|(?:do|start|launch|run|kick off) (?:the|a|our|this|that) (?:fine-? ?tun(?:e|ing)|training(?: run)?))(?: (?:then|now|today|already|please|pls|next|first))*[.!? ]*$/iu

/** Whether the price of a training is asked, be nothing of it said: all of it is to be asked then. */
export const asksForTraining = (text: string): boolean =>
  asksForCost.test(text) || asksToTrain.test(text) || (speaksOfTraining.test(text) && speaksOfMoney.test(text))
