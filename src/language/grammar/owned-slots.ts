/** GPUs that the asker has: "on my own 4090", "we have 8 A100s", "on 8 H100s of our own". */
import { oncePerText, wholeText } from './once-per-text.ts'
import type { ParseContext } from './parse-context.ts'
import { isKind, type Mention } from '../lexicon/meanings.ts'
import { refusesCloud } from '../text/refused-cloud.ts'
import { spanOf } from './slots.ts'

/** Before a GPU, and nothing but its count, a maker and words such as "of" between. */
const ownerBefore = /^(?:my|our|own|owned|owning|have|has|got|mine|we've|i've|possess|possesses)$/
/** Behind a GPU: "that we own", "of our own", "we have". */
const ownerAfter =
  /^(?:ours|mine|own|owned|have|has|got|bought|purchased|reserved|booked|leased|home|homelab|garage|basement|on-prem|onprem|sitting)$/
/** Behind a GPU these tell of whoever stands before them: "that we have"; "a T4 has no bf16" tells of the GPU. */
const saidOfOwner = /^(?:have|has|got|bought|purchased|reserved|booked|leased)$/
const owners = /^(?:i|we|i've|we've|already|that|which)$/
const between =
  /^(?:\(|a|an|the|of|my|our|some|one|two|four|eight|that|which|i|we|i've|we've|already|at|in|on|x|×|existing|reserved|booked|old|new|single|local|gaming|pc|computer|workstation|rig|laptop|desktop|box|server|machine|home|with|w|w \/|w\/|\/|spare|idle|unused|x|dgx|station|dgx station|tower|node|nodes|nvidia|nvlink|bridge|dell|supermicro|lenovo|hp|cluster|pair|couple)$/

const placeNouns =
  'uni|university|institute|lab|labs|office|basement|cellar|attic|closet|department|faculty|school|garage|workshop|makerspace|homelab|rack'
const machineNouns = 'servers?|workstations?|box|boxes|rigs?|machines?|pcs?|nodes?|towers?'
/** Where a machine stands that nobody rents: "under Jorge's desk", "at the uni", "in the server room". */
const ownPlace = String.raw`(?:(?:under|beneath|below|beside|next to|behind|on) (?:[\p{L}'-]{1,20} ){1,3}?desks?|(?:at|in|from|of) (?:(?:the|my|our|your|his|her) )?(?:[\p{L}'-]{1,20} )?(?:${placeNouns}|server room|server closet))`
/** "4x V100 16GB old server": a machine that has served before is there. */
const agedMachine = String.raw`(?:old(?:er)?|retired|decommissioned|left-?over|dusty) (?:dell |hp |supermicro |nvidia |gpu )?(?:${machineNouns})`
const agedBehind = String.raw`(?:\d{1,3} ?(?:gb|gib|g)\b[ ,]{0,2})?(?:(?:in|from|on|of|an?|the|this|that|our|my|is|are|they|sit|sits) ){0,3}${agedMachine}\b`
/** Between a GPU and its place: what it does there. */
const stands = String.raw`(?:that|which|is|are|was|just|still|currently|sits?|sitting|stands?|standing|lies|lying|lives?|idle|idling|idles|free|unused|available|left|over|around|cards?|gpus?|nodes?|box(?:es)?|machines?|servers?|we|i|have|has|got|here|down|there)`
/** "RTX 4080 16GB local" */
const here = String.raw`(?:\d{1,3} ?(?:gb|gib|g|gigs?)\b(?: vram)?[ ,]{0,2})?(?:running )?local(?:ly)?(?=$|[ ]?[,.;:?!)]|[ ](?:machine|box|pc|card|gpu|only|rig|workstation))`
const placeBehind = new RegExp(
  String.raw`^\W{0,3}(?:${here}|${agedBehind}|(?:${stands}\b[ ,]{0,2}){0,5}${ownPlace}\b)`,
  'iu',
)
const placeBefore = new RegExp(
  String.raw`\b${agedMachine}(?: (?:here|there))?(?: (?:with|that has|has|of|holding|and its)|,|:)?(?: (?:an?|the|some|two|four|eight|\d{1,2} ?x?)){0,2}\W{0,2}$|\b${ownPlace}(?: (?:there|we|i|is|are|sits?|stands?|lies|lives?|have|has|got|still|already|also|s)){1,4}(?: (?:an?|the|some|one|two|four|eight|idle|old|free|spare|\d{1,2} ?x?)){0,3}\W{0,2}$`,
  'iu',
)
/** As many mentions around a GPU are looked at for its place. */
const placeReach = 10

/** Who lends a machine wants no rent. */
const lends =
  /\b(?:gives?|gave|lends?|lent|provides?|provided|lets|granted|grants?|allocated?s?|assigned?s?|offers?|has given) (?:me|us)$/

/** Said anywhere of the only GPUs of a text: somebody lends them, or nobody is paid for them. */
const lentOrUnpaid =
  /\b(?:gives?|gave|lends?|lent|got|granted) (?:me|us) (?:access|for free)\b|\b(?:gives?|lends?|lets) (?:me|us) (?:have )?(?:\S+ ){0,4}for free\b|\b(?:access to|can use|may use|could use|get to use|allowed to use) (?:\S+ ){1,10}(?:for free|free of charge|for nothing|at no (?:cost|charge))\b|\b(?:no|without|not count|don't count|do not count|minus the) (?:any )?(?:rent|rental|rental costs?)\b/u

/** Said anywhere of the only GPUs of a text: whose they are. */
const saidToBeOwned =
  /(?:\(|,|;|:|–|—) ?(?:already |all |both |and |which (?:is|are) |it's |is |are )?(?:mine|ours|my own|our own|owned(?: by (?:me|us))?|(?:i|we) (?:already )?(?:have|own)(?: (?:it|them|these|those|one|both))?(?: already)?) ?(?:[),.;!?]|$)|\b(?:i|we)(?:'ve| have)? (?:already |fully |long since )?(?:paid (?:it )?off|paid for (?:it|them|this|that|these)|(?:have|own) (?:it|them) already|already (?:have|own) (?:it|them))\b|\b(?:already|fully) paid (?:for|off)\b|\bbelong(?:s|ing)? to (?:me|us)\b|\b(?:we|i|we've|i've) (?:have|own|got)(?: \S{1,12}){0,2} (?:dgx|hgx) (?:box(?:es)?|nodes?|stations?|systems?|servers?|machines?)\b|\b(?:they're|they are|these are|those are|it's|it is|both|both are|cards are|gpus are|all of them are|(?:node|box|server|machine|cluster|rig|station)s?(?: [a-z])? (?:is|are)) (?:already |all |both )?(?:mine|ours|our own|my own|paid for|already paid)\b|\b(?:ours|mine) (?:for good|to keep|outright|already)\b|\b(?:servers?|box|machines?|workstations?|rigs?|nodes?|cluster|pc|cards?|gpus?|tower) of (?:ours|mine)\b|\bowned by (?:our|my|us|the (?:institute|lab|university|department|group|team|company))\b|\b(?:that|which) (?:they|we|i|he|she) (?:already |actually |also )?own\b|\b(?:in|inside|off|from) (?:my|our) (?:own )?(?:(?:gaming|home|old|lab|personal) )?(?:rig|pc|tower|bench|workstation|rack|desktop)\b/u
/** "How long on it?": the machine that was told of is the one that is meant. */
const takenUp =
  /\b(?:on|with|using|keeps?|blocks?|does|do|could|can|would|will) (?:it|them|that one|this one|those|these|one of (?:them|these|those))\b/u

/** How far the words of owning may stand from the GPU. */
const maxDistance = 8

const isProvider = (mention: Mention): boolean => isKind(mention, 'provider') && mention.meaning.ambiguous !== true

/** Marks the GPUs of the text as the asker's own, at most once; never where a provider is named. */
export function fillOwnedGpus(context: ParseContext): void {
  if (!context.has('gpu')) return
  // What a provider has is rented; "for all epochs together" names none.
  if (context.mentions.some((mention) => isKind(mention, 'instance') || isProvider(mention))) return
  if (context.mode === 'message' && rentsInstead.test(wholeText(context))) return
  const text = wholeText(context)
  const isLent = lentOrUnpaid.test(text) || refusesCloud(text) || (saidToBeOwned.test(text) && !isRented.test(text))
  for (const [index, mention] of context.mentions.entries()) {
    if (!isKind(mention, 'gpu') || context.polarity(index) !== 'meant') continue
    if (
      !isLent &&
      !isOwned(context, index, -1, ownerBefore) &&
      !isOwned(context, index, 1, ownerAfter) &&
      !standsAtOwnPlace(context, index)
    )
      continue
    const isMeant = context.mode === 'message' && takenUp.test(text)
    context.add({
      role: 'field-value',
      field: 'owned',
      value: true,
      ...(isMeant ? { holds: true } : {}),
      ...spanOf(mention),
    })
    if (isMeant) holdGpus(context, index)
    return
  }
}

/** The GPUs at a mention, and how many of them, whatever their clause is for. */
function holdGpus(context: ParseContext, index: number): void {
  const { from, to } = context.mentions[index] ?? { from: -1, to: -1 }
  for (const [at, slot] of context.slots.entries()) {
    const isOfGpus =
      slot.role === 'gpus' || slot.role === 'count' || (slot.role === 'quantity' && slot.measure === 'gpus')
    if (isOfGpus && slot.from <= from && slot.to >= to) context.slots[at] = { ...slot, holds: true }
  }
}
/** "I do own a 4090 but it's in a box, so renting", "ours is full until June, so please calculate cloud" */
const rentsInstead =
  /\b(?:but|full|busy|box|broken|away|queue)\b.{0,80} (?:so|hence|therefore|thus|instead)(?: \S+){0,4} (?:rent|renting|rental|rented|cloud)(?: |$)/u
/** Beside GPUs that are said to be rented nobody's own are taken. */
const isRented = /\b(?:rented|renting|rent|rental|lease|leased)\b/u

function isOwned(context: ParseContext, index: number, step: 1 | -1, owner: RegExp): boolean {
  for (let at = index + step; Math.abs(at - index) <= maxDistance; at += step) {
    const mention = context.mentions[at]
    if (mention === undefined) return false
    const word = context.lastWordAt(at)
    // "The university gives me 2x A100"
    if (step < 0 && ['me', 'us'].includes(word) && lends.test(`${context.textAt(at - 1)} ${context.textAt(at)}`))
      return !isAskedFor(context, at)
    if (owner.test(word))
      return (
        !isPast(context, at) &&
        !isWished(context, at, index) &&
        !isOfSeller(context, at) &&
        (step < 0 || !saidOfOwner.test(word) || isOfOwner(context, at))
      )
    const isCount =
      isKind(mention, 'amount') && mention.meaning.magnitude === '' && mention.meaning.change === undefined
    // "8 A100s, ours"
    if (step > 0 && isKind(mention, 'comma') && /^(?:all )?(?:ours|mine)$/.test(context.textAt(at + 1))) continue
    if (!isCount && !isKind(mention, 'times', 'vendor') && !between.test(context.textAt(at))) return false
  }
  return false
}

/** "Give me 8 A100s", "can you give us 4 H100s": nobody lends them, the plan is asked for them. */
const isAskedFor = (context: ParseContext, at: number): boolean =>
  asksFor.test(context.textBetween(Math.max(0, at - 7), at + 1))
const asksFor =
  /(?:^|[.,;:!?–—-] |\b(?:please|pls|just|then|and|so|now|ok|okay|rather|you|u|to|let's|also|or|but) )(?:give|lend|offer|assign|allocate|let|grant|provide) (?:me|us)$/u

/** "we have", "i already have": somebody is said to have it. */
const isOfOwner = (context: ParseContext, at: number): boolean =>
  [...context.textAt(at).split(' ').slice(0, -1), context.textAt(at - 1), context.textAt(at - 2)].some((word) =>
    owners.test(word),
  )

/** "Which cloud has B200?", "Lambda has H100s in stock" */
const isOfSeller = (context: ParseContext, at: number): boolean =>
  isKind(context.mentions[at - 1], 'provider') ||
  sellers.test(context.textAt(at - 1)) ||
  sellers.test(context.textAt(at).split(' ')[0] ?? '')
const sellers = /^(?:clouds?|providers?|vendors?|who|which|anyone|anybody|nobody|no|noone|sellers?|datacenters?)$/

/** "we had", "we do not have". */
const isPast = (context: ParseContext, at: number): boolean =>
  [at - 1, at - 2].some((before) => ['not', 'no', "don't", 'dont', 'never', 'without'].includes(context.textAt(before)))

/** "We should have GPU hours on H100", "we'd like to have it on A100s": machines that nobody counts are none that are there. */
const isWished = (context: ParseContext, at: number, gpu: number): boolean =>
  context.lastWordAt(at) === 'have' &&
  [context.textAt(at), context.textAt(at - 1)].some(
    (words) => needs.test(words) || (wishes.test(words) && !isKind(context.mentions[gpu - 1], 'amount', 'times')),
  )
/** "Gotta have 64 H100s": who has to have them has them not. */
const needs = /(?:^|\s)(?:gotta|must|need to|needs to|have to|has to|want to|wanna|got to)(?: have)?$/
const wishes = /(?:^|\s)(?:should|would|could|must|to|gotta|gonna|wanna|we'd|i'd|we'll|i'll)(?: have)?$/

/** "An A6000 under Marta's desk", "at the uni there is a 4090". */
function standsAtOwnPlace(context: ParseContext, index: number): boolean {
  if (!namesPlace(context)) return false
  const wordsOf = (step: 1 | -1): string => {
    const words: string[] = []
    for (let at = index + step; Math.abs(at - index) <= placeReach; at += step) {
      if (context.mentions[at] === undefined || isKind(context.mentions[at], 'sentence-end', 'question')) break
      if (step > 0) words.push(context.textAt(at))
      else words.unshift(context.textAt(at))
    }
    return words.join(' ').slice(0, maxPlaceText)
  }
  return placeBehind.test(wordsOf(1)) || placeBefore.test(wordsOf(-1))
}
const maxPlaceText = 240

/** Without one of these words neither side of a GPU is looked at. */
const placeWords = new RegExp(String.raw`\b(?:desks?|local(?:ly)?|${placeNouns}|${machineNouns})\b`, 'iu')
const namesPlace = oncePerText((context) => placeWords.test(wholeText(context)))

const ofSeveral =
  /^(?:are|gpus|cards|nodes?|clusters?|box(?:es)?|servers?|machines?|rigs?|dgx|pods?|partition|fleet|instances?)\b/

/** "Our H100" may be all that there are, "our own H100" is one. */
const ofOne = /(?:^| )(?:my(?: own)?|our own)$/iu

/** "an A100", "my own 4090": neither says a number, and both name one GPU. */
export function isOneGpu(context: ParseContext, index: number): boolean {
  const before = context.textAt(index - 1)
  if (['a', 'an'].includes(before)) return true
  // "The A6000 in the server room", not "our A100 cluster"
  const isOneOfOurs =
    ['the', 'that', 'this', 'our'].includes(before) &&
    (context.mode === 'message' || isOwned(context, index, 1, ownerAfter))
  if (isOneOfOurs && !/s$/i.test(context.textAt(index)) && !ofSeveral.test(context.textAt(index + 1))) return true
  const isMine = ofOne.test(`${context.textAt(index - 2)} ${before}`) && !/s$/i.test(context.textAt(index))
  return isMine && (before !== 'our own' || !ofSeveral.test(context.textAt(index + 1)))
}
