/** "What is LoRA?", "sxm vs pcie, whats the difference": the meaning of words is asked for, though the plan could be had with what they name. */
import type { MatchedQuestion } from '../lexicon/question-cues.ts'
import { termAskedAbroad } from '../questions/asked-term-abroad.ts'
import { idsWithin, maskTerms } from '../questions/named-terms.ts'
import { type ReplyCandidate, weighedReply, isLikelyChatter } from './reply-candidate.ts'
import type { Reply } from './reply-input.ts'
import { questionsOf, readSeveralQuestions } from './several-questions.ts'

const articles = String.raw`(?:(?:an?|some|this|that|these|those|such|it|of|the|your|called|named) ){0,2}`
const what = String.raw`(?:wh?at|wot)`
/** What may stand behind the word where its meaning is asked for, and nothing that it would only be a part of. */
const end = String.raw`(?= ?(?:$|[,.;:?!–—)…]|- |(?:and|or|again|exactly|actually|even|here|anyway|then|please|pls|plz|thing|things|stuff|business|is|are|mean|means|like|supposed|all|really|now|though|about|doing|do|lol|btw|for (?:a|my|me|us)|to (?:a|me|us)|in (?:a|one|plain|simple|this|that|here|our|your|the (?:plan|table|answer|message|estimate))|someone|somebody|anyone)\b))`
const apart = String.raw`(?:,|and|vs\.?|versus|or|compared (?:to|with)|as opposed to|against|instead of|rather than|unlike|to|from|than|with|in|&|\/|over)`
const pair = String.raw`§(?: ?${apart}){1,2} ${articles}§`
const difference = String.raw`(?:diff|diffs|difference|differences|differ|differs|different|distinction|distinguish|apart)`
const unknown = String.raw`(?:never heard of|no (?:idea|clue) about|not familiar with|unfamiliar with|don't (?:know|get|understand)|dont (?:know|get|understand)|do not (?:know|get|understand)|confused (?:by|about)|stumbled (?:over|on)|stuck (?:at|on))`
const asker = String.raw`(?:know|clue|idea|sure|unsure|wonders?|wondering|curious|ask|asks|asked|asking|tell|remind|confused|understand|get|remember|forgot|forget|say|learn|explain)`

/** Of a text with a sign in the place of each word of the glossary. */
const forms: readonly RegExp[] = [
  // "what even is §", "whats § as opposed to §"
  new RegExp(
    String.raw`(?:^|[\s,.;:–—-])${what}(?:(?: (?:even|exactly|precisely|actually|really|the hell|the heck|on earth)){0,2} (?:is|are|was|r)|'?s|'re)(?: (?:even|exactly|precisely|actually|really|again|meant by|the (?:point of|idea (?:of|behind)|deal with|meaning of)|exact)){0,2} ${articles}(?:${pair}|§)${end}`,
    'u',
  ),
  new RegExp(String.raw`(?:^|[\s,.;:–—-])(?:wtf|wth) (?:is|are|does) ${articles}§${end}`, 'u'),
  /§ ?={1,2} ?§|\bmeaning of (?:an? |the )?§/u,
  /§ ?[?,;:–—.-]{1,3} ?(?:so )?(?:what(?:'?s| is| are| does) (?:that|this|it|they|those)|wtf|huh\b|never heard|no (?:idea|clue))/u,
  // "§? is that 4bit"
  /^(?:(?:and|so|sorry|ok|but)[ ,]+){0,2}(?:an? |the )?§ ?[?;:–-] ?(?:is|isn't|isnt) (?:that|this|it) (?!on\b|in\b|included|counted|enough|ok)/u,
  // "what does the § in your table mean", "what does § do differently"
  new RegExp(
    String.raw`\b${what} (?:does|do|did|would) ${articles}§(?: (?:in|at|behind|on|after|before|of) (?:(?:the|your|this|that|my) )?[\p{L}\d-]{2,16}){0,2}(?: (?:actually|even|really|exactly|here)){0,2} (?:mean|means|stand for|stands for|refer to|do differently|do (?:exactly|actually|for (?:us|me|you))|do(?= ?[?,.]|$))`,
    'u',
  ),
  new RegExp(
    String.raw`\b${what} (?:do (?:you|u|they|people|we) mean|did (?:you|they) mean|is meant|do (?:you|they|people) call) (?:by |with |when \S{2,6} say )?${articles}§`,
    'u',
  ),
  // "explain § to me", "define §"
  new RegExp(
    String.raw`\b(?:explain|define|clarify|describe|decode|eli5|what means) (?:(?:to|for) )?(?:(?:me|us|him|her|them|please|pls|quickly) ){0,2}(?:what |how |the (?:term|word|concept|idea) (?:of )?){0,2}${articles}§${end}`,
    'u',
  ),
  // "no idea what § is", "my boss asks what § stands for"
  new RegExp(
    String.raw`\b${asker}(?: \S{1,12}){0,3}? ${what} ${articles}§(?: \S{1,12}){0,3}? (?:is|are|means?|stands? for|does|refers? to)\b(?! (?:in|included|counted|enough|on|at)\b)`,
    'u',
  ),
  new RegExp(
    String.raw`(?:^|[.,;:!?–—-] ?)${what} ${articles}§ (?:actually |even |really )?(?:is|means?|stands? for)(?= ?(?:$|[,.?!]| and\b| exactly| again| actually| anyway| here))`,
    'u',
  ),
  new RegExp(String.raw`\b${unknown} ${articles}(?:what )?§(?= ?(?:$|[,.;:?!–—-]))`, 'u'),
  // "is § a kind of …", "is § the same as §"
  new RegExp(String.raw`\b(?:is|are) ${articles}§ (?:an? |some |the )?(?:kind|sort|type|form|short) (?:of|for)\b`, 'u'),
  // "is p90 the worst that can happen"
  /\bis (?:the )?§ (?:the |a |an )?(?:worst|maximum|max|minimum|hard|upper|lower|guarantee\w*|limit|cap|average|mean|median|most likely)\b/u,
]
/** As it stands in a plan: with its value, and where it is seen ("ep 8", "the mfu bit at the end"). */
const shown = String.raw`§(?: ?=? ?\d[\d.,]{0,8}%?)?(?: (?:bit|thing|part|one|stuff|business|column|row|line|figure|number|setting|entry)\b)?(?: (?:(?:at|in|on|behind|beside|under|near) (?:the|your|this|that|my|our|a) (?:[\p{L}'’-]{2,14} )?[\p{L}-]{2,14}|in (?:there|here|it)))?`
const said = String.raw`(?:means?|meaning|stands? for|stand for|is short for|short for)`
/** What a word in a plan means: its value is no wish then. Several may be asked about at once. */
const namings: readonly RegExp[] = [
  // "ep 8 = ?", "§ means what", "the § bit at the end, stands for?"
  new RegExp(String.raw`${shown} ?={1,2} ?(?:\?|wh?at\b)`, 'u'),
  new RegExp(
    String.raw`${shown} ?,? ?(?:${said}|is|are) ?(?:\.\.\.|…)? ?wh?at(?= ?(?:$|[?!.]|, (?!\$?\d)| exactly| here| anyway| again| and\b))`,
    'u',
  ),
  new RegExp(String.raw`${shown} ?[,;:–—-]? ?${said} ?(?:[:;–-] ?)?(?:$|\?)`, 'u'),
  new RegExp(String.raw`§ ?, ?meaning\b`, 'u'),
  // "tp 8, dp 2 - what does that stand for", "§ 1, § 16: what's that in english"
  new RegExp(
    String.raw`${shown}(?:(?: ?,| and| ?\/) ?${shown}){0,3} ?[?,;:–—.-]{1,3} ?(?:and |so )?wh?at(?:'?s| is| are| does| do)? (?:all )?(?:that|this|it|those|they|these) (?:${said}|(?:in|for) (?:plain |simple |normal |a )?(?:english|words|human|layman\S{0,2}|normal people))`,
    'u',
  ),
  // "whats the ep 8 in there", "what does rank 16 mean"
  new RegExp(
    String.raw`\b${what}(?:'?s| is| are| does| do)? ${articles}§ ?=? ?\d[\d.,]{0,8}%? (?:in (?:there|here|the|your|this)\b|${said}|exactly$|supposed to (?:be|mean))`,
    'u',
  ),
]
/** "What does § mean, compared to this §": both are told. */
const besideOther =
  /^[^§?.;]{0,24}?\b(?:compared (?:to|with)|as opposed to|versus|vs\.?|unlike|instead of|rather than|against|different from)(?: [\p{L}']{1,10}){0,2} §/u
/** "Do I lose quality with it?", "does it slow things down?" */
const ofQuality =
  /\b(?:quality|accura\w+|worse|dumber|degrad\w+|hurts?|harms?|damages?|less (?:good|precise)|same (?:result|model|outcome)|results? (?:change|differ|suffer)\w*|bad|downsides?)\b/u
const ofSpeed = /\b(?:slow\w*|faster|speed\w*|take longer|takes longer|longer)\b/u
const asksApart = String.raw`(?:(?:${what}(?:'?s| is| are)? )?(?:the )?(?:actual |real |exact )?${difference}|explain|meaning|which is which|(?:are they |is (?:that|it) )?(?:the )?same(?: thing)?(?= ?(?:$|[?!.]))|in (?:one|a|plain|simple|human)|${what}(?:'?s| is| are| does) (?:that|this|it|what|all)|${what} ?(?=$|[?!]))`
const contrasts: readonly RegExp[] = [
  new RegExp(
    String.raw`\b${difference} (?:between|of|from|in|to)(?: \S{2,9}){0,2}? ?§(?: ?${apart}){1,2} ${articles}§(?: ?${apart} ${articles}§){0,3}`,
    'u',
  ),
  new RegExp(
    String.raw`\b(?:is|are|does|do) ${articles}§ (?:any |so |really )?(?:${difference}|the same|same|like)(?: thing)?(?: as| from| to| than)? ${articles}§`,
    'u',
  ),
  new RegExp(
    String.raw`§(?: ?${apart}){1,2} ${articles}§(?: ?${apart} ${articles}§){0,3}(?: ?[,;:?.–—…-]{1,3} ?| )(?:so )?(?:again )?${asksApart}`,
    'u',
  ),
  new RegExp(String.raw`§(?:(?: ?,| and) ${articles}§){1,4} ?[,;:?.–—…-]{1,3} ?(?:and )?${asksApart}`, 'u'),
  new RegExp(String.raw`\bwhat(?:'?s| is| are) ${pair}`, 'u'),
  // "what are all these letters. §, § and §"
  new RegExp(
    String.raw`\bwhat (?:are|r|is|do|does)(?: all)? (?:these|those|the|this)(?: \S{2,12}){0,2} (?:letters|words|terms|acronyms|abbreviations|names|things)\b[^§]{0,30}§(?:[^§]{1,8}§){0,4}`,
    'u',
  ),
]

/** "What does the 3.8 to 5.6 mean, min and max?" */
const rangeAsked =
  /\bwh?at(?:'?s| is| are| does| do)? (?:(?:the|that|this|those|these|your) )?[$€£]?\d[\d.,]{0,9} ?(?:h|hours?|hrs?|min|minutes|\$|usd|dollars|k)? ?(?:to|-|–|—|and|or|\.\.) ?[$€£]?\d[\d.,]{0,9} ?(?:h|hours?|hrs?|min|minutes|\$|usd|dollars|k)?(?: \S{2,12}){0,4}? ?(?:mean|means|stand for|supposed to|about\b|telling)|\b(?:mean|explain) (?:by )?(?:the|that|this) \(?[$€£]?\d[\d.,]{0,9} ?(?:to|-|–|—) ?[$€£]?\d/u

const isOfRange = new RegExp(String.raw`\b(?:range|ranges)\b|${rangeAsked.source}`, 'u')

/** Of these the value in the plan is asked for where an article stands before them: "what is the batch size?" */
const valued: ReadonlySet<string> = new Set(
  'percentiles batch throughput rank sequence-length epoch step learning-rate loss parameter peak-memory mfu hfu gpu accumulation token usable idle startup wall-clock optimizer-states checkpoint quota alpha'.split(
    ' ',
  ),
)
const withArticle = /\b(?:the|your|our|my) §(?! (?:mean|means|stand|thing|stuff|business|in)\b)/u
/** These are told apart by what the plan takes with either, with their meaning before it. */
const planned: readonly ReadonlySet<string>[] = [
  new Set(['lora', 'qlora', 'full-ft', 'dora']),
  new Set(['bf16', 'fp8', 'nf4', 'quantization']),
]
const apartOf = new RegExp(pair, 'u')
/** "The community cloud thing, safe or nah": what is asked of it is more than what it is. */
const ofTrust = /\b(?:safe|secure|trust\w*|risky|private)\b/u
/** How much, and not what it is. */
const ofPrice =
  /\b(?:costs?|prices?|priced|cheaper|cheapest|dearer|expensive|faster|slower|how much|how long|how many|dollars?|usd|save|saves|time|pays?)\b|[$€£]/u
const beside = /\b(?:and|but)\b|[.?;]/u
const ofBuying = /\b(?:buy|bought|purchase|licen[cs]e|subscri\w+|pay for (?:it|that)|own one|order one)\b/u
const [maxLength, maxChatter] = [200, 0.97]

/** Null where no word of the glossary is asked about. */
export function readAskedTerm(reply: Reply): ReplyCandidate | null {
  const { line, vocabulary } = reply
  if (line.length > maxLength) return null
  const ids = termsAsked(reply)
  if (ids.length === 0 || isLikelyChatter(reply, maxChatter)) return null
  const effects = effectsOf(ids, reply)
  // "What is spot, and how much would it save?": each is answered.
  const several = effects.length === 0 && questionsOf(reply).length > 0 ? readSeveralQuestions(reply) : null
  if (several !== null) return { ...several, isWeighed: true }
  const { questions } = vocabulary.questionCues
  // "What does the 3.8 to 5.6 mean?": with both ends, and what stands between them.
  const ofRange =
    ids.length === 1 && ids[0] === 'percentiles' && isOfRange.test(line) ? questions.get('range-meaning') : undefined
  const says = [...ids.flatMap((id) => questions.get(`term ${id}`)?.says ?? []), ...effects]
  const matched: MatchedQuestion = ofRange ?? {
    id: `term ${ids[0] ?? ''}`,
    says,
    ...(ids.length > 1 ? { terms: ids } : {}),
    ...(ofBuying.test(line) ? { asksBought: true } : {}),
  }
  return weighedReply(reply, { kind: 'question', topic: 'fixed', subject: null, matched }, 'asks what a word means')
}

/** What the one term does to quality and speed, where that is asked behind it. */
function effectsOf([id, ...others]: readonly string[], { line, vocabulary }: Reply): readonly string[] {
  const effect = id === undefined || others.length > 0 ? undefined : vocabulary.questionCues.effects.get(id)
  if (effect === undefined) return []
  return [ofQuality.test(line) ? (effect.quality ?? '') : '', ofSpeed.test(line) ? (effect.speed ?? '') : ''].filter(
    (sentence) => sentence !== '',
  )
}

/** The ids of the terms whose meaning is asked for. */
function termsAsked({ line, wording, vocabulary }: Reply): readonly string[] {
  const abroad = wording.length > maxLength ? '' : termAskedAbroad(wording.toLowerCase(), vocabulary.questionCues)
  if (abroad !== '') return [abroad]
  if (rangeAsked.test(line)) return ['percentiles']
  const masked = maskTerms(line, vocabulary.questionCues)
  if (masked.ids.length === 0) return []
  const { text } = masked
  const several = contrasts.map((form) => form.exec(text)).find((found) => found !== null)
  if (several != null) {
    const ids = idsWithin(masked, several.index, several.index + several[0].length)
    const isPlanned = planned.some((kinds) => ids.every((id) => kinds.has(id)))
    if (ids.length > 1) return isPlanned || ofPrice.test(text) ? [] : ids
  }
  const naming = namings.map((form) => form.exec(text)).find((one) => one !== null)
  if (naming != null) return idsWithin(masked, naming.index, naming.index + naming[0].length)
  const found = forms.map((form) => form.exec(text)).find((one) => one !== null)
  if (found == null) return []
  const [asked = ''] = found
  const behind = found.index + asked.length
  const other = besideOther.exec(text.slice(behind))?.[0].length ?? 0
  const within = idsWithin(masked, found.index, behind + other)
  const ids = other > 0 || apartOf.test(asked) ? within : within.slice(0, 1)
  // What is said behind the word may speak of money, and the word itself of none.
  const [clause = ''] = text.slice(found.index).split(beside)
  if (ofPrice.test(clause)) return []
  if (ids.includes('tier') && ofTrust.test(text.slice(behind))) return []
  return ids.some((id) => valued.has(id)) && withArticle.test(asked) ? [] : ids
}
