/**
 * "Sorry, 700 was words, not tokens", "300M was wrong, that's characters": what the plan counts in tokens was counted in
 * words, characters or rows.
 */
import { formatExact } from '../../scenario/format-values.ts'
import { withLastNote } from '../../scenario/noted-scenario.ts'
import type { Corpus } from '../../scenario/scenario.ts'
import { quantity } from '../grammar/preset-slots.ts'
import { isKind } from '../lexicon/meanings.ts'
import { amendWith } from './amendment.ts'
import { type ReplyCandidate, typedLine, wholeReply } from './reply-candidate.ts'
import type { Reply } from './reply-input.ts'

const number = String.raw`~?(?<![\w.])(?<value>\d[\d,]{0,12}(?:\.\d{1,2})?)\s?(?<magnitude>[kmb]|thousand|million|billion)?\b`
const unit = '(?<unit>words?|char(?:acter)?s?|letters|bytes|rows|lines)'
const said = String.raw`(?:are|were|was|is|as|in|meant|mean|it's|its|that's|thats|these are|those are|=|~|,|:)?\s?(?:actually |really |counted in |measured in |in |just |all ){0,2}${unit}\b`
const denied = String.raw`(?:[\s,;(-]{1,3}|,? and )(?:not|and not|rather than|instead of)(?: in| the)? tok(?:en)?s?\b`
const they =
  "\\b(?:those|these|that|they|it|the (?:numbers?|lengths?|counts?|figures?|total))(?:[ ]?(?:'s|'re)|s\\b)?(?: \\d[\\d.,]*[kmb]?)?"
const forms: readonly RegExp[] = [
  new RegExp(`${number}[^\\d.?]{0,30}?\\s?${said}[^\\d.?]{0,16}?${denied}`, 'u'),
  new RegExp(`${they}[^\\d.?]{0,12}\\s?${said}[^\\d.?]{0,16}?${denied}`, 'u'),
  new RegExp(`\\b(?:not|no) tok(?:en)?s[\\s,;:-]{1,3}(?:but |it's |its |they're |they are |i mean |i meant |meant )?${unit}\\b`, 'u'),
] // prettier-ignore
/** Without the word for what it is not: the number of the plan, or a word that takes it back. */
const barely: readonly RegExp[] = [
  new RegExp(`${number}[^\\d?]{0,16}?(?:\\bbut|\\band|,) (?:those|these|that|they|it)(?:'s|'re|s| is| are| was| were)? (?:actually |really |in ){0,2}${unit}\\b`, 'u'),
  new RegExp(`${number}(?: each| of them)?(?: i (?:gave|told) (?:you|u))? ?(?:are|were|was|is|meant|=)? ?(?:actually |really |counted in |measured in |in |just ){0,2}${unit}(?=[\\s.,;!]*$|[,;.] )`, 'u'),
  new RegExp(`${number}(?: was| were| is)? (?:wrong|off|a mistake|my mistake|incorrect)\\b[^\\d?]{0,30}\\b(?:that'?s|that is|that was|it'?s|it was|those are|those were|they'?re|they are|these are|counted) (?:actually |really |in ){0,2}${unit}\\b`, 'u'),
  new RegExp(`\\b(?:wrong|sorry|oops|correction|wait|actually|my bad|no|hm+)\\b[^\\d?]{0,24}\\b(?:that'?s|that is|that was|it'?s|those are|those were|they'?re|they are|these are|i meant|we counted|counted)(?: in)? (?:actually |really |in )?${unit}\\b`, 'u'),
  new RegExp(`^(?:(?:sorry|oh|no|wait|oops)[\\s,]{1,2})?(?:i|we) (?:meant|mean|counted|said)(?: in| it in)? ${unit}[\\s.!]*$`, 'u'),
] // prettier-ignore
const hint = /\b(?:words?|char(?:acter)?s?|letters|bytes|rows|lines)\b/u
const maxLength = 110
const scales: Readonly<Record<string, number>> = { k: 1e3, thousand: 1e3, m: 1e6, million: 1e6, b: 1e9, billion: 1e9 }

/** "Tokens is more like 11M", "so roughly 11M tokens": what it is in tokens was said too, and holds. */
const told = String.raw`(?<![\w.])(?<value>\d[\d,]{0,12}(?:\.\d{1,2})?)\s?(?<magnitude>[kmb]|thousand|million|billion)?\b`
const toldTokens: readonly RegExp[] = [
  new RegExp(`${told}\\s?tok(?:en)?s?\\b(?! (?:was|were)\\b)`, 'u'),
  new RegExp(`(?<!\\b(?:not|no|than|of) )\\btok(?:en)?s?(?: count| number| total)?[\\s,:=~]{0,3}(?:(?:is|are|it is|it's|its|would be|will be|should be|come|comes|more|like|rather|closer|to|about|around|roughly|approx|maybe|probably|only|just)[\\s,:=~]{1,2}){0,4}~?${told}`, 'u'),
] // prettier-ignore

/** Null where nothing is said to be counted otherwise, or the plan has no such number. */
export function readWordsForTokens(reply: Reply): ReplyCandidate | null {
  const line = typedLine(reply)
  if (line.length > maxLength || !hint.test(line) || line.includes('?')) return null
  const isDenied = /\btok(?:en)?s?\b/u.test(line)
  const found = [...(isDenied ? forms : []), ...barely].map((form) => form.exec(line)).find((match) => match !== null)
  const groups = found?.groups
  const { corpus } = reply.scenario
  if (groups === undefined || corpus === undefined) return null
  const typed = valueOf(groups)
  const each = corpus.tokensPerExample
  const inTokens = toldTokens
    .map((form) => valueOf(form.exec(line)?.groups))
    .find((amount) => amount !== null && amount !== typed && amount !== corpus.tokensPerEpoch && amount !== each)
  const isOf = (held: number | null): held is number => held !== null && (typed === null || typed === held)
  const named = groups['unit'] ?? ''
  if (/^(?:rows|lines)$/u.test(named)) return inRows(reply, corpus, typed, line, named)
  // Without a number it is the length that somebody gave, or else the whole.
  if (isOf(each))
    return inTokens
      ? toldIn(reply, inTokens > each * maxPerWord ? 'tokens' : 'length', inTokens)
      : counted(reply, 'length', each, named)
  if (!isOf(corpus.tokensPerEpoch) || (each !== null && typed === null)) return null
  return inTokens ? toldIn(reply, 'tokens', inTokens) : counted(reply, 'tokens', corpus.tokensPerEpoch, named)
}

/** No word has so many tokens: it is the whole that was told. */
const maxPerWord = 20

type CountedMeasure = 'length' | 'tokens'

const valueOf = (groups: Readonly<Record<string, string | undefined>> | undefined): number | null =>
  groups?.['value'] === undefined
    ? null
    : Number(groups['value'].replaceAll(',', '')) * (scales[groups['magnitude'] ?? ''] ?? 1)

/** As it was said: nothing is worked out from characters. */
function toldIn(reply: Reply, measure: CountedMeasure, value: number): ReplyCandidate {
  const words = `${formatExact(value)} tokens${measure === 'length' ? ' each' : ''}`
  return wholeReply(reply, amendWith(reply, { words, slots: [quantity(measure, value)] }), 'counts in tokens')
}

function counted(reply: Reply, measure: CountedMeasure, held: number, unitWord: string): ReplyCandidate | null {
  const isWords = unitWord.startsWith('word')
  const perUnit = tokensOfEach(reply, isWords ? '1000 words' : '1000 characters')
  if (perUnit === null) return null
  const value = Math.max(1, Math.round(held * perUnit))
  const words = `${formatExact(value)} tokens${measure === 'length' ? ' each' : ''}`
  const act = amendWith(reply, { words, slots: [quantity(measure, value)] })
  if (act.kind !== 'amended') return wholeReply(reply, act, `counts in ${unitWord}`)
  const note = isWords
    ? `Words: about ${rounded(1 / perUnit)} of them are a token of English prose, fewer of other languages.`
    : `${unitWord === 'bytes' ? 'Bytes' : 'Characters'}: about ${rounded(1 / perUnit)} of them are a token of English prose, fewer of code and other scripts.`
  return wholeReply(reply, { ...act, scenario: withLastNote(act.scenario, note) }, `counts in ${unitWord}`)
}

const rounded = (value: number): string => String(Number(value.toPrecision(2)))

/** Tokens of one word or character, as the grammar reads a thousand of them. */
function tokensOfEach({ understand }: Reply, thousand: string): number | null {
  const amount = understand(thousand).recognized.mentions.find((mention) => isKind(mention, 'amount'))
  const value = amount !== undefined && isKind(amount, 'amount') ? amount.meaning.value : 0
  return value > 0 && value !== 1000 ? value / 1000 : null
}

/** "30k are rows, one ticket has 4": so many rows make an example; without that a row is one. */
function inRows(reply: Reply, corpus: Corpus, typed: number | null, line: string, unitWord: string): ReplyCandidate | null {
  const per = /\b(?:one|an?|each|every|per) [a-z]{3,14}(?: (?:has|is|are|of|takes|=|about|around|some|usually)){0,3} (?<rows>\d{1,4})(?: rows| lines)?\b/u.exec(line)?.groups?.['rows']
  const { examples, tokensPerEpoch } = corpus
  if (examples !== null && (typed === null || typed === examples)) {
    const count = per === undefined ? 0 : Math.round(examples / Number(per))
    if (!(count > 0)) return null
    return wholeReply(reply, amendWith(reply, { words: `${formatExact(count)} examples`, slots: [quantity('examples', count)] }), `counts ${unitWord} of an example`)
  }
  if (examples !== null || typed !== tokensPerEpoch) return null
  return wholeReply(reply, amendWith(reply, { words: `${formatExact(tokensPerEpoch)} examples`, slots: [quantity('examples', tokensPerEpoch)] }), `counts ${unitWord}`)
} // prettier-ignore
