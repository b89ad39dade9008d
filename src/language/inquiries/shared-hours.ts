/** "30 students, each 20 h of a GPU": hours that many people have of a GPU each, and the text without them. */
import { collapseSpaces } from '../text/characters.ts'

export type SharedHours = {
  readonly people: number
  /** Of each of them; each week, where `isWeekly`. */
  readonly hours: number
  readonly isWeekly: boolean
  readonly words: string
  readonly rest: string
}

const persons = String.raw`(?:students?|people|persons?|participants?|users?|trainees?|colleagues?|employees?|interns?|attendees?|learners?|pupils?|developers?|devs?|engineers?|researchers?|analysts?|teams?|groups?)`
const number = String.raw`(?<![\w.$€£])(\d{1,5})`
const time = String.raw`~?(\d{1,4}(?:\.\d)?) ?(?:h|hrs?|hours?)\b`
const patterns = [
  new RegExp(
    String.raw`${number} (?:[a-z]{1,12} )?${persons}\b[ ,:]{0,3}(?:(?:x|×|\*|with|at|get|gets|need|needs|use|uses|for|each|every one|a) ?){0,4}${time}(?: (?:each|apiece|per (?:person|student|head)))?`,
    'iu',
  ),
  new RegExp(
    String.raw`${time} (?:each |apiece )?(?:for|x|×|times) (?:each of )?(?:the |our )?${number} (?:[a-z]{1,12} )?${persons}\b`,
    'iu',
  ),
]
const weeks = /(?:\bgpus?(?: time)? )?(?:\b(?:an?|per|each|every) week\b|\/ ?(?:week|wk)\b|\bweekly\b)/iu
const isEach = /\b(?:each|apiece|every|per (?:student|person|head|user|participant))\b|[x×*]/iu

/** Null where it is not said of each of them. */
export function sharedHoursIn(text: string): SharedHours | null {
  for (const [at, pattern] of patterns.entries()) {
    const found = pattern.exec(text)
    if (found === null || !isEach.test(found[0])) continue
    const [one, other] = [Number(found[1]), Number(found[2])]
    const [people, hours] = at === 0 ? [one, other] : [other, one]
    if (people < 2 || !(hours > 0)) return null
    const [weekly = ''] = weeks.exec(text) ?? []
    return {
      people,
      hours,
      isWeekly: weekly !== '',
      words: found[0].trim(),
      rest: collapseSpaces(text.replace(found[0], ' ').replace(weekly, ' ')),
    }
  }
  return null
}
