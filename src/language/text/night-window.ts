/** "Free every night from 18 to 8, how many nights?": hours of a day in which machines are free, and the text without them. */

type NightWindow = { readonly hours: number; readonly words: string; readonly rest: string }

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
  const isSpan =
    isClock || (span !== null && (namesWindow || outside !== null) && /^(?:from|between)\b/iu.test(span[0]))
  if (span === null || !isSpan) {
    return outside === null ? null : { hours: dayHours - officeHours, words: outside[0], isOvernight: true }
  }
  const hours = hoursBetween(span)
  if (!(hours > 0)) return null
  if (outside !== null) return { hours: dayHours - hours, words: `${outside[0]}, ${span[0].trim()}`, isOvernight: true }
  const isOvernight = Number(span[1]) + (/pm/iu.test(span[3] ?? '') ? 12 : 0) > eveningFrom
  return { hours, words: span[0].trim(), isOvernight }
}
const eveningFrom = 16

/** "Must run between 20:00 and 06:00": nights are not counted, and are all that there is. */
const onlyNights =
  /\b(?:(?:it |that |the run |training )?(?:must|can|may|has to|should)(?: only)? (?:run|train)(?: only)?|only (?:runs?|trains?|allowed)|allowed to run(?: only)?)(?= (?:between|from)\b)/iu

/** Null where no nights are counted, or no window of them is named. */
export function nightWindowIn(text: string): NightWindow | null {
  const asked = asksNights.exec(text) ?? onlyNights.exec(text)
  if (asked === null) return null
  const rest = text.replace(asked[0], ' ')
  const given = ofHours.exec(rest)
  const span = given === null ? fromTo.exec(rest) : null
  const words = (given ?? span)?.[0]
  const hours = given === null ? (span === null ? NaN : hoursBetween(span)) : Number(given[1])
  if (words === undefined || !(hours > 0 && hours < 24)) return null
  return {
    hours,
    words: words.trim(),
    rest: rest
      .replace(words, ' ')
      .replace(nightly, ' ')
      .replaceAll(/\b(?:free|uhr|frei)\b/giu, ' ')
      .replaceAll(/\s+/gu, ' ')
      .replaceAll(/ (?=[.,;?])/gu, '')
      .trim(),
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
