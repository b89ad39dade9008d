/** The forms of a share that is taken off, added or left, and of so much that is: "cut it to a quarter", "a third of it is spam". */
import { numberWords } from '../text/number-words.ts'
import type { Reply } from './reply-input.ts'
import { partsOf } from '../text/parts-of-text.ts'

export type StatedShare = {
  /** What holds is multiplied by it, and so much is added. */
  readonly factor: number
  readonly step: number
  /** The words for what it is of: "the data", "it"; empty where none stand there. */
  readonly target: string
  /** It names a part alone: "half the cluster". */
  readonly isPart: boolean
}

const shares: Readonly<Record<string, number>> = {
  half: 1 / 2, 'a half': 1 / 2, third: 1 / 3, 'a third': 1 / 3, 'one third': 1 / 3, 'two thirds': 2 / 3, quarter: 1 / 4, 'a quarter': 1 / 4,
  'one quarter': 1 / 4, 'three quarters': 3 / 4, 'a fifth': 1 / 5, 'one fifth': 1 / 5, 'a tenth': 1 / 10, 'one tenth': 1 / 10,
} // prettier-ignore
const share = String.raw`(?:(?:about|around|roughly|some|like|maybe|another) )?(?:(?<word>${Object.keys(shares).toSorted((one, other) => other.length - one.length).join('|')})|(?<percent>\d{1,3}(?:\.\d)?) ?(?:%|percent|pct))` // prettier-ignore
const target = String.raw`(?<target>it|that|this|them|those|these|theirs|ours|(?:the |our |my |its |their |all )?(?:training |whole |entire |token |gpu )?[a-z]{3,12}(?: (?:count|set|total|size))?)`
const opening =
  "^(?:(?:ok|okay|so|and|then|but|well|actually|please|pls|we|i|they|let's|lets|you can|can|could|should|would|just|only|also|now|have to|had to|want to|need to|will)[\\s,]+){0,5}"
const ending = '(?: (?:instead|then|please|pls|again|now|for now|first|for (?:a|the) \\w+(?: run)?))*$'
const lessens = '(?:cut|reduce|shrink|lower|trim|drop|slash|decrease|scale|bring|take|dial|knock|shave|thin|pare)'
const rises =
  '(?:(?:will |has |have |had )?(?:went|goes|go|gone|grew|grows|grow|grown|rose|risen|increased|jumped|is|are)(?: up)?(?: again)?)'
const falls =
  '(?:(?:has |have )?(?:shrank|shrunk|fell|dropped|decreased|(?:went|came|is|are|goes) down|got cut|was cut|were cut)(?: again)?)'
const outs =
  '(?:drop|dropped|remove|removed|throw (?:out|away)|threw (?:out|away)|lose|lost|discard|discarded|delete|deleted|filter(?:ed)?(?: out)?|cut|skip|leave out|toss|leave off|exclude)'
const ruined =
  '(?:is|are|was|were|turned out to be|turn out to be) (?:all )?(?:just )?(?:spam|dup(?:e|licate)s?|duplicated|junk|gone|garbage|useless|out|unusable|broken|noise|boilerplate|empty|not usable|bad)'
const leaves =
  '(?:only|is enough|are enough|will do|would do|is plenty|is left|are left|remains?|survives?|survived|(?:is|are) usable|(?:is|are) labell?ed|(?:is|are) ours|is mine)'
const keeps = '(?:only|just|use|keep|take|start with|try|train on|go with|with)'

/** Each with what it does to what holds. */
const ofShare: readonly (readonly [RegExp, (part: number) => number])[] = [
  [new RegExp(`${opening}${lessens} ${target}(?: down| back)? to ${share}(?: of (?:it|that|what it was))?${ending}`, 'u'), (part) => part],
  [new RegExp(`${opening}${lessens} ${target}(?: (?:down|back)(?: by)?| by) ${share}(?: (?:off|less))?${ending}`, 'u'), (part) => 1 - part],
  [new RegExp(`${opening}(?:shave|knock|take|cut|lop|trim|chop|slice) ${share} off(?: of)? ${target}${ending}`, 'u'), (part) => 1 - part],
  [new RegExp(`(?:${opening}|\\b)${outs} ${share}(?: of ${target})?${ending}`, 'u'), (part) => 1 - part],
  [new RegExp(`^${share} of ${target} ${ruined}\\b`, 'u'), (part) => 1 - part],
  [new RegExp(`^(?:(?:we're|we are|i'm|we|i|we'll|ok|so|and|but|also) ){0,3}(?:(?:using|use|keep|keeping|reserve|reserving|holding out|hold out|hold back|need|set aside|setting aside|split off) )?${share} (?:of )?${target} (?:as|for|(?:is|are|goes|go)(?: to| into| for)?) (?:the |our |a )?(?:validation|val|eval(?:uation)?s?|test(?:ing)?|dev|hold-?out)\\b`, 'u'), (part) => 1 - part],
  [new RegExp(`${opening}${target} ${falls}(?: by)? ${share}${ending}`, 'u'), (part) => 1 - part],
  [new RegExp(`${opening}${target} ${rises} by ${share}${ending}`, 'u'), (part) => 1 + part],
  [new RegExp(`${opening}(?:raise|bump|increase|lift|extend|push|grow|up) ${target}(?: up)? by ${share}${ending}`, 'u'), (part) => 1 + part],
  [new RegExp(`${opening}(?:add|adding|plus|put) ${share} (?:more )?(?:to|on top of|on) ${target}(?: for .{3,40})?${ending}`, 'u'), (part) => 1 + part],
  [new RegExp(`(?:${opening}|^.{2,30}[,:] )(?:we |i |you )?(?:can|could|may|are allowed to) (?:go|stretch|move) (?:up |higher )?(?:by )?${share}(?: (?:up|higher|more))? (?:on|with|in|for) ${target}${ending}`, 'u'), (part) => 1 + part],
  [new RegExp(`${opening}${share} (?:less|fewer)(?: ${target})?${ending}`, 'u'), (part) => 1 - part],
  [new RegExp(`${opening}${share} more(?: ${target})?${ending}`, 'u'), (part) => 1 + part],
  [new RegExp(`${opening}${keeps} ${share} of ${target}${ending}`, 'u'), (part) => part],
  [new RegExp(`^(?:(?:after [a-z -]{3,24}?|now|so|only|then),? )*(?:it's|it is|its|that's|that is|there's|we have|we keep|we are left with|it leaves|that leaves|leaves)(?: us)?(?: with)?(?: only| just)? ${share}(?: of (?:it|that|them|those))?(?: left| that's left| remaining)?$`, 'u'), (part) => part],
  [new RegExp(`^(?:only |just )?${share}(?: of)? ${target} ${leaves}${ending}`, 'u'), (part) => part],
] // prettier-ignore
const partAlone = new RegExp(`${opening}${share} (?:of )?(?<target>the (?:cluster|node|pod|rack))${ending}`, 'u')

const amount = String.raw`(?:(?:another|about|around|some|roughly|like|~) ?){0,2}(?<digits>\d[\d,]{0,12}(?:\.\d{1,3})?|another|a|one)? ?(?<magnitude>k|m|b|thousand|million|billion)(?: (?:tokens?|rows|examples|samples|pairs|records|docs|documents))?`
const subject = '(?:(?:[a-z]+ ){1,4})'
const ofAmount: readonly (readonly [RegExp, 1 | -1])[] = [
  [new RegExp(`${opening}(?:${target} )?${rises} by ${amount}${ending}`, 'u'), 1],
  [new RegExp(`^${subject}(?:has |have )?(?:got|gets|received|recorded|collected|found|added|labell?ed|sent|delivered|wrote|generated|scraped|annotated|uploaded|gave)(?: us)? ${amount} (?:more|extra|additional|new|on top)\\b.{0,40}$`, 'u'), 1],
  [new RegExp(`^${subject}(?:pulled|withdrew|took|wants?|retracted|removed|deleted|took back|takes|lost|cut) ${amount} (?:of (?:theirs|ours|it|them|its|his|hers)|back|out|away|again)\\b.{0,30}$`, 'u'), -1],
  [new RegExp(`${opening}(?:take|leave|throw|filter|drop) (?:\\w+ ){1,3}out,? ${amount} of (?:it|them)${ending}`, 'u'), -1],
  [new RegExp(`${opening}(?:take|leave) out(?: \\w+){1,3},? ${amount} of (?:it|them)${ending}`, 'u'), -1],
] // prettier-ignore
const scales: Readonly<Record<string, number>> = { k: 1e3, thousand: 1e3, m: 1e6, million: 1e6, b: 1e9, billion: 1e9 }

/** "Year 2 wrote twice as many essays as I said" */
const asMany =
  /\b(?:(?<times>\d{1,3}(?:\.\d{1,2})?) ?(?:x|times)|(?<twice>twice|double)) as (?:many|much) (?<target>[a-z]{3,14}) as (?:i|we|he|she|they) (?:said|told|thought|planned|assumed|expected|counted)\b/u
const multiple =
  /^(?:(?:so|and|ok|actually|really|more like|rather|let's|lets|we|i) )*(?:it's|its|it is|it was|that's|they're|they are|there are|make it|make that|is|are|was|were|settle (?:at|on|for)|go (?:to|for|with)|aim for|take|use|train on)(?: (?:really|actually|more like|about|now|only|at least|rather)){0,2} (?:(?<times>\d{1,3}(?:\.\d{1,2})?|two|three|four|five|six|eight|ten) ?(?:x|times)|(?<twice>twice|double)) (?:that|it|this|as (?:much|many)|what (?:i|we) said|what(?:'s|s| is| we have| we've got)(?: there| now)?|the (?:number|amount))$/u

/** The end of a clause, or a reason behind it. */
export const clauseEnd = /(?:(?<!\d)[.,]|[.,](?!\d)|[;!])\s*|\s+[-\u2013\u2014]+\s+|\s+(?:because|since|bc|cuz|but)\s+/u
const maxClauses = 4

/** Null where no clause tells one, or another number stands beside it. */
export function statedShareIn(line: string, { vocabulary }: Pick<Reply, 'vocabulary'>): StatedShare | null {
  const clauses = partsOf(line, clauseEnd)
  if (clauses.length > maxClauses) return null
  // "Take Galician out, 15M of it" is one of two clauses.
  const texts = [...clauses, ...clauses.slice(1).map((clause, at) => `${clauses[at] ?? ''}, ${clause}`)]
  for (const text of texts) {
    const found = shareIn(vocabulary.replyWords.openers.sentenceOf(text)) ?? shareIn(text)
    if (found !== null) return clauses.some((clause) => !text.includes(clause) && /\d/u.test(clause)) ? null : found
  }
  return null
}

function shareIn(clause: string): StatedShare | null {
  for (const [form, factorOf] of ofShare) {
    const said = form.exec(clause)?.groups
    const part = said === undefined ? null : partOf(said)
    if (part !== null) return { factor: factorOf(part), step: 0, target: said?.['target'] ?? '', isPart: false }
  }
  const alone = partAlone.exec(clause)?.groups
  const part = alone === undefined ? null : partOf(alone)
  if (part !== null) return { factor: part, step: 0, target: alone?.['target'] ?? '', isPart: true }
  for (const [form, sign] of ofAmount) {
    const said = form.exec(clause)?.groups
    if (said === undefined) continue
    const digits = Number((said['digits'] ?? '').replaceAll(',', ''))
    const value = (digits > 0 ? digits : 1) * (scales[said['magnitude'] ?? ''] ?? 1)
    return { factor: 1, step: sign * value, target: said['target'] ?? 'them', isPart: false }
  }
  const times = multiple.exec(clause)?.groups ?? asMany.exec(clause)?.groups
  if (times === undefined) return null
  const factor = times['twice'] === undefined ? (numberWords[times['times'] ?? ''] ?? Number(times['times'])) : 2
  return factor > 0 ? { factor, step: 0, target: times['target'] ?? 'that', isPart: false } : null
}

function partOf({ word, percent }: Readonly<Record<string, string>>): number | null {
  const part = percent === undefined ? (shares[word ?? ''] ?? 0) : Number(percent) / 100
  return part > 0 && part < 10 ? part : null
}
