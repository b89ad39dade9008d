/** Whether a message wants an estimate, mentions a job, or only talks. */
import type { IntentPhrases } from '../catalog/intent-phrases.ts'
import { type Slot, slotsOf } from './grammar/slots.ts'
import { completedWords, favourRequest, imperative, isOurs, pastTraining, progressRequest } from './message-evidence.ts'
import type { RecognizedText } from './recognizers/recognized-text.ts'

/**
 * `asks`: it asks for cost, time or hardware of a training job, or describes one to be done. `weak`: it asks, and names
 * hardly anything. `serving`: it is about a model in use. `none`: it tells of something else, or of what was done.
 */
export type MessageIntent = 'request' | 'incomplete' | 'serving' | 'none'

/** "Our 8b finetune": the model, and no wish. */
const trainedModel = /\b(?:the|our|my|this|that)(?: [\w.-]{1,16}){0,2} fine-?tune\b/gu
/** "An estimate for our finetune" */
const pricedFinetune =
  /\b(?:estimates?|quotes?|prices?|costs?|budget|numbers?|ballpark) (?:for|of) (?:our|the|my|a|this|that)(?: [\w.-]{1,16}){0,2} fine-?tune\b|\b(?:to|you|someone|somebody|anyone|please|pls|we|i|me|^) (?:price|quote|cost|estimate|ballpark)(?: up| out)? (?:our|the|my|a|this|that)(?: [\w.-]{1,16}){0,2} fine-?tun(?:e|ing)\b/u
/** A price is asked of what is named. */
const pricedThing =
  /\b(?:how much (?:for|would|will|is|does|do we need)|put a (?:number|price|figure) on|costings? (?:for|of|on)|price tag (?:for|on)|ballpark (?:for|on)|(?:quote|estimate|number|price) (?:for|on) (?:the|our|a|this))\b/u
/** Whether a text asks the price of what it names: then it is a request, however few its words. */
export const asksPriceOfThing = (text: string): boolean => pricedThing.test(text.slice(0, 4000).toLowerCase())
/** Somebody asks what something costs. */
const priceWords = new Set(['cost', 'costs', 'price', 'quote', 'estimate', 'ballpark'])

/** `present`: the text without what it tells of the past; null: all of it. */
export function messageIntent(
  { normalized, tokens }: RecognizedText,
  slots: readonly Slot[],
  { message }: IntentPhrases,
  present: string | null = null,
): MessageIntent {
  const text = (present ?? normalized.text).toLowerCase()
  const sentences = text.slice(0, 4000)
  const wantsEstimate = message.estimate.test(sentences)
  const isTraining = message.training.test(sentences.replaceAll(trainedModel, ' ')) || pricedFinetune.test(sentences)
  const hasModel =
    slotsOf(slots, 'model').length > 0 ||
    slots.some(
      (slot) => slot.role === 'unitless' || (isTraining && slot.role === 'invalid' && slot.what === 'model'),
    ) ||
    hasMeasure(slots, 'params')
  const isNamed = slotsOf(slots, 'model').length > 0 || hasMeasure(slots, 'params')
  const hasData =
    slotsOf(slots, 'dataset').length > 0 ||
    // "llama 3 8b on 15M"
    slotsOf(slots, 'unitless').length > (isNamed ? 0 : 1) ||
    hasImages(slots) ||
    ['tokens', 'examples', 'steps', 'bytes', 'length'].some((measure) => hasMeasure(slots, measure))
  const isAsked = text.includes('?') || message.asking.test(sentences)
  if (!isAsked && isCalledOff(normalized.text.slice(0, 4000), { tokens, slots, message })) return 'none'
  // What others publish is read, and not planned.
  if (message.published.test(sentences) && !wantsEstimate && !isOurs.test(sentences)) return 'none'
  // What is left without the clauses of the past tells of none of it.
  const mayBePast = present === null
  if (mayBePast && completedWords.test(sentences) && !message.intention.test(sentences) && !(wantsEstimate && isAsked))
    return 'none'
  // Models are used as well as trained, and that is not ours.
  // What came in of some time is data: it is trained on.
  const isTaken = slots.some((slot) => slot.role === 'quantity' && slot.holds === true && slot.measure === 'tokens')
  if (message.serving.test(sentences) && !isTraining && !isTaken) return hasModel ? 'serving' : 'none'
  if (mayBePast && pastTraining.test(sentences) && !wantsEstimate && !message.intention.test(sentences)) return 'none'
  if (favourRequest.test(sentences) && !hasData) return 'none'
  if (progressRequest.test(sentences) && !hasMeasure(slots, 'tokens') && !message.intention.test(sentences))
    return 'none'
  if (hasModel && hasData) {
    const isJob = isTraining || wantsEstimate || message.intention.test(sentences) || hasGpu(slots)
    // "llama 3.1 8b is 16 GB in bf16" says how large a model is, "the 1B beat the 7B on GSM8K" how good.
    const isText =
      (slotsOf(slots, 'dataset').length > 0 && !message.judged.test(sentences)) ||
      hasImages(slots) ||
      ['tokens', 'examples', 'steps', 'length'].some((one) => hasMeasure(slots, one))
    return isJob || isText ? 'request' : 'none'
  }
  // "what's a llama 70b of our own gonna cost us?"
  const isPriced = tokens.some((token) => priceWords.has(token.text))
  if (!isTraining && hasModel && wantsEstimate && isAsked && isPriced) return 'request'
  // "We got the data (55k rows avg 380 tok) but haven't settled on the model. What range are we in?"
  const isOpenJob =
    hasMeasure(slots, 'examples') &&
    (hasMeasure(slots, 'length') || hasMeasure(slots, 'tokens')) &&
    text.includes('?') &&
    /\bmodel\b/u.test(sentences)
  // "They have 8 million rows and want them in the LLM, and own 2 H100", or have 5k for it: what they want is a training.
  const isWishedFor =
    ((hasMeasure(slots, 'examples') && hasGpu(slots)) || (hasData && hasMeasure(slots, 'budget'))) &&
    message.intention.test(sentences) &&
    /\b(?:llms?|model)\b/u.test(sentences)
  // "HOW MUCH FOR THE 70B ON THE NEW DATA", "can we put a number on the Gemma thing": no data yet.
  if (!isTraining && hasModel && pricedThing.test(sentences)) return 'request'
  if (asksOfRental(sentences, slots, isTraining)) return 'request'
  if (!isTraining) return isOpenJob || isWishedFor ? 'request' : 'none'
  if (wantsEstimate || message.intention.test(sentences) || (text.includes('?') && (hasModel || hasData)))
    return hasModel || hasData ? 'request' : 'incomplete'
  // A form with data, passes and what they may cost asks, though its model is none that we know.
  const isForm =
    hasData &&
    ((hasMeasure(slots, 'epochs') && hasGpu(slots)) ||
      // "We got 500,000 yen for pretraining, the data is 10B tokens": money for a training of one's own.
      (hasMeasure(slots, 'budget') && (hasMeasure(slots, 'epochs') || isOurs.test(sentences))))
  return (imperative.test(sentences) && hasModel) || isForm ? 'request' : 'none'
}

/**
 * "We've cancelled the 70B finetune", "the board decided against training our own 8B": no training is to be, unless a
 * model stands beside that, with data or a training of its own.
 */
function isCalledOff(
  text: string,
  {
    tokens,
    slots,
    message,
  }: Pick<RecognizedText, 'tokens'> & { slots: readonly Slot[]; message: IntentPhrases['message'] },
): boolean {
  const found = message.calledOff.exec(text)
  if (found === null) return false
  const from = Math.max(...[...clauseEnds].map((end) => text.lastIndexOf(end, found.index))) + 1
  const behind = found.index + found[0].length
  const to = Math.min(...[...clauseEnds].map((end) => text.indexOf(end, behind)).filter((at) => at >= 0), text.length)
  const others = slots.filter((slot) => {
    const { start = 0 } = tokens[slot.from] ?? {}
    return start < from || start >= to
  })
  const namesModel = others.some(({ role }) => role === 'model' || role === 'unitless') || hasMeasure(others, 'params')
  const namesData = ['tokens', 'examples', 'bytes', 'steps'].some((measure) => hasMeasure(others, measure))
  return !(namesModel && (namesData || message.training.test(`${text.slice(0, from)} ${text.slice(to)}`)))
}
const clauseEnds: ReadonlySet<string> = new Set(['.', '!', '?', '\n', ';', ','])

/**
 * "We would rent eight H200 for the corpus, is 8,000 enough?", "how long would the training take on two H100s?": GPUs or
 * money for a job of which the rest is to be asked.
 */
function asksOfRental(text: string, slots: readonly Slot[], isTraining: boolean): boolean {
  if (!isTraining && !jobWords.test(text)) return false
  if (!figureAsked.test(text) || completedWords.test(text)) return false
  const isRented = hasGpu(slots) || hasMeasure(slots, 'budget') || sumNamed.test(text)
  if (!isRented && !(isTraining && isOurs.test(text))) return false
  return !favourRequest.test(text) && !progressRequest.test(text)
}
/** A sum, a time, or whether a sum is enough is asked. */
const figureAsked =
  /\b(?:how (?:much|long|expensive|many (?:hours|days))|(?:what|which) (?:(?:is|are|will|would|does|do|should) )?(?:\w+ ){0,3}(?:costs?|price|amount|run (?:me|us)|set (?:me|us) back)|(?:price|cost|costing|quote|estimate|ballpark)s? (?:please|pls|for|on|of)|(?:please|pls) (?:price|quote|estimate|confirm|calculate|advise)|(?:is|are|be|will|would) [^.?!\n]{0,50}(?:enough|sufficient|suffice|possible|realistic|feasible)|(?:suffices?|covers? (?:it|that|this))\b[^.!\n]{0,20}\?)/u
const sumNamed = /[$€£] ?\d|\d ?k? ?(?:usd|eur|euros?|dollars?|bucks)\b/u
const jobWords = /\b(?:models?|llms?|corpus|data ?sets?|data|recipe|weights|tokens|adapt(?:ing|ed|ation)?)\b/u

const hasMeasure = (slots: readonly Slot[], measure: string): boolean =>
  slotsOf(slots, 'quantity').some((slot) => slot.measure === measure)

/** Two screenshots are no data. */
const hasImages = (slots: readonly Slot[]): boolean =>
  slotsOf(slots, 'quantity').some(({ measure, amount }) => measure === 'imageCount' && amount.value >= fewestImages)
const fewestImages = 50

const hasGpu = (slots: readonly Slot[]): boolean => slots.some(({ role }) => role === 'gpus' || role === 'count')
