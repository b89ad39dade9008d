/** "We ran it last month on one A100, took 6.5 h for 20M tokens. Now …": a run that is over, told with its hours, apart from the job that is to come. */
import { collapseSpaces } from '../text/characters.ts'

export type EarlierRun = {
  readonly hours: number
  /** The hours as typed. */
  readonly words: string
  /** What is told of it, without its hours. */
  readonly told: string
  /** The text of the job that is to come. */
  readonly rest: string
}

const longest = 1200
/** Where a sentence, or what is new beside it, ends and begins. */
const bounds =
  /(?<=[.!?;])\s+|\n+|\s*(?:,|;|–|—| - )\s*(?=(?:and |but |so )?(?:now|this time|next|the new|today we|going forward)\b)/iu
const isOver =
  /\b(?:took|ran|did|lasted|finished|needed|trained|tuned|fine-?tuned|was done|got through|burned|used)\b/iu
const isOurs =
  /\b(?:we|us|our|ours|i|my|it|last (?:time|week|month|year|quarter|run)|previous(?:ly)?|earlier|before|the (?:first|old|last) (?:run|one|model|job)|(?:a|the) run of)\b/iu
/** What somebody else did, would like or claims is no measurement of one's own. */
const isOthers =
  /\b(?:they|paper|authors?|blog|colleague|vendor|people|someone|somebody|reddit|says?|claims?|claimed|would|could|should|budget|need to|must|per (?:day|week|month|year))\b/iu
const time =
  /(?<![\w.$€£])(?:about |around |roughly |some |nearly |almost |just |only |~ ?)?(?<!\d)(\d{1,4}(?:\.\d{1,2})?) ?-?(h|hrs?|hours?|days?|mins?|minutes?)\b(?! (?:ago|later|a (?:day|week)|of (?:data|audio|video|speech)))/giu
const data =
  /(?<![\w.])\d[\d.,]*[^\S\n]?(?:k|m|b|million|billion|thousand)?[^\S\n]?(?:\p{L}{2,14}[^\S\n]){0,2}?(?:tok(?:en)?s?|examples|rows|samples|pairs|tickets|docs|documents|conversations|chats)\b/iu
const hoursOf = (value: number, unit: string): number =>
  /^d/iu.test(unit) ? value * 24 : /^m/iu.test(unit) ? value / 60 : value

/** Null where no run of one's own is told with its hours and its data, or nothing else stands beside it. */
export function earlierRunIn(text: string): EarlierRun | null {
  if (text.length > longest || !isOver.test(text)) return null
  const parts = text.split(bounds).filter((part) => part.trim() !== '')
  const at = parts.findIndex(
    (part) =>
      isOver.test(part) &&
      isOurs.test(part) &&
      !isOthers.test(part) &&
      !part.trim().endsWith('?') &&
      data.test(part) &&
      timesIn(part).length === 1,
  )
  const part = parts[at]
  const rest = parts.filter((_, index) => index !== at)
  if (part === undefined || rest.length === 0 || timesIn(rest.join(' ')).some(({ isPast }) => isPast)) return null
  const [found] = timesIn(part)
  if (found === undefined || found.hours <= 0) return null
  return {
    hours: found.hours,
    words: found.words,
    told: collapseSpaces(part.replace(found.words, ' ')),
    rest: collapseSpaces(rest.join(' ')),
  }
}

const timesIn = (part: string) =>
  [...part.matchAll(time)].map(({ 0: words, 1: value = '', 2: unit = '', index }) => ({
    words: words.trim(),
    hours: hoursOf(Number(value), unit),
    isPast: /\b(?:took|lasted|ran)\b[^.]{0,20}$/iu.test(part.slice(0, index)),
  }))
