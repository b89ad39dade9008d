/** "We can get the gpus for 1.99", "at 0.87 and 1.55 which wins?": prices of a GPU in an hour without a sign of money or a word of the hour. */
import { leastTermIn } from '../questions/least-term.ts'
import { subjectOf } from '../questions/subject.ts'
import { wordsIn } from '../recognizers/recognized-text.ts'
import { gpuPattern } from '../text/gpu-pattern.ts'
import { isPutAsQuestion } from './question-forms.ts'
import { type ReplyCandidate, wholeReply, isLikelyChatter } from './reply-candidate.ts'
import type { Reply } from './reply-input.ts'

const decimal = String.raw`(?<![\w.,])\$? ?(\d{1,2}\.\d{1,3})\$?(?![\d.]|,\d| ?[kmbx%]\b| ?%| ?(?:tok|epoch|tokens|gb|gib|tb|h\b|hours?|hrs?|days?|min|weeks?|s\b|steps?|million|billion|eur|gbp))`
const hour = String.raw`(?: ?(?:\/|per|an?|each|every) ?(?:(?:gpu|card)[ /-]?(?:\/ ?|per |an? )?)?(?:h|hr|hour)\b| ?(?:\/|per|a) ?(?:gpu|card)\b(?: ?(?:\/|per|an?) ?(?:h|hr|hour)\b)?| hourly)?`
/** "For like 1.2" */
const nearly = String.raw`(?:(?:just|only|about|like|around|roughly|some|maybe|approx\.?|ca\.?|as (?:low|little) as) |~ ?){0,2}`
/** Words of what has such a price, and of whoever names one. */
const things = String.raw`(?:gpus?|cards?|boards?|machines?|nodes?|hardware|compute|${gpuPattern}s?)`
const says = String.raw`(?:quot\w+|offer\w*|gave|gives?|giving|wants?|asks?|asking|charg\w+|says?|said|sells?|rents?(?: out)?|leases?|does|can do|would do|came (?:back|in)(?: with)?|dropped|lowered|raised|negotiated|agreed|settled|got|gets?|getting|have|has|had|found|see|paying|pays?|paid)`
const ofPrice: readonly RegExp[] = [
  // "get the gpus for 1.99", "they want 2.80 for the h100"
  new RegExp(String.raw`\b${things}\b[^.?!;]{0,40}?\b(?:for|at|@|is|are|cost|costs|go for|down to|comes? to) ${nearly}${decimal}${hour}`, 'iu'),
  new RegExp(String.raw`\b${says}\b[^.?!;\d]{0,40}?${decimal}${hour} (?:for|on|per|a|an|each) (?:an? |the |each |every )?${things}\b`, 'iu'),
  // "they quoted 2.10", "lambda gave us a quote of 2.25"
  new RegExp(String.raw`\b(?:quot\w+|offer\w*|rate|price|deal|negotiated|hourly)\b[^.?!;\d]{0,40}?${decimal}${hour}`, 'iu'),
  // "our reseller does 1.75 per gpu hour"
  new RegExp(String.raw`\b(?:reseller|rep|broker|vendor|provider|seller|partner|university|uni|cluster|sales)\b[^.?!;\d]{0,30}?\b${says}\b[^.?!;\d]{0,20}?${decimal}${hour}`, 'iu'),
  // "they ask $3.10/h"
  new RegExp(String.raw`\b(?:they|he|she|someone|somebody|people|guy|rep|sales\w*|supplier|colo|site|page|website|console|quote|offer)\b[^.?!;\d]{0,24}?\b(?:${says}|is|of|for|at)\b[^.?!;\d]{0,16}?(?<![\w.,])\$? ?(\d{1,2}(?:\.\d{1,3})?)\$? ?(?:usd |dollars |bucks )?(?:\/|per|an?|each) ?(?:(?:gpu|card)[ /-]?(?:\/ ?|per |an? )?)?(?:h|hr|hour)\b`, 'iu'),
  // "what would it come to at $1.80 an hour"
  new RegExp(String.raw`\b(?:at|@|assum\w+|suppos\w+|rate of|price of) (?:about |just |only )?${decimal} ?(?:\/|per|an?|each) ?(?:(?:gpu|card)[ /-]?(?:\/ ?|per |an? )?)?(?:h|hr|hour)\b`, 'iu'),
  // "2.95/h for an h100", "$4.10 an hour per H100"
  new RegExp(String.raw`(?<![\w.,])\$? ?(\d{1,2}(?:\.\d{1,3})?)\$? ?(?:usd |dollars |bucks )?(?:\/|per |an? |each |every )(?:(?:gpu|card)[ /-]?)?(?:h|hr|hour)\b(?: [a-z' ]{2,24}?)?,? ?(?:for|on|per|a|an|each|is|with)? ?(?:an? |the |one |each |every |single )?(?:${gpuPattern})s?\b`, 'iu'),
] // prettier-ignore
const two = new RegExp(
  String.raw`${decimal}${hour},? (?:and|or|vs\.?|versus|against|compared (?:to|with)) (?:at |for )?${decimal}${hour}`,
  'iu',
)
/** Of two numbers prices are spoken of by these. */
const weighs =
  /\b(?:which|what|wins?|better|cheaper|matter|difference|worth|save|per|hour|hourly|h|gpu|card|rates?|prices?|quot\w+|offer\w*)\b|\?|\/h/iu
/** "16 an hour for the whole 8 gpu node" */
const ofMachine =
  /(?<![\w.,])\$? ?(\d{1,3}(?:\.\d{1,2})?)\$? ?(?:\/|per|an?) ?(?:h|hr|hour)\b[^.?!;]{0,20}\b(?:whole|entire|full|complete|all|for (?:the|a|an)) (?:(?:the|of|an?) )?(?:(\d{1,2})[ -]?(?:x |× ?)?(?:gpus?|cards?|way|h\d{3}s?|a\d{3}s?) ?)?(?:node|box|machine|server|instance|thing)\b/iu
/** A limit, electricity, another currency, and figures of a run are no price of a GPU. */
/** "An 8xA100 box at $9/h" */
const ofCountedMachine = new RegExp(
  String.raw`(?<!\d)(\d{1,2}) ?[x×][ -]?(?:${gpuPattern})s?\b[^.?!;\d]{0,20}\b(?:box|node|machine|server|instance|rig)\b[^.?!;\d]{0,14}\$? ?(\d{1,3}(?:\.\d{1,2})?)\$? ?(?:\/|per|an?) ?(?:h|hr|hour)\b`,
  'iu',
)
const isOther =
  /\b(?:under|below|less than|at most|max(?:imum)?|cheaper than|no more than|budget|cap|limit|kwh|eur|euros?|gbp|pounds?|tokens?|tok|samples?|loss|lr|learning rate|rank|alpha|beta|success|accuracy|f1|score|epochs?|version|cuda|pytorch|torch|python|watch|alert|notify|ping|lunch|coffee|beer|ticket)\b|[€£<%]/iu
const asksWhy = /^\W*(?:why|where|how come|does|is|was|will)\b/iu

/** "Is 2.95/h for an H100 normal": whether it is much, and not of what. */
const asksVerdict =
  /\b(?:fair|normal|usual|typical|common|average|standard|ok(?:ay)?|good|great|decent|steal|bargain|cheap|expensive|pricey|steep|high|low|reasonable|too (?:much|good|cheap|high|expensive|dear|low)|rip(?:ped)?[ -]?off|ripping|overpa\w+|overcharg\w+|competitive|market|legit|realistic|deal)\b/iu

/** "Isn't that better" */
const asksBetter =
  /\b(?:better|cheaper|worth (?:it|taking|a)|smarter|save (?:us|me|anything|money)|come out (?:ahead|lower|less))\b/iu
const isTagged = /\b(?:isn['’]?t|wouldn['’]?t|is|would) (?:that|it|this)\b/iu
/** "They ask $3.10/h, is that ok" */
const asksBehind = /[,.;–—-] ?(?:is|are|was|were|does|do|would) (?:that|it|this|those|they)\b/iu
/** A rate of one's own, by the hour of a GPU. */
const isOwnRate =
  /\b(?:our|my|we(?:'ve| have)?)\b[^.?!;\d]{0,24}\b(?:negotiated|contract(?:ed|ual)?|agreed|rate|price|deal|discounted)\b[^?]*\b(?:per|an?|\/) ?(?:gpu|card|hour|h)\b/iu

const [maxLength, least, most, maxChatter] = [130, 0.15, 20, 0.97]

/** Null where no such price is named. */
export function readQuotedHour(reply: Reply): ReplyCandidate | null {
  const { typed, scenario, lastPlan, understanding } = reply
  const { budgetUsd } = scenario.spec
  if (typed.length > maxLength || !/\d/u.test(typed) || isOther.test(typed)) return null
  if (asksWhy.test(reply.sentence) && !(/^\W*(?:is|was)\b/iu.test(reply.sentence) && asksVerdict.test(typed)))
    return null
  if (isLikelyChatter(reply, maxChatter)) return null
  if (budgetUsd !== null && budgetUsd <= most) return null
  const rates = ratesIn(typed)
  const [value, other] = rates
  if (value === undefined || rates.some((rate) => rate < least || rate > most)) return null
  const leastTerm = leastTermIn(typed)
  const { recognized, allSlots } = understanding
  const subject = subjectOf(recognized.mentions, allSlots, wordsIn(recognized))
  // Of a card that is planned the plan stays as it is.
  const planned = lastPlan.gpus?.[0]
  const isPlaced = subject !== null && subject.gpus.length > 0 && !subject.gpus.some((id) => id === planned)
  // Of a quote that is weighed nothing else can be asked.
  const isAsked = asksVerdict.test(typed) && (isPutAsQuestion(reply) || asksBehind.test(typed))
  const isBetterAsked =
    other === undefined && asksBetter.test(typed) && (isPutAsQuestion(reply) || isTagged.test(typed))
  const args = {
    ...(other === undefined ? {} : { otherRate: other }),
    ...(leastTerm === null ? {} : { leastTermHours: leastTerm }),
    ...(isBetterAsked ? { asksBetter: true as const } : {}),
    ...(isAsked && rates.length === 1 ? { asksWhetherFair: true as const } : {}),
  }
  const candidate = wholeReply(
    reply,
    {
      kind: 'question',
      topic: 'own-rate',
      subject: isPlaced || (isAsked && subject !== null) ? { ...subject, providers: [] } : null,
      value,
      ...(Object.keys(args).length === 0 ? {} : { args }),
    },
    'names a price of a GPU in an hour',
  )
  // "Our negotiated rate is 1.95 per gpu hour" says of what, and whose it is.
  return isAsked || isBetterAsked || isOwnRate.test(typed) ? { ...candidate, isWeighed: true } : candidate
}

/** One, or two that are weighed, the lower first. */
function ratesIn(text: string): readonly number[] {
  const machine = ofMachine.exec(text)
  // Whose machine it is, and so its GPUs, may be told by the rest.
  if (machine !== null) return machine[2] === undefined ? [] : [Number(machine[1]) / Number(machine[2])]
  const counted = ofCountedMachine.exec(text)
  if (counted !== null) return [Number(counted[2]) / Number(counted[1])]
  const pair = weighs.test(text) ? two.exec(text) : null
  // "8 x 2.49 or 2.49 altogether?" weighs no two prices.
  if (pair !== null && pair[1] !== pair[2])
    return [Number(pair[1]), Number(pair[2])].toSorted((one, another) => one - another)
  const found = ofPrice.map((pattern) => pattern.exec(text)?.[1]).find((price) => price !== undefined)
  return found === undefined ? [] : [Number(found)]
}
