/** "Is $10k enough?", "would 4x A100 do?", "does that number sound right?": what of a job is asked with yes or no. */
import type { JobExtras, Scenario } from '../../scenario/scenario.ts'
import { speedStatedIn, stepTimeStatedIn } from './speed-words.ts'
import { isQuotedBySeller } from './seller-quote.ts'
import { sentencesOf } from '../text/parts-of-text.ts'

export type Doubt = NonNullable<JobExtras['doubt']>

/** Whether something holds out: money, GPUs or time. */
const enough =
  /\b(?:enough|suffic\w+|plenty|covers?\b|realistic\w*|fits?\b|squeeze\b|(?:would|will|could|can|does|do|is|are)\b.{0,60}\b(?:do|cut it|work|ok|okay|fine|possible|feasible|doable|make it|go|cope|handle|manage|finish(?:ed)?|done|ready|complete[sd]?|hold up|get through|pull (?:it|this|that) off)\b|(?:can|could) (?:i|we|you|one)\b.{0,80}\b(?:on|with|in|within|using|for|under)\b|ok(?:ay)?\?|(?:possible|feasible|doable|realistic)(?: or not)?\?|realistic\w*|in time|make (?:it|that|the deadline))/iu
/** Whether a figure that somebody named is to be believed. */
const right =
  /\b(?:(?:sounds?|seems?|looks?|feels?|smells?) (?:right|ok|okay|fine|reasonable|high|low|off|steep|a lot|much|fair|sane|plausible|realistic)|right\?|correct\?|reasonable|plausible|sane|sanity|true\?|add(?:s)? up|double[- ]check|read\b.{0,30}\bright\b|make(?:s)? sense|too (?:much|high|expensive)|ripped off|rip-?off|overpriced|padded|inflated|legit|believable|credible|justif\w+|fair\b|(?:ok|okay|good|normal|usual|standard|typical) (?:price|deal|offer|amount|sum|figure|rate|cost)|(?:normal|usual|standard|typical|the going rate)(?: for (?:this|that|it|such a \w{1,12}))?\W{0,3}\?|(?:crazy|insane)(?! (?:idea|plan|project|thought|goal|experiment))|absurd|outrageous|ridiculous|exaggerated|nonsense|bs\b|bull(?:shit)?\b|can that be\b|(?:is it|are they|is that) true\b|(?:really|actually) need|approv(?:e|al|ed)\b|sign(?:ing)? (?:(?:it|this|that) )?off|push back|excessive|(?:is|are) (?:that|this|it|those|these) (?:normal|usual|typical|a lot))/iu
const suffices = /\bsuffic\w+/iu
/** A number of machines, or of any GPUs. */
const cards =
  /\b(?:one|two|three|four|six|eight|single|a single|\d{1,4}) ?(?:x|×)? ?(?:of )?(?:the )?(?:gpus?|cards?|nodes?|box(?:es)?|machines?|(?:rtx[- ]?)?[abhlv]?\d{2,4}[a-z]{0,6}s?\b|mi\d{3}x?)\b|\b(?:node|box|machine|card|gpu)\b/iu
/** What a question names itself is what it asks of. */
const money = /[$€£]|\b(?:dollars?|bucks|usd|eur|euros?|gbp|pounds|budget|credits?)\b/iu
const hours =
  /\b(?:hours?|days?|weeks?|weekend|overnight|tonight|deadline|in time|by (?:mon|tues|wednes|thurs|fri|satur|sun)day)\b/iu
/** Another way is offered: yes or no answers neither. */
const otherWay = /\bor (?:should|do|does|would|is|are|rather|better|just|maybe|can|could)\b/iu
/** "With 2k euros?" asks whether they do. */
const withMoney = /\b(?:for|with|on|under|below|less than|within|inside)\b/iu
/** "A consultancy quoted us $18k": a sum that somebody asks for is one to judge, whether a question follows or not. */
const quotes =
  /\b(?:consultan\w+|agency|agencies|vendors?|freelancers?|contractors?|compan(?:y|ies)|firm|partner|they|he|she|provider)\b[^.?!]{0,40}\b(?:quot(?:ed|es?)|charg(?:ed|es?)|asks?|asked|wants?|offer(?:s|ed)?|estimat(?:es?|ed))\b|\b(?:consultan\w+|agency|agencies|vendors?|freelancers?|contractors?|suppliers?|integrators?)\b[^.?!]{0,24}\b(?:says?|said|claims?|claimed|told (?:us|me))\b|\b(?:got|have|had|received|is|as) an? (?:quote|offer) (?:of|for|over|from)\b/iu
/** "My cofounder says it's $50k", "someone on reddit said a finetune is 500 dollars": what somebody else takes it to cost. */
const takenToCost =
  /\b(?:co-?founders?|boss|manager|c[etf]o|colleagues?|friends?|buddy|advis[eo]r|supervisor|prof(?:essor)?|somebody|someone|people|everyone|everybody|reddit|twitter|blogs?|chatgpt|intern|teammates?|investors?|finance|procurement|board|husband|wife|brother|sister|dad|they|he|she|i|we)\b(?: (?:on|in|at|from) \w+)? (?:(?:just|always|keeps?|was|am|were|been|is) ){0,2}(?:say(?:s|ing)?|said|claims?|claimed|thinks?|thought|believes?|reckons?|guess(?:es|ed)?|insists?|swears?|heard|read|told(?: (?:us|me|him|her))?|convinced|expects?|assumes?)\b(?![^.?!]{0,40}\b(?:have|has|got|spend|max|budget|limit|at most|no more|up to|under|below|within|stay|approved?|only|cap)\b)[^.?!]{0,60}?(?:[$€£] ?\d|\d[\d.,]*k? ?(?:dollars|bucks|usd|eur|euros?|pounds|quid)\b)/iu
/** "How many 70B LoRA runs is that?", "how many of these fine-tunes does $3k buy?" */
const howManyRuns =
  /\b(?:how many|number of) (?:[\w.-]{1,16} ){0,6}?(?:runs|re-?runs|trainings|training jobs|fine-?tunes|finetunings|fine-tunings|experiments|attempts|tries|q?loras|adapters|jobs)\b/iu
const opening = /^\W{0,3}(?:is|are|would|will|could|can|does|do|did|and is|and would|or)\b/iu
/** "405b lora 20M tokens is 8xh200 enough", "…, can a single A100 finish that overnight", without a sign. */
const endsAsking =
  /\b(?:is|are|will|would|does|do)\b[^.?!]{1,40}\b(?:enough|sufficient|do it|possible|feasible|realistic)\W{0,2}$|(?:[,;:–-] |\band )(?:can|could|will|would) (?:an?|one|single|two|three|four|six|eight|\d{1,3}|that|it|this|the|my|our|we|i|those|these)\b[^.?!]{1,40}\b(?:cope|handle|manage|finish|be (?:done|finished|ready|enough)|do|hold up|pull (?:it|this|that) off|get (?:it|this|that) done)\b[^.?!]{0,30}$/iu
/** "What I don't know is if the $10k is enough." */
const wonders =
  /\b(?:(?:don['’]?t|do not) know|not sure|unsure|wonder\w*|unclear|no idea|tell me|curious)\b.{0,30}\b(?:if|whether)\b/iu
const maxLength = 2000
const maxQuestion = 240

/** Null where nothing of it is asked with yes or no. The scenario is that of the job beside it. */
export function doubtIn(text: string, { spec, extras }: Scenario): Doubt | null {
  if (spec.budgetUsd !== null && extras?.runs === undefined && text.length <= maxLength && howManyRuns.test(text))
    return 'runs'
  // A speed is judged by itself.
  if (text.length > maxLength || speedStatedIn(text) !== null || stepTimeStatedIn(text) !== null) return null
  const questions = sentencesWithEnds(text).filter(
    (sentence) =>
      sentence.length <= maxQuestion &&
      (sentence.endsWith('?') ||
        endsAsking.test(sentence) ||
        opening.test(sentence) ||
        wonders.test(sentence) ||
        right.test(sentence)),
  )
  for (const question of questions) {
    if (otherWay.test(question) || asksHowLow.test(question) || ofPower.test(question)) continue
    const isEnough = enough.test(question)
    const asksRight = right.test(question)
    if (extras?.gpuHours !== undefined && extras.gpuHours.isOwn !== true && (asksRight || suffices.test(question)))
      return 'hours right'
    // Hours that are at hand have a verdict of their own.
    if (extras?.gpuHours?.isOwn === true) return null
    if (spec.budgetUsd !== null && asksRight) return sumOf(text)
    if (
      spec.budgetUsd !== null &&
      money.test(question) &&
      (isEnough || (opening.test(question) && withMoney.test(question)))
    )
      return 'sum enough'
    if (spec.deadlineHours !== null && isEnough && hours.test(question)) return 'time'
    if (isEnough && (spec.gpuCount !== null || (cards.test(question) && (spec.gpus !== null || spec.nodes !== null))))
      return cards.test(question) || spec.budgetUsd === null ? 'cards' : 'sum enough'
    if (spec.budgetUsd !== null && isEnough) return 'sum enough'
    if (spec.deadlineHours !== null && isEnough) return 'time'
  }
  if (spec.budgetUsd !== null && (isQuotedBySeller(text) || (questions.length === 0 && quotes.test(text))))
    return sumOf(text)
  if (spec.budgetUsd !== null && takenToCost.test(text)) return 'sum right'
  return spec.owned === true && orRent.test(text) ? 'own or rent' : null
}
/** What a card draws is told in money of its own. */
const ofPower = /\b(?:power|electric(?:ity)?) (?:bill|costs?|price)\b|\bkwh\b/iu
/** "How low can we go?" has no yes and no no. */
const asksHowLow =
  /^\W{0,3}(?:(?:and|so|but|ok) )?how (?:low|cheap(?:ly)?|far|fast|soon|big|large|high|little|few|small)\b/iu
/** "4x 3090 at home or rent?", "…, or is it easier to pay 10 bucks somewhere?" */
const orRent =
  /\bor\b[^.?!]{0,40}\bpay(?:ing)?\b[^.?!]{0,24}\b(?:somewhere|elsewhere|online|in the cloud|for (?:a |an |some )?(?:cloud|gpus?))\b|\b(?:or|vs\.?|versus)\b[^.?!]{0,30}\brent(?:ed|ing|als?)?\b|\brent(?:ed|ing)?\b[^.?!]{0,16}\b(?:or|vs\.?|versus)\b/iu

/** "Is $4k for a 7B SFT normal?": whether a sum that somebody asks for is right, of a training that may be told without its data. */
export const asksIfSumIsRight = (text: string): boolean =>
  text.length <= maxLength &&
  money.test(text) &&
  ofPrice.test(text) &&
  sentencesWithEnds(text).some((sentence) => sentence.endsWith('?') && right.test(sentence) && !otherWay.test(sentence))
/** What is asked for, and no claim of what is possible. */
const ofPrice =
  /\b(?:prices?|quot(?:e|es|ed)|charg(?:e|es|ed|ing)|wants?|asks?|asked|asking|offer(?:s|ed)?|bid|invoiced?|billed|paid|pay(?:ing)?|normal|usual|typical|standard|fair|reasonable|overpriced|rip-?off|ripped|going rate)\b/iu

/** A bill of rented machines has no people in it. */
const sumOf = (text: string): Doubt => (billed.test(text) ? 'bill right' : 'sum right')
const billed =
  /\b(?:invoice[ds]?|bills?|billed|charged|statement|receipt)\b[^.?!]{0,60}\b(?:gpus?|rent(?:al|ed)?|cloud|aws|azure|gcp|google cloud|lambda|runpod|vast|compute|instances?)\b|\b(?:gpus?|rent(?:al|ed)?|cloud|aws|azure|gcp|google cloud|lambda|runpod|vast|compute|instances?)\b[^.?!]{0,60}\b(?:invoice[ds]?|bills?|billed|charged|statement|receipt)\b/iu

/** "A 1.3B model?" ends none: only an end with a gap behind it does. */
const sentencesWithEnds = (text: string): readonly string[] =>
  sentencesOf(text)
    .map((sentence) => sentence.trim().replace(/[?!]{2,}$/u, '?'))
    .filter((sentence) => sentence !== '')
