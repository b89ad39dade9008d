/** "Free every night from 18 to 8, how many nights?": hours of a day in which machines are free, and the text without them. */
import { hoursOfWeek } from '../../scenario/hours-of-time.ts'

type NightWindow = {
  readonly hours: number
  /** What comes again and again. */
  readonly each: 'day' | 'night' | 'week'
  readonly words: string
  readonly rest: string
}

const clock = String.raw`(\d{1,2})(?::(\d\d))? ?(am|pm|h|uhr|o'?clock)?`
const fromTo = new RegExp(
  String.raw`\b(?:from |between |von )?${clock} ?(?:to|till|until|through|and|bis|-|–) ?${clock}(?! ?(?:[%$€xbkm]|gpus?|tokens?|epochs?|[abhl]\d))(?!\w|[.]\d)`,
  'iu',
)
const ofHours = /(?<![\w.])(\d{1,2}) ?(?:h|hrs?|hours?) ?(?:an?|per|each|every|\/) ?(?:night|evening)\b/iu
/** "Over nights, 6 hours each" */
const hoursEach = /(?<![\w.])(\d{1,2}) ?(?:h|hrs?|hours?) ?(?:each|apiece)\b/iu
const nightly =
  /\b(?:(?:free |available |idle |open |ours )?(?:only )?(?:(?:every|each|at) (?:single )?night|nightly|overnight|at nights|jede nacht|nachts)(?: (?:free|only))?)\b/iu
const asksNights =
  /\b(?:how many|wie ?viele) (?:nights|evenings|nächte)\b(?: (?:for|will|does|do|would|is|to|für|of)\b)*/iu

/** Nobody works in the machine then, and it is theirs in the rest of the day. */
const outsideOf =
  /\b(?:outside|except|not|never|but not)(?: (?:of|in|during|the|our))* (?:office|working|business|work) (?:hours|time)\b/iu
const [dayHours, officeHours] = [24, 8]

/** Hours of each day that a text names by the clock: "10pm to 6am", "22:00-06:00", "outside office hours"; null where it names none. */
export function clockSpanIn(
  text: string,
  namesWindow: boolean,
): { readonly hours: number; readonly words: string; readonly isOvernight: boolean } | null {
  const given = ofHours.exec(text) ?? (namesWindow ? hoursEach.exec(text) : null)
  if (given !== null && Number(given[1]) < dayHours)
    return { hours: Number(given[1]), words: given[0], isOvernight: /night|evening/iu.test(text) }
  const outside = outsideOf.exec(text)
  const span = fromTo.exec(text)
  const isClock = span !== null && (span[3] ?? span[6] ?? span[2] ?? span[5]) !== undefined
  // "At night 22-6": from an evening to a morning.
  const isNight = span !== null && namesWindow && Number(span[1]) > eveningFrom && Number(span[4]) < noon
  const isSpan =
    isClock || isNight || (span !== null && (namesWindow || outside !== null) && /^(?:from|between)\b/iu.test(span[0]))
  if (span === null || !isSpan) {
    return outside === null ? null : { hours: dayHours - officeHours, words: outside[0], isOvernight: true }
  }
  const hours = hoursBetween(span)
  if (!(hours > 0)) return null
  if (outside !== null) return { hours: dayHours - hours, words: `${outside[0]}, ${span[0].trim()}`, isOvernight: true }
  const isOvernight = Number(span[1]) + (/pm/iu.test(span[3] ?? '') ? 12 : 0) > eveningFrom
  return { hours, words: span[0].trim(), isOvernight }
}
const [eveningFrom, noon] = [16, 12]

/** "Must run between 20:00 and 06:00": nights are not counted, and are all that there is. */
const onlyNights =
  /\b(?:(?:it |that |the run |training )?(?:must|can|may|has to|should)(?: only)? (?:run|train)(?: only)?|only (?:runs?|trains?|allowed)|allowed to run(?: only)?)(?= (?:between|from)\b)/iu

/** "20 hours a week", "8 h max each day": how long a machine may be used. */
const useOfPeriod =
  /(?<![\w.$€£])(\d{1,3}) ?(?:h|hrs?|hours?)(?: (?:max|at most|tops|only|or so))? ?(?:(?:an?|per|each|every|\/) ?(day|night|evening|week)|(daily|nightly|weekly))\b(?: max\b| at most\b| only\b)?/iu
const asksPeriods =
  /,? ?\b(?:so )?(?:in )?how many (?:days|nights|evenings|weeks)\b(?: (?:is|would|will|does) (?:that|it|this)(?: (?:be|take))?)?/iu
/** Hours in which something else is done than to train. */
const ofOtherUse =
  /\b(?:serv(?:e|es|ed|ing)|host(?:s|ed|ing)?|inference|buy\w*|bought|purchas\w+|or (?:keep )?rent\w*|audio|speech|voice|record\w*|video|footage|kaggle|colab|people|students?|work(?:s|ing)?|meetings?|uptime|production|customers?)\b/iu

/** "The cluster is ours 20 hours a week": null where no such time of a machine is told. */
function usedPerPeriodIn(text: string): NightWindow | null {
  const found = ofOtherUse.test(text) ? null : useOfPeriod.exec(text)
  if (found === null) return null
  const unit = (found[2] ?? found[3] ?? '').toLowerCase()
  const each = unit.startsWith('w') ? 'week' : unit.startsWith('da') ? 'day' : 'night'
  const hours = Number(found[1])
  if (!(hours > 0 && hours < (each === 'week' ? hoursOfWeek : dayHours))) return null
  const rest = text.replace(found[0], ' ').replace(asksPeriods, ' ')
  return { hours, each, words: found[0].trim(), rest: tidied(rest) }
}

const tidied = (text: string): string =>
  text
    .replaceAll(/\s+/gu, ' ')
    .replaceAll(/ (?=[.,;?])/gu, '')
    .trim()

/** Null where no nights are counted, or no window of them is named. */
export function nightWindowIn(text: string): NightWindow | null {
  const asked = asksNights.exec(text) ?? onlyNights.exec(text)
  if (asked === null) return usedPerPeriodIn(text)
  const rest = text.replace(asked[0], ' ')
  const given = ofHours.exec(rest)
  const span = given === null ? fromTo.exec(rest) : null
  const words = (given ?? span)?.[0]
  const hours = given === null ? (span === null ? NaN : hoursBetween(span)) : Number(given[1])
  if (words === undefined || !(hours > 0 && hours < 24)) return null
  return {
    hours,
    each: 'night',
    words: words.trim(),
    rest: tidied(
      rest
        .replace(words, ' ')
        .replace(nightly, ' ')
        .replaceAll(/\b(?:free|uhr|frei)\b/giu, ' '),
    ),
  }
}

function hoursBetween([
  ,
  fromHour = '',
  fromMinute = '0',
  fromHalf,
  toHour = '',
  toMinute = '0',
  toHalf,
]: RegExpExecArray): number {
  const at = (hour: string, minute: string, half: string | undefined): number => {
    const ofDay = Number(hour) % (/[ap]m/iu.test(half ?? '') ? 12 : 24)
    return ofDay + (/pm/iu.test(half ?? '') ? 12 : 0) + Number(minute) / 60
  }
  return (at(toHour, toMinute, toHalf) - at(fromHour, fromMinute, fromHalf) + 24) % 24
}
