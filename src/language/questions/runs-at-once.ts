/** "A workshop of 26 students, each trains one", "five runs at the same time": runs that are done at once, and the text without those words. */
import { countedPeople, eachWords } from './counted-runs.ts'

export type SeriesPeriod = 'month' | 'quarter' | 'year'

type Series = {
  /** Runs in the period, or in all where there is none. */
  readonly count: number
  readonly per: SeriesPeriod | null
  /** As typed. */
  readonly words: string
  readonly atOnce?: 'session' | 'parallel'
  /** They are those by which one frequency is above or below another. */
  readonly change?: 'more' | 'fewer'
}

/** The text without the words of a series; null: none is named. */
export type SeriesText = { readonly series: Series; readonly rest: string }

const weekday = String.raw`(?:mon|tues|wednes|thurs|fri|satur|sun)day`
const events = String.raw`(?:workshops?|hackathons?|tutorials?|boot ?camps?|seminars?|master ?class(?:es)?|lab (?:session|class|course)|(?:live|training|teaching|hands[- ]on|evening|morning|afternoon) (?:class|course)|\d ?-?(?:h|hrs?|hours?|min|minutes?)(?: long)? (?:class|course)|sessions?|lessons?|in class|our class|my class|practical)`
const session = new RegExp(String.raw`\b${events}\b`, 'iu')
const dayOfSession = new RegExp(
  String.raw`\b(?:(?:on |this |next |a )?${weekday}(?:['’]s)?(?= (?:\w{3,12} )?${events}\b)|(?<=${events}) (?:on |this |next )?${weekday}\b)`,
  'iu',
)
const together =
  /,? ?\b(?:(?:all |everyone )?(?:at the same time|simultaneously|concurrently|in parallel|side by side)|all at once)\b(?! or\b)/iu
/** Which of the two is asked, and neither is told. */
const isAsked =
  /\b(?:one after (?:another|the other)|sequential\w*|in sequence|queue\w*|in a row|serial\w*)\b[^.?!]{0,60}\bor\b|\bor\b[^.?!]{0,60}\b(?:at the same time|at once|in parallel|simultaneously|one after|sequential\w*)\b/iu

/** The series, told to be at once where its text says so. */
export function atOnceIn({ series, rest }: SeriesText, text: string): SeriesText {
  const isOfPeople = eachWords.test(text) && [...text.matchAll(countedPeople)].length > 0
  const isSession = isOfPeople && session.test(text)
  if (series.per !== null || isAsked.test(text) || !(isSession || together.test(text))) return { series, rest }
  const without = rest.replace(together, ' ')
  return {
    series: { ...series, atOnce: isSession ? 'session' : 'parallel' },
    rest: isSession ? without.replace(dayOfSession, ' ') : without,
  }
}
