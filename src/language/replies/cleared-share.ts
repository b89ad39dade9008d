/**
 * "A third of it isn't cleared yet", "legal has cleared two thirds", "half of it is junk": which share of the data may be
 * used, and whether that is settled.
 */
import { partsOf } from '../text/parts-of-text.ts'
import { opensSupposed } from './supposed-data.ts'

export type ClearedShare = {
  /** What is left of the data. */
  readonly keeps: number
  /** It may change, or the run is to wait: nothing is planned anew. */
  readonly isPending: boolean
  readonly isHeld: boolean
}

const shares: Readonly<Record<string, number>> = {
  half: 1 / 2, third: 1 / 3, thirds: 1 / 3, quarter: 1 / 4, quarters: 1 / 4, fifth: 1 / 5, fifths: 1 / 5, tenth: 1 / 10, tenths: 1 / 10,
} // prettier-ignore
const counts: Readonly<Record<string, number>> = {
  a: 1,
  one: 1,
  '1': 1,
  two: 2,
  three: 3,
  four: 4,
  nine: 9,
  another: 1,
}
const share =
  /(?<![\w.])(?:(?:(?<count>a|one|two|three|four|nine) )?(?<word>half|thirds?|quarters?|fifths?|tenths?)\b(?! (?:an? (?:day|hour|night|week|month|year|minute)|the (?:day|night|week|month|time)|epoch|run|time|pass|try|attempt|party|parties|one|card|gpu|node|of the (?:budget|money|time|price|cost|gpus|cards)))|(?<percent>\d{1,2}(?:\.\d)?) ?(?:%|percent|pct))/u
/** What is ruled out by it; and what may be used. */
const pending = String.raw`(?:cleared?|approved?|licen[sc]ed?|signed?(?: off)?|released?|permitted|allowed|consented|consent|permission|agreed|anonymi[sz]ed|redacted|checked|reviewed|vetted|confirmed|delivered|arrived|labell?ed|transcribed|ready)`
const kept = new RegExp(
  String.raw`\b(?:${pending}|usable|clean|fine to use|ok to use|okay to use|good enough|can (?:be )?used?|may (?:be )?used?|survived?|survives|remains?|is left|are left|passed|passes|kept|worth keeping|ours to use)\b`,
  'u',
)
const ofPending = new RegExp(String.raw`\b${pending}\b`, 'u')
const bad =
  /\b(?:unusable|un(?:cleared|licensed|approved|signed)|junk|garbage|spam|dup(?:e|licate)s?|duplicated|near-dup\w*|broken|corrupt(?:ed)?|empty|boilerplate|noise|off[- ]limits|withdrawn|embargoed|blocked|forbidden|not ours|low quality|useless|trash|rubbish|mislabell?ed|gibberish|bad ocr|out of scope|gone)\b/u
const not =
  /\b(?:not|isn'?t|aren'?t|wasn'?t|weren'?t|hasn'?t|haven'?t|didn'?t|doesn'?t|don'?t|can'?t|cannot|couldn'?t|mustn'?t|no|never|nobody|without|still (?:needs?|has to|have to|waiting)|yet to|awaiting|waiting (?:for|on)|missing|lacks?|pending)\b/u
const holds =
  /\b(?:hold off|hold on (?:this|that|it)|on hold|hold (?:this|that|it|everything)|(?:don'?t|do not|not) (?:start|run|launch|book|kick|go)|wait (?:with|on)|pause (?:this|it|that)|park (?:this|it|that)|stand ?by|not yet|no go|stop right)\b/u
const ofData =
  /\b(?:data(?:set)?|corpus|text|tokens?|rows|records|examples|samples|pairs|documents?|docs|files|pages|tickets|chats|mails|emails|contracts|articles|transcripts|logs|images|recordings|audio|hours|books|notes|reports|it|that|them|those|this|prompts|posts|cases|part)\b/u
/** Of other things shares are spoken of too. */
const ofOther =
  /\b(?:budget|money|cost|price|bill|gpus?|cards?|nodes?|memory|vram|disk|deadline|team|people|evals?|time|utili[sz]ation|mfu|done|finished|cheaper|faster|slower|discount|off|loss|accuracy|invoice|spot|steps?|epochs?|layers?|params|spent|weeks?)\b|[$€£?]/u
const maxLength = 170
const sentenceEnd = /(?<=[.;!])\s+|,\s+|\s+[–—-]+\s+/u

/** Null where no share of the data is told, or nothing says whether it may be used. `isAddressed`: then its name may be left out. */
export function clearedShareIn(typed: string, isAddressed: boolean): ClearedShare | null {
  if (typed.length > maxLength) return null
  const line = typed.toLowerCase().replaceAll('’', "'").trim()
  const said = share.exec(line)
  if (opensSupposed(line)) return null
  const isHeld = holds.test(line)
  const text = line.replace(holds, ' ')
  const other = line.slice(0, said?.index ?? 0) + line.slice((said?.index ?? 0) + (said?.[0].length ?? 0))
  if (said?.groups === undefined || ofOther.test(text) || /\d/u.test(other)) return null
  const part = partIn(said.groups)
  const clauses = partsOf(text, sentenceEnd)
  const at = clauses.findIndex((clause) => share.test(clause))
  // "Legal hasn't cleared the Dalloz part, that's about a third": what is ruled out stands in the clause before.
  const near = [clauses[at] ?? '', ...(/^(?:that(?:'s|s| is)|which is|so|about|around|roughly|it's)\b/u.test(clauses[at] ?? '') ? [clauses[at - 1] ?? ''] : [])].join(' ') // prettier-ignore
  const [isBad, isKept] = [bad.test(near), kept.test(near)]
  if (part === null || (!isBad && !isKept) || (!isAddressed && !ofData.test(line) && !isBad)) return null
  const isRuledOut = isBad ? !/\b(?:not|isn't|aren't)\b/u.test(near) : not.test(near)
  const keeps = isRuledOut ? 1 - part : part
  if (!(keeps > 0 && keeps < 1)) return null
  const isOpen = isRuledOut && ofPending.test(near)
  return { keeps, isPending: isHeld || isOpen, isHeld }
}

function partIn({ word, count, percent }: Readonly<Record<string, string | undefined>>): number | null {
  const part = percent === undefined ? (shares[word ?? ''] ?? 0) * (counts[count ?? 'a'] ?? 1) : Number(percent) / 100
  return part > 0 && part < 1 ? part : null
}
