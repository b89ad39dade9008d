/** "What does Nebius charge per hour for an H200?", "the H200 rate at Nebius?": the price of an hour, and no other plan. */
import { isKind } from '../lexicon/meanings.ts'
import { subjectOf } from '../questions/subject.ts'
import { wordsIn } from '../recognizers/recognized-text.ts'
import { asksInForm } from './question-forms.ts'
import { type ReplyCandidate, weighedReply, isLikelyChatter } from './reply-candidate.ts'
import type { Reply } from './reply-input.ts'

const gpuName = String.raw`(?:gpus?|cards?|[a-z]{0,4}\d{1,4}[a-z]{0,2})`
const perHour = String.raw`(?:(?:(?:per|an?|each|every|one)(?: (?:single )?${gpuName})?|/) ?[- ]?(?:and )?(?:hour|hr|h)\b|hourly\b|${gpuName}[- ](?:hour|hr)\b)`
const money = String.raw`\b(?:price[sd]?|pricing|rates?|costs?|charg\w+|asks?|asking|wants?|how much|pay(?:s|ing)?|list(?:s|ed)?|going|take|dollars|usd|assum\w+|reckon\w*)\b`
/** A price and its hour, in either order; a rate needs no hour. */
const asksRate = new RegExp(
  String.raw`${money}.{0,50}${perHour}|${perHour}.{0,40}${money}|\b(?:the|what|hourly|list|current|going|whose|gpu|your|\d) ?(?:[a-z]*\d+\w* )?(?:list )?rates? (?:at|of|for|on|from|with)\b|\b(?:list|sticker|catalog(?:ue)?) (?:price|rate) (?:at|of|for|on)\b|\b(?:the|what|whats|what's) hourly (?:at|of|for|on|from|with)\b|\b(?:asking|charging|charges?) (?:for )?(?:an? |one |a single )?${gpuName}`,
  'u',
)
/** "Which rate did you use for the H100?", "what am I paying per GPU hour?": that of the plan. */
const ofPlan = new RegExp(
  String.raw`\b(?:which|what) (?:(?:gpu|hourly|list) )?(?:rates?|hourly|price (?:per|an) (?:gpu )?hour)\b.{0,24}\b(?:use[ds]?|using|t[ao]ken?|took|assum\w+|based|in (?:this|that|here|there|the|your)|here|behind|did you|do you|is (?:it|this|that))\b|\b(?:${gpuName}[- ]?(?:hour|hr)|(?:per|one|a|each|single) (?:gpu|card) (?:an?|per|each|every) (?:hour|hr)|per (?:gpu|card))\b`,
  'u',
)
/** How time is billed, what the run costs, other terms, and what is reported or supposed. */
const asksOtherwise =
  /\b(?:how many|in \d+ ?(?:hours|hrs|h)|or (?:by|per|to)|by the (?:minute|second)|minimum|min|round\w*|started|full hours?|if|whether|why|how long|total|budget|spot|reserved|commit\w*|discount\w*|our|my|we (?:pay|have|own|got)|paid|tax|vat|electric\w*|power|kwh|success rate|learning rate|error rate|throughput|tokens?|example|storage|disk|egress|memory|vram|hours? (?:per|of)|gpu[- ]hours (?:is|are|does|do|will|in|for|total)|per (?:month|day|week|run|token)|instead|switch|try|take us|bring|drop|cheaper|counted|included|excluded|part of)\b|\$ ?\d|\d ?(?:usd|dollars|bucks)/u
/** "The A100 at Hyperstack, what does it go for?", "an H100 price of Crusoe?": of a card at a seller the price is that of an hour. */
const asksPriceThere =
  /\b(?:prices?|priced|pricing|rates?|how much|go(?:es)? for|going for|charg\w+|asks?|asking|wants?|publish\w*|what(?:'s| is)? (?:it|that|is it))\b/u
/** What is wished of a plan there. */
const ofPlanThere =
  /\b(?:run|job|this|plan|train\w*|finish|take|takes|fine-?tun\w*|total|cheapest|cheaper|difference|diff|vs|versus|or|than|whole|all[- ]in|use|with|month\w*|hold|fits?|for it|on it|what about|how about|what if)\b|\bhow much(?: (?:is|would|does|will) it(?: be| cost)?)? (?:on|with|at|for) /u
/** "I need the rate per card behind the $340, for a spreadsheet": the rate of the plan, told to be needed. */
const needsRate = new RegExp(
  String.raw`\b(?:needs?|wants?|asks? for|asking for|give me|send me|enter|looking for)\b.{0,40}(?:\brates?\b|\bprice\b|\bdollars\b|\$).{0,50}(?:${perHour}|\bhourly\b|\bbehind\b|/ ?(?:gpu|card)s?\b)|\b(?:hourly|unit) (?:rate|price)\b.{0,40}\b(?:behind|used|in (?:this|that|the))\b`,
  'u',
)
const opensWithRate =
  /^(?:and |so )?(?:(?:which|what)\b.{0,20}\b(?:rate|hourly)\b|(?:hourly )?rates? (?:at|of|for|on|from)\b)/u
const ofOtherRun = /\b(?:run|job|use)\b/u
const ofOtherSum =
  /\b(?:our|my|their|his|her) (?:hourly )?(?:rate|price)|electric\w*|power|storage|disk|egress|salar\w*|interest|exchange|tax|learning|discount|lower|higher|better|cheaper\b/u
const [maxLength, maxChatter] = [110, 0.9]
const [maxOfNeeded, maxChatterOfNeeded] = [170, 0.97]

/** Null unless a GPU or a seller is named, or “that” stands for the one of the plan, and nothing would change. */
export function readAskedRate(reply: Reply): ReplyCandidate | null {
  const { understanding } = reply
  const line = reply.line.replace(/,? ?\b(?:and )?if (?:so|yes)\b,?/u, '')
  const isNeeded = needsRate.test(line) && !ofOtherSum.test(line)
  if (line.length > (isNeeded ? maxOfNeeded : maxLength) || (!isNeeded && asksOtherwise.test(line))) return null
  const { recognized, allSlots } = understanding
  const { mentions } = recognized
  const isThere =
    asksPriceThere.test(line) &&
    mentions.some((one) => isKind(one, 'gpu')) &&
    mentions.some((one) => isKind(one, 'provider')) &&
    !ofPlanThere.test(line.replace(/^(?:and |so )?(?:do|does) /u, ''))
  const isOfPlan = isNeeded || ofPlan.test(line)
  if (!asksRate.test(line) && !opensWithRate.test(line) && !isThere && !isNeeded) return null
  if (ofOtherRun.test(line) && !isOfPlan) return null
  if (
    !isNeeded &&
    !isThere &&
    !asksInForm(reply) &&
    !/^(?:(?:the|current) )?(?:hourly|list|price|rate|gpu|dollars)/u.test(line)
  )
    return null
  if (isLikelyChatter(reply, isNeeded ? maxChatterOfNeeded : maxChatter)) return null
  const isNamed = mentions.some((one) => isKind(one, 'gpu', 'provider'))
  if (!(isNamed || isOfPlan) || mentions.some((one) => isKind(one, 'model'))) return null
  const subject = subjectOf(mentions, allSlots, wordsIn(recognized))
  const args = { perHours: 1, unit: 'gpu-hours' } as const
  const act = { kind: 'question', topic: 'per-gpu', subject, args } as const
  return weighedReply(reply, act, 'asks for the price of an hour')
}
