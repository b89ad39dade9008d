/**
 * "38k left after dedupe", "another 5k from marketing", "minus 2k": a number of the examples that the plan counts, without
 * their name. Data that were given in tokens are counted in tokens.
 */
import { withLastNote } from '../../scenario/noted-scenario.ts'
import type { Scenario } from '../../scenario/scenario.ts'
import { formatExact } from '../../scenario/format-values.ts'
import { quantity } from '../grammar/preset-slots.ts'
import { isKind } from '../lexicon/meanings.ts'
import { amendWith } from './amendment.ts'
import { confirmationOf } from './confirmation.ts'
import { lengthTold } from './image-length.ts'
import { type ReplyCandidate, bareReply, wholeReply, isLikelyChatter } from './reply-candidate.ts'
import type { Reply } from './reply-input.ts'

const number = String.raw`~?(?<digits>\d[\d,]*(?:\.\d+)?)\s?(?<magnitude>[kmb])?(?: (?:of (?:them|those|it)|rows|records|examples|samples|chats|tokens|pairs|docs|documents|tickets|conversations|dialogues|images|letters|messages|texts|items|prompts))?`
const opening =
  "(?:(?:only|just|about|around|roughly|maybe|there(?:'s| is| are)|we(?:'ve| have| got| are left with|'re left with| end up with| keep| kept)?|that leaves(?: us)?(?: with)?|leaves(?: us)?(?: with)?|it(?:'s| is)|down to)[,\\s]+){0,4}"
const cleaning =
  '(?:de-?dup\\w*|deduplicat\\w*|filter\\w*|clean\\w*|cleanup|remov\\w+|prun\\w+|scrub\\w*|drop\\w*|sampling|subsampling|quality (?:checks?|filter\\w*)|(?:the )?pii (?:filter|removal)|consent checks?)'
const staying = '(?:(?:are|is|were|was)\\s)?(?:left|remain(?:s|ed|ing)?|surviv\\w+|usable|kept|stay(?:s|ed)?)'
const after = `(?:after|once|post|when|with)[\\s-].{0,40}?${cleaning}`
const left = new RegExp(`^${opening}${number}\\s(?:${staying}(?:[,\\s].{0,60})?|${after}\\b.{0,40})$`, 'u')
const more =
  /^(?<sign>plus|add|adding|another|minus|less|remove|drop|without|take away)(?: (?:another|an extra|an additional|about|around|some)){0,2} ~?(?<digits>\d[\d,]*(?:\.\d+)?)\s?(?<magnitude>[kmb])(?: (?:more|extra|additional|of (?:them|those)))?(?: (?:from|out of|of|that|which|because|for|on top|in|by) ?.{0,50})?$/u
const also =
  /^(?:we|i|they|there(?:'s|s| is| are))(?:'ve| can| could)? (?:(?:also|still|just|actually|already) )?(?:have|had|got|get|found|add|collected|received)? ?(?:another |an extra |also |about |around |~){0,2}~?(?<digits>\d[\d,]{0,12}(?:\.\d+)?)\s?(?<magnitude>[kmb]) (?<sign>more|extra|additional|on top)(?: (?:rows|records|examples|samples|chats|tokens|pairs|docs|documents|tickets|conversations|images))?(?: (?:from|out of|of|that|which|in|by|on) ?.{0,50})?$/u
const hedge = "(?:(?:so|about|around|roughly|maybe|like|some|only|just|that's|thats|which is) ){0,3}"
const wish =
  "(?:(?:we|i|we'd|we'll|i'd|let's|lets|can|could|should|would|only|just|use|take|keep|have|need|want|got|go|with|train|on|sample|pick|to)\\s){0,6}"
/** "We'd use 80k of those": with a magnitude, or more than there are GPUs. */
const taken = new RegExp(
  String.raw`^${wish}${hedge}~?(?<digits>\d[\d,]{0,12}(?:\.\d+)?)\s?(?<magnitude>[kmb])? of (?:them|those|these|it|em)(?! (?:(?:are|were|is|was|look|turned out|seem) )+(?:\w+ )?(?:dup\w*|spam|junk|garbage|noise|noisy|empty|broken|unusable|useless|bad|wrong|mislabell?ed|test|boilerplate|off-topic|irrelevant)\b)(?:[\s,].{0,40})?$`,
  'u',
)
/** "Only the anonymized ones, ~600k": a part of them, by what it is like. */
const part = new RegExp(
  String.raw`^(?:(?:we|i|can|should|would|let's|lets|use|take|keep|train on|have)[,\s]+){0,4}(?:only|just)(?: (?:use|take|keep|have|want|on|with))? (?:the|those|ones) [^\d,;.?!]{2,40}[,;:(\s-]{1,3}${hedge}~?(?<digits>\d[\d,]{0,12}(?:\.\d+)?)\s?(?<magnitude>[kmb])(?: (?:rows|records|examples|samples|chats|tokens|pairs|docs|documents|tickets|conversations|images|of (?:them|those|it)))?[)\s]*$`,
  'u',
)
const maxGpus = 1024
const removing = new Set(['minus', 'less', 'remove', 'drop', 'without', 'take away'])

/** More than this times the data are no part of it. */
const [maxFactor, maxFactorOfMore] = [3, 20]
/** Fewer than this part of them are said of something else: "only 5 left". */
const minShare = 0.01

/**
 * Changes the number of examples, or of tokens where the plan has those; null where the number is out of proportion.
 */
export function readCountedData(reply: Reply): ReplyCandidate | null {
  const { sentence, scenario, vocabulary } = reply
  if (sentence.length > 120 || vocabulary.intentPhrases.takenOff.test(sentence)) return null
  const whole = left.exec(sentence)?.groups ?? more.exec(sentence)?.groups ?? also.exec(sentence)?.groups
  const ofThose = whole ?? part.exec(sentence)?.groups ?? taken.exec(sentence)?.groups
  if (ofThose === undefined) return null
  const { digits = '', magnitude = '', sign } = ofThose
  const value = Number(digits.replaceAll(',', '')) * (vocabulary.magnitudes.get(magnitude) ?? 1)
  if (whole === undefined && value <= maxGpus) return null
  const held = heldIn(scenario, magnitude)
  // "100M of em" of a plan of 10M tokens: so many they are.
  const isMore = whole === undefined && /^[mb]$/u.test(magnitude) && held !== null && value > held.value
  if (held === null || !(value > 0) || value > held.value * (isMore ? maxFactorOfMore : maxFactor)) return null
  const isRemoved = sign !== undefined && removing.has(sign)
  const next = sign === undefined ? value : held.value + (isRemoved ? -value : value)
  // What is left is less than what there was.
  if (next <= 0 || next < minShare * held.value || (sign === undefined && next > held.value && !isMore)) return null
  const words = `${formatExact(next)} ${held.noun}`
  const act = amendWith(reply, { words, slots: [quantity(held.measure, next)] })
  // "We got 5k more from finance" may be money.
  const isSure = reply.isAddressed || act.kind !== 'amended' || (also.exec(sentence) === null && !isMore)
  return bareReply(reply, isSure ? act : confirmationOf(reply, act.scenario, act.changed), `counts ${words}`)
}

type DataAtHand = { readonly measure: 'examples' | 'tokens'; readonly noun: string; readonly value: number }

/** The data of the plan as they are counted there; null where none are known. */
export function heldIn({ corpus, spec }: Scenario, magnitude: string): DataAtHand | null {
  const examples = corpus?.examples ?? null
  if (examples !== null && !(/[mb]/u.test(magnitude) && examples < 1e6))
    return { measure: 'examples', noun: 'examples', value: examples }
  const tokens = corpus?.tokensPerEpoch ?? spec.tokens
  return tokens === null ? null : { measure: 'tokens', noun: 'tokens', value: tokens }
}

const lengthOf = String.raw`~?(?<digits>\d[\d,]{0,8}(?:\.\d{1,2})?)\s?(?<magnitude>k)?(?: (?:tokens?|toks?))?(?: (?:each|long|on average|avg|apiece|tho|though|actually)){0,3}[\s.!]*$`
const hedges =
  '(?:more like|closer to|about|around|roughly|actually|only|just|at|to|like|mostly|usually|probably|more|avg|average|rather)'
const pieces =
  '(?:they|these|those|(?!(?:costs|gpus|cards|nodes|tokens|epochs|hours|days|weeks|dollars|credits|users|people|funds|steps|prices|rates|bills|savings|limits|machines|boxes)\\b)[a-z]{3,14}s)'
const statedLength = new RegExp(
  String.raw`^(?:(?:our|the|most|each|these|those|reasoning|support|legal)\s){0,2}${pieces}(?:'re)?(?: mostly| usually| actually| all)?(?: (?:are|is|avg|average|averages|run|come out|turn out|turned out|tend|tend to be|have|has|look|to be)){0,2}(?: ${hedges}){0,3} ${lengthOf}`,
  'u',
)
/** "…, more like 12k each" */
const lengthAlone = new RegExp(
  String.raw`^(?:(?:it's|its|they're|so|but|is|are|and) ){0,2}(?:${hedges} ){1,3}${lengthOf}`,
  'u',
)
const ofPiece = /\b(?:each|apiece|on average|avg|averages?|mean)\b/u
/** A number of examples is not so near to how long one is. */
const farTimes = 8

/** "Mean is 71 tokens if we pad dynamically" */
const meanLength =
  /\b(?:mean|average|avg|median)(?: (?:length|claim|text|row|doc|one|size|example|sample|message|ticket))?(?: (?:of (?:them|those|these)))?[\s:=~]{1,2}(?:(?:is|are|was|turned out to be|turns out to be|comes to|sits at|at|more like|closer to|about|around|roughly|only|just|really|actually|of) ){0,3}~?(?<digits>\d[\d,]{0,6}) ?(?:tokens?|toks?)\b/u
/** Where each text is padded to the longest of its batch alone, the mean is what is paid. */
const paddedByBatch = 'The mean counts where batches are padded to their own longest text, or texts of like length are put together; padded to a fixed length each text costs all of that.' // prettier-ignore

/** Null where no mean is told, or something else with a number stands beside it. */
function readMeanLength(reply: Reply, each: number): ReplyCandidate | null {
  const { line } = reply
  const found = line.length > maxMeanText || line.includes('?') ? null : meanLength.exec(line)
  if (found === null || /\d/u.test(line.replace(found[0], ' '))) return null
  const value = Number((found.groups?.['digits'] ?? '').replaceAll(',', ''))
  if (!(value > 0) || value === each || value > each * farTimes || value * farTimes < each) return null
  const words = `${formatExact(value)} tokens each`
  const act = amendWith(reply, { words, slots: [quantity('length', value)] })
  if (act.kind !== 'amended') return null
  return wholeReply(
    reply,
    { ...act, scenario: withLastNote(act.scenario, paddedByBatch) },
    `says that the mean is ${words}`,
  )
}
const maxMeanText = 120

/** "Convos are closer to 1.3k" where 40k of them have 1k tokens each: how long one is, and not how many there are. */
export function readStatedLength(reply: Reply): ReplyCandidate | null {
  const { sentence, scenario, vocabulary } = reply
  const [each, examples] = [scenario.corpus?.tokensPerExample ?? null, scenario.corpus?.examples ?? null]
  if (sentence.length > 100 || each === null || examples === null) return null
  const mean = readMeanLength(reply, each)
  if (mean !== null) return mean
  // "Images are bigger, about 1,500 tokens apiece" is of the images.
  if (lengthTold(reply.line, scenario) === 'imageTokens') return null
  const said = lengthIn(reply)
  const value =
    said === null
      ? nearerLengthIn(reply)
      : Number((said['digits'] ?? '').replaceAll(',', '')) * (vocabulary.magnitudes.get(said['magnitude'] ?? '') ?? 1)
  if (value === null) return null
  const farFrom = (held: number): number => Math.abs(Math.log(value / held))
  // "4,000 on average" counts no texts, however many there are; else it is of what it is nearer to.
  const isOfEach = ofPiece.test(sentence) ? true : said !== null && farFrom(each) < farFrom(examples) / 2
  if (farFrom(each) > Math.log(farTimes) || (!isOfEach && farFrom(examples) <= Math.log(farTimes))) return null
  const words = `${formatExact(value)} tokens each`
  return bareReply(reply, amendWith(reply, { words, slots: [quantity('length', value)] }), `says ${words}`)
}

/** What is said of how long one is, by the whole or by its last clause. */
function lengthIn(reply: Reply): Readonly<Record<string, string | undefined>> | null {
  const { sentence } = reply
  const whole = statedLength.exec(sentence)?.groups
  if (whole !== undefined) return whole
  const clauses = sentence.split(/[,:;]\s+|\.\s+/u)
  const [last = ''] = clauses.slice(-1)
  const isTold = clauses.length > 1 && !/\d/u.test(clauses.slice(0, -1).join(' '))
  if (!isTold || isLikelyChatter(reply, maxChatterOfLength)) return null
  const alone = ofPiece.test(last) ? lengthAlone.exec(last) : null
  return (statedLength.exec(last) ?? alone)?.groups ?? null
}
const maxChatterOfLength = 0.6

/** "They're closer to 650": the one number of a text that says so of what is nearer; null where nothing is said to be. */
function nearerLengthIn({ line, understanding, vocabulary }: Reply): number | null {
  if (line.includes('?') || !vocabulary.intentPhrases.nearer.test(line)) return null
  const numbers = understanding.recognized.mentions.flatMap((mention) =>
    isKind(mention, 'amount') ? [mention.meaning] : [],
  )
  const [only, ...others] = numbers
  const isBare = only !== undefined && only.change === undefined && (only.measure === null || only.measure === 'tokens')
  return isBare && others.length === 0 ? only.value : null
}
