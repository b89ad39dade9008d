/** "Finance asks if we should reserve a GPU for the year", "rent by the hour or by the month?": whether to commit is asked beside a job, and not ordered. */
import { collapseSpaces } from '../text/characters.ts'
import { sentencesOf } from '../text/parts-of-text.ts'

export type AskedCommitment = {
  /** What asks, as typed. */
  readonly words: string
  /** The text without it: first without the whole sentence, then without the clause alone. */
  readonly rests: readonly string[]
  /** What it would be kept for. */
  readonly term: 'month' | 'year'
}

const commits =
  /\b(?:reserv(?:e|es|ed|ing|ations?)|commit(?:s|ting|ted|ments?)?|(?:one|two|three|[123])[- ]years? (?:term|contract|plan|deal|lease)|(?:annual|yearly) (?:contract|plan|lease|subscription)|savings plans?)\b/iu
const asks =
  /\b(?:should|shall|worth|sensible|makes? (?:any )?sense|better|cheaper|do(?:es)? (?:it|that|this) pay|would (?:it|that|this)? ?(?:pay|help|save)|need to|do (?:we|i) need|pays? off|save(?:s|d)? (?:us |me )?(?:money|anything)|good idea|smart|or (?:just |simply |better |rather )?(?:go |stay |pay |rent |use |keep |take )?(?:on[- ]demand|by the hour|hourly|as we go|pay[- ]as[- ]you[- ]go))\b/iu
const indirect =
  /\b(?:ask(?:s|ed|ing)?|wonder(?:s|ed|ing)?|wants? to know|wanted to know|not sure|unsure|don['’]?t know|question is|tell (?:me|us)|debating|considering|undecided|thinking about|discuss\w*)\b.{0,40}\b(?:if|whether|about|or)\b|\b(?:considering|thinking about|debating|toying with)\b/iu
/** "Should we?" behind it. */
const echo = /^\W{0,2}(?:should (?:we|i)|is it|does it|would you|worth it|yes or no|makes? sense|good idea)\W{0,3}\?$/iu
const clauseEnd =
  /(?<=[,;:])\s+|\s[-–—]\s|\s(?=(?:and|but|so) (?:should|is|does|would|finance|procurement|our|my|the|we|i)\b)/iu
const longest = 900
const longestOfOneJob = 300
const byHour = String.raw`(?:(?:by|per|for) (?:the |an? )?hours?|hourly|on[- ]?demand|(?:pay )?as (?:we|you|i) go|pay[- ]as[- ]you[- ]go|per run|each (?:time|run|(?:mon|tues|wednes|thurs|fri|satur|sun)day))`
const byMonth = String.raw`(?:(?:by|for|per) (?:the |an? |one )?(?:whole |full |entire )?months?|monthly|month[- ]to[- ]month|all month|the (?:whole|full|entire) month)`
const between = String.raw`[^.;?!]{0,40}\b(?:or|vs\.?|versus|than|against)\b[^.;?!]{0,40}`
/** "Rent by the hour or by the month?", "on demand each Monday or keep a GPU by the month?" */
const hourOrMonth = new RegExp(
  String.raw`\b(?:${byHour})\b${between}\b${byMonth}\b|\b${byMonth}\b${between}\b${byHour}\b`,
  'iu',
)
/** A sum of money by the month or the hour is a price to weigh. */
const pricedRate = /[$€£] ?\d|\d ?(?:[$€£]|usd\b|eur\b|dollars?\b|euros?\b)/iu

/** Null where nobody asks whether to commit. */
export function askedCommitmentIn(text: string): AskedCommitment | null {
  if (text.length > longest) return null
  const sentences = sentencesOf(text).map((sentence) => sentence.trim())
  const monthly = sentences.find((sentence) => hourOrMonth.test(sentence))
  // A page has several jobs and questions, of which this is one.
  if (monthly !== undefined && text.length <= longestOfOneJob && !pricedRate.test(text)) {
    const words = monthly.split(/(?<=[,;:])\s+/u).find((clause) => hourOrMonth.test(clause)) ?? monthly
    const [contrast] = hourOrMonth.exec(monthly) ?? [monthly]
    const rests = [monthly, words, contrast].map((said) => collapseSpaces(text.replace(said, ' ')).trim())
    return { words, rests, term: 'month' }
  }
  if (!commits.test(text)) return null
  const at = sentences.findIndex(isAsked)
  const sentence = sentences[at]
  if (sentence === undefined) return null
  const next = sentences[at + 1] ?? ''
  const tail = echo.test(next) ? next : ''
  const clauses = sentence.split(clauseEnd)
  const first = clauses.findIndex((clause) => commits.test(clause) || indirect.test(clause))
  // "…, should we reserve or go on demand": from the clause that begins the question.
  const from = clauses.findIndex((clause, index) => index <= first && (asks.test(clause) || indirect.test(clause)))
  const clause = sentence.slice(sentence.indexOf(clauses[from === -1 ? first : from] ?? sentence))
  const without = (words: string): string => collapseSpaces(text.replace(words, ' ').replace(tail, ' ')).trim()
  return { words: clause, rests: [without(sentence), without(clause)], term: 'year' }
}

const isAsked = (sentence: string): boolean =>
  commits.test(sentence) &&
  (indirect.test(sentence) || (asks.test(sentence) && (sentence.endsWith('?') || opensAsQuestion.test(sentence))))
const opensAsQuestion = /(?:^|[,;:-] )\W{0,2}(?:should|shall|is|are|does|do|would|worth)\b/iu
