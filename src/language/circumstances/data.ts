/** Another amount of data that is supposed: a part of it gone, more on top, so many times as much, an epoch more or less. */
import { formatPercent } from '../text/percent-words.ts'
import type { CircumstanceReader, FoundCircumstance, PlanOfWords } from './circumstances.ts'
import { dataThings } from './data-things.ts'
import { amountForm, amountOf, countForm, countOf, shareForm, shareOf, timesForm, timesOf } from './quantities.ts'

const of = '(?: of)?(?: (?:the|our|my|those|these|all|them|it|your))?'
const willBe =
  '(?:(?:may|might|could|can|would|will|should|turn(?:s|ed)? out(?: to)?|happen(?:s|ed)? to|prove[sd]?(?: to)?|end(?:s|ed)? up|were|was|is|are|be|being|get|gets|got|have to|has to|had to|as|just|all|really|simply) )*'
const gone =
  '(?:gone|dropped|removed|lost|deleted|thrown (?:away|out)|discarded|duplicates?|duplicated|dupes?|near[- ]duplicates?|unusable|junk|garbage|spam|noise|filtered(?: out)?|cut|useless|withdrawn|excluded|rejected|missing|broken|corrupt(?:ed)?|redundant|off[- ]limits|not cleared|bad)'
const lost = new RegExp(
  String.raw`(?<share>${shareForm})(?:${of}(?: \w+){0,2}? ${dataThings}| of it| of them)? ${willBe}${gone}\b|\b(?:drop|dropping|lose|losing|lost|remove|removing|discard\w*|throw(?:ing)? (?:away|out)|cut|cutting|skip|skipping|filter(?:ing)? out|leave out|leaving out|without) (?<part>${shareForm})${of}(?: \w+){0,2}? ${dataThings}\b|\b(?:lose|losing|filter(?:ing)? out|dedup\w*(?: away| out)?) (?<bare>${shareForm})(?= (?:to|in|after|by|through) (?:the )?(?:near-?)?(?:dedup\w*|filter\w*|clean\w*|qa|quality|review)|\W*$)`,
  'u',
)
const kept = new RegExp(
  String.raw`\b(?:only|just|merely|no more than) (?<share>${shareForm})${of}(?: \w+){0,2}? ?(?:${dataThings}|of it|of them|it|them)? ${willBe}(?:usable|clean|left|good|kept|remains?|survives?|survived|ok|fine|useful|worth (?:using|keeping)|cleared|makes? it|passes|passed|train(?:ed)? on|used?)\b|\b(?:(?:with|on|use|using|took|take|taking|had) (?:only|just)|(?:only|just) (?:use|keep|take|get|train on|have|had|got)|with|train(?:ing|ed)? on|using) (?<part>${shareForm}) (?:(?:of )?(?:the |our |my |those |these )?(?:\w+ )?${dataThings}|of (?:it|them|that|those))\b|\b(?<left>${shareForm})(?:${of}(?: \w+){0,2}? ${dataThings}| of it| of them)? (?:survives?|survived)\b`,
  'u',
)
const many = new RegExp(
  String.raw`(?<times>${timesForm}) (?:(?:the|as much|as many|that much|that many|more|of the|our|my|this|these|those|so much|so many) ){1,2}(?:\w+ )?${dataThings}\b|\b${dataThings}(?: (?:set|volume|amount|size|count))?(?: (?:would|were to|will|is|was|got|gets?|suddenly|actually|has|had))* (?<verb>doubles?|doubled|triples?|tripled|quadruples?|quadrupled|halves|halved)\b|\b${dataThings} ${willBe}(?<as>${timesForm}) (?:as (?:many|much|numerous)|the (?:number|amount))\b|\b(?<doing>doubl|tripl|halv)(?:e|ed|es|ing) (?:the |our |my )?(?:\w+ )?${dataThings}\b`,
  'u',
)
const cut = new RegExp(
  String.raw`\b(?:cut|cutting|reduc\w+|shrink\w*|trim\w*|thin\w*|halv\w+|grow\w*|scal\w+|bring\w*) (?:the |our |my |all )?(?:\w+ )?${dataThings}(?: down| up| out)? (?<way>to|by) (?:about |only |just )?(?<share>${shareForm})`,
  'u',
)
const share = new RegExp(
  String.raw`(?<share>\d{1,3}(?:\.\d{1,2})? ?(?:%|percent|per cent|pct)|(?:a|one) (?:third|quarter|fifth|tenth|half)) (?<way>more|less|fewer|extra|additional|bigger|larger|smaller|shorter) (?:of )?(?:the )?(?:\w+ )?${dataThings}\b|\b${dataThings} (?:(?:is|was|were|are|got|gets?|comes? out|turns? out|ends? up) )+(?<by>\d{1,3} ?(?:%|percent)) (?<side>bigger|larger|smaller|shorter|less|more|longer)\b`,
  'u',
)
const mixed = new RegExp(
  String.raw`\b(?:mix\w*|blend\w*|add\w*|sprinkl\w*|throw\w*|put\w*|append\w*|interleav\w*|toss\w*|with)(?: (?:in|on top|into it|it))? (?<share>${shareForm})(?: of)? (?:\w+ ){0,3}?(?:replay|data|text|rehearsal|tokens|instructions?|examples?|english|chat|web|code|general)\b(?: (?:data|text|replay|tokens|examples))?`,
  'u',
)
const added = new RegExp(
  String.raw`(?<![\w$€.])(?<more>${amountForm}) (?:more|extra|further|additional|new)(?<kind> (?!(?:on|of|in|to|per|than|for|is|if|would|it|we|and)\b)\p{L}+)|(?<![\w$€.])(?:another )?(?<amount>${amountForm})(?<thing> (?:more |extra |further |additional |new )?(?:of )?\p{L}+(?: \p{L}+){0,3})? (?:on top|extra|more|in addition|added|(?:mixed|thrown|blended|stirred|folded|put) in|as well|besides|too)\b(?! of (?:the|your|our) (?:price|bill|cost))|\b(?:another|an extra|an additional|add(?:ing|ed)?|plus) (?<plus>${amountForm})(?<what> (?:more |extra |further |additional |new )?\p{L}+(?: \p{L}+)?)?`,
  'u',
)
const passes = new RegExp(
  String.raw`\b(?<n>${countForm}|an?|another) (?:(?<before>more|extra|further|additional|less|fewer) )?(?:epochs?|pass(?:es)?)(?: (?<behind>less|fewer|more|extra|on top|longer|shorter))?\b`,
  'u',
)

/** More each time is growth. */
const grows = /\b(?:each|every) (?:time|run|round|week|month|quarter|year)\b|\b(?:a|per) (?:week|month|quarter|year)\b/u
/** What is done to a part of the data, which stays. */
const ofTransforms =
  /\b(?:fim|fill[- ]in|infill\w*|mask\w*|augment\w*|translat\w*|paraphras\w*|annotat\w*|label\w*|held[- ]out|hold(?:ing)? out|packed|eval\w*)\b/u

const found = (match: RegExpExecArray, data: number, words: string): FoundCircumstance | null =>
  data > 0.001 && data < 1000 && Math.abs(data - 1) > 1e-6
    ? { from: match.index, to: match.index + match[0].length, values: { data }, words }
    : null

/** "With a tenth of the tokens gone", "three times the text", "4B of Estonian on top", "one epoch less". */
export const readData: CircumstanceReader = (line, plan) => {
  if (ofTransforms.test(line) || grows.test(line)) return null
  const less = lost.exec(line)
  if (less !== null) {
    const part = shareOf(less.groups?.['share'] ?? less.groups?.['part'] ?? less.groups?.['bare']) ?? 0
    return found(less, 1 - part, `${formatPercent(part)} of the data gone`)
  }
  const left = kept.exec(line)
  if (left !== null) {
    const part = shareOf(left.groups?.['share'] ?? left.groups?.['part'] ?? left.groups?.['left']) ?? 1
    return found(left, part, `${formatPercent(part)} of the data`)
  }
  const short = cut.exec(line)
  if (short !== null) {
    const part = shareOf(short.groups?.['share']) ?? 1
    const isUp = /^(?:grow|scal)/u.test(short[0]) && short.groups?.['way'] === 'by'
    const data = short.groups?.['way'] === 'to' ? part : isUp ? 1 + part : 1 - part
    return found(short, data, `${formatPercent(data)} of the data`)
  }
  const more = share.exec(line)
  if (more !== null) {
    const { share: one, by, way = '', side = way } = more.groups ?? {}
    const isLess = /less|fewer|smaller|shorter/u.test(way === '' ? side : way)
    const part = shareOf(one ?? by) ?? 0
    return found(more, isLess ? 1 - part : 1 + part, `${formatPercent(part)} ${isLess ? 'less' : 'more'} data`)
  }
  const mix = mixed.exec(line)
  if (mix !== null) {
    const part = shareOf(mix.groups?.['share']) ?? 0
    return found(mix, 1 + part, `${formatPercent(part)} of other data on top`)
  }
  const multiple = many.exec(line)
  if (multiple !== null) {
    const { times, verb, doing, as } = multiple.groups ?? {}
    const factor =
      timesOf(times ?? verb ?? as ?? { doubl: 'double', tripl: 'triple', halv: 'half' }[doing ?? ''] ?? '') ?? 1
    return found(multiple, factor, factor === 0.5 ? 'half the data' : `${Number(factor.toPrecision(3))} times the data`)
  }
  return lengthIn(line, plan) ?? epochsIn(line, plan.scenario.corpus?.epochs ?? 1) ?? addedIn(line, plan)
}

const long = new RegExp(
  String.raw`\b${dataThings}\b(?: (?:were|was|are|is|would|to|turn\w*|out|come|comes|be|really|actually|all|each|had|have|has))* (?:averag\w+|mean|typically|about|around|at|of|only|just|more like|closer to)? ?(?:about |around |only |at |to )?(?<each>\d[\d,]{0,6}k?) tok(?:en)?s(?: (?:each|long|on average|apiece|per \w+|a piece|in length|rather than \d+))?`,
  'u',
)

const perThing = new RegExp(
  String.raw`\b(?<each>\d[\d,]{0,6}(?:\.\d)?k?) tok(?:en)?s (?:per|an?|each|for (?:each|every)|in (?:each|every)) (?:\w+ )?${dataThings}\b`,
  'u',
)
const longer = new RegExp(
  String.raw`\b${dataThings}\b(?: (?:were|was|are|is|would|to|turn\w*|out|come|comes|be|really|actually|all|get|got))* (?:(?<times>${timesForm}) (?:as long|longer|the length)|(?<share>${shareForm}) (?<way>longer|shorter))`,
  'u',
)

/** "Suppose the tickets average 900 tokens": against what was counted for each; null where examples were not counted. */
function lengthIn(line: string, { scenario: { corpus, spec } }: PlanOfWords): FoundCircumstance | null {
  const scaled = longer.exec(line)
  if (scaled !== null) {
    const [part, many] = [shareOf(scaled.groups?.['share']), timesOf(scaled.groups?.['times'])]
    const factor = part === null ? (many ?? 1) : scaled.groups?.['way'] === 'shorter' ? 1 - part : 1 + part
    return found(scaled, factor, `examples ${Number(factor.toPrecision(3))} times as long`)
  }
  const match = perThing.exec(line) ?? long.exec(line)
  const planned = corpus?.tokensPerExample ?? null
  // Of an image and its text the length of one says nothing of both.
  if (match === null || planned === null || corpus?.examples == null || spec.imageCount !== null) return null
  const typed = match.groups?.['each'] ?? ''
  const { value } = amountOf(typed)
  return value >= 8 && value <= 1e6 ? found(match, value / planned, `${typed} tokens in each example`) : null
}

/** So many passes more or less than the plan has. */
function epochsIn(line: string, planned: number): FoundCircumstance | null {
  const match = passes.exec(line)
  if (match === null) return null
  const { n = '', before = '', behind = /less|fewer/u.test(before) ? before : undefined } = match.groups ?? {}
  if (behind === undefined) return null
  const isLess = /less|fewer|shorter/u.test(behind ?? '')
  const passesThen = planned + (isLess ? -1 : 1) * (countOf(n) ?? 1)
  if (passesThen <= 0) return null
  return found(
    match,
    passesThen / planned,
    `${passesThen} ${passesThen === 1 ? 'epoch' : 'epochs'} in place of ${planned}`,
  )
}

/** So many tokens or examples more; null where it is not known of how many the plan is. */
function addedIn(line: string, { scenario: { spec, corpus } }: PlanOfWords): FoundCircumstance | null {
  const match = added.exec(line)
  if (match === null || spec.tokens === null) return null
  const groups = match.groups ?? {}
  const typed = (groups['amount'] ?? groups['plus'] ?? groups['more'] ?? '').trim()
  const thing = (groups['thing'] ?? groups['what'] ?? groups['kind'] ?? '').trim()
  const { value, isScaled } = amountOf(typed)
  if (!(value > 0) || ofElse.test(thing)) return null
  const isTokens = /\btokens?\b/u.test(thing) || (isScaled && (/^(?:of )/u.test(thing) || thing === '') && value >= 1e6)
  const isExamples = new RegExp(String.raw`\b${dataThings}\b`, 'u').test(thing) && !isTokens
  if (isTokens) {
    const epochs = corpus?.epochs ?? 1
    return found(
      match,
      1 + (value * epochs) / spec.tokens,
      `${typed.replace(/ ?tokens?$/u, '').toUpperCase()} tokens on top`,
    )
  }
  const examples = corpus?.examples ?? null
  return isExamples && examples !== null
    ? found(
        match,
        1 + value / examples,
        `${typed} ${thing.replace(/^(?:more|extra|further|additional|new) /u, '')} on top`,
      )
    : null
}
/** What else is more: money, time, machines. */
const ofElse =
  /\b(?:hours?|h|days?|weeks?|months?|minutes?|gpus?|cards?|nodes?|machines?|dollars?|bucks|usd|euros?|epochs?|pass(?:es)?|runs?|times?|seeds?|people|gb|gib|tb|steps?|[a-z]{0,3}\d{2,4}s?)\b/u
