/** Amounts that a question names: parts, shares, disks, nights. */
import { clockSpanIn } from '../text/night-window.ts'
import { type Mention, isKind } from '../lexicon/meanings.ts'

/** Units that a time can be asked for in. */
export type AnswerUnit = 'seconds' | 'minutes' | 'hours' | 'days' | 'weeks' | 'months' | 'gpu-hours' | 'node-hours'

/** Examples or tokens that a text names. */
export type NamedData = { readonly value: number; readonly of: 'examples' | 'tokens' }

/** Nights, weekends or days; `count` null: not said. */
export type RunWindow = {
  readonly name: 'night' | 'weekend' | 'working day' | 'day' | 'window'
  readonly count: number | null
  /** Hours of each, where they were said, and as typed: "10pm to 6am". */
  readonly hours?: number
  readonly words?: string
  /** How many of them it takes is asked. */
  readonly isCounted?: true
  /** No more of each may be used. */
  readonly isCap?: true
}

const counts: Readonly<Record<string, number>> = { a: 1, an: 1, one: 1, single: 1, two: 2, three: 3, four: 4, five: 5 }
const windowPattern =
  /\b(?:(\d{1,2}|a|an|one|single|two|three|four|five) )?(?:whole |single )?(weekends?|nights?|overnight|evenings?|working days?|work ?days?|office hours)\b/iu

const countsWindows =
  /\b(?:how many|what number of|number of|which number of) (?:nights|weekends|evenings|working days|work ?days|windows|slots|blocks|sessions|chunks|shifts|parts|pieces)\b/iu
const satToSun = /\bsat(?:urday)?s?\W{0,3}(?:-|–|to|till|until|and|through)\W{0,3}sun(?:day)?s?\b/giu
/** "10-hour windows", "slots of 5 hours", "two windows" */
const windowOfHours =
  /\b(\d{1,3}(?:\.\d)?)[- ]?(?:h|hrs?|hours?)[- ](?:long )?(?:windows?|slots?|blocks?|sessions?|chunks?|shifts?)\b|\b(?:windows?|slots?|blocks?|sessions?|chunks?|shifts?) of (\d{1,3}(?:\.\d)?) ?(?:h|hrs?|hours?)\b/iu
const windowsInNumber =
  /\b(\d{1,2}|two|three|four|five) (?:\w+ )?(?:windows|slots|blocks|sessions|chunks|parts|pieces|goes|sittings)\b/iu

/** "over two weekends", "in one night"; null where it names none. */
export function windowIn(typed: string): RunWindow | null {
  const [, before, behind] = windowOfHours.exec(typed) ?? []
  const isCounted = countsWindows.test(typed)
  const [, several] = windowsInNumber.exec(typed) ?? []
  const number = several === undefined ? null : (counts[several.toLowerCase()] ?? Number(several))
  const length = before ?? behind
  if (length !== undefined)
    return { name: 'window', count: number, hours: Number(length), ...(isCounted ? { isCounted: true as const } : {}) }
  const text = typed.replaceAll(satToSun, 'weekend')
  const [, count, word] = windowPattern.exec(text) ?? []
  if (word === undefined && number !== null && number > 1 && clockSpanIn(text, false) === null)
    return { name: 'window', count: number }
  const span = clockSpanIn(text, word !== undefined)
  if (word === undefined && span === null) return null
  const named =
    word === undefined
      ? null
      : /^weekend/iu.test(word)
        ? 'weekend'
        : /^(?:work|office)/iu.test(word)
          ? 'working day'
          : 'night'
  const counted = count === undefined ? null : (counts[count.toLowerCase()] ?? Number(count))
  if (span === null)
    return {
      name: named ?? 'night',
      count: counted,
      ...(countsWindows.test(text) ? { isCounted: true as const } : {}),
    }
  const { hours, words, isOvernight } = span
  return {
    name: isOvernight ? 'night' : (named ?? 'day'),
    count: named === null || count === 'a' ? null : counted,
    hours,
    words,
  }
}

const scales: Readonly<Record<string, number>> = { m: 1e6, g: 1e9, t: 1e12 }

/** "1 TB", "a terabyte"; null where it names none. */
export function bytesIn(text: string): number | null {
  const [, digits, unit] =
    /\b(\d{1,6}(?:\.\d{1,3})?|a|one) ?([mgt])(?:ib|b|igs?|igabytes?|erabytes?|egabytes?)\b/iu.exec(text) ?? []
  if (digits === undefined || unit === undefined) return null
  const value = /^\d/u.test(digits) ? Number(digits) : 1
  return value * (scales[unit.toLowerCase()] ?? 1)
}

/** "halfway", "at 80 %", "after a third", "a quarter in". */
export function partIn(text: string): number | null {
  if (/\b(?:half[ -]?way|mid[ -]?way|in the middle|half)\b/iu.test(text)) return 0.5
  const [, many = '', fraction = ''] = ofWay.exec(text) ?? []
  if (fraction !== '') return (many.toLowerCase() === 'two' ? 2 : 1) * (fractions[fraction.toLowerCase()] ?? 1)
  const [, percent] = /\b(?:at|after)\s(?:about\s)?(\d{1,3}(?:\.\d{1,2})?)\s?(?:%|percent\b)/iu.exec(text) ?? []
  return percent === undefined || Number(percent) > 100 ? null : Number(percent) / 100
}

const ofWay =
  /\b(?:at|after)\s(?:about\s)?(a|one|two)\s(third|quarter|fifth|tenth)s?\b(?!\s(?:of\s)?(?:an?\s|the\s)?(?:hour|day|week|month|year))/iu

/** "in days", "how many GPU-hours", "as node hours". */
export function unitIn(text: string): AnswerUnit | null {
  if (/\b(?:node|machine|server|box)[ -]?(?:hours?|hrs?|h)\b/iu.test(text)) return 'node-hours'
  if (/\b(?:gpu|card|device|accelerator|[abhl]\d{2,3})[ -]?(?:hours?|hrs?|h)\b/iu.test(text)) return 'gpu-hours'
  const [, word = ''] =
    /\b(?:in\s(?:[a-z]+\s)?|many\s(?!hours|hrs))(seconds|secs|minutes|mins|hours|hrs|days|weeks|months)\b/iu.exec(
      text,
    ) ?? []
  return timeUnits.find((unit) => unit.startsWith(word.toLowerCase().slice(0, 1)) && sameUnit(unit, word)) ?? null
}
const timeUnits = ['seconds', 'minutes', 'hours', 'days', 'weeks', 'months'] as const
const sameUnit = (unit: string, word: string): boolean =>
  word !== '' && unit.slice(0, 2) === word.toLowerCase().replace('hrs', 'hours').slice(0, 2)

/** Shares by their words. */
export const fractions: Readonly<Record<string, number>> = {
  half: 0.5,
  third: 1 / 3,
  quarter: 0.25,
  fifth: 0.2,
  tenth: 0.1,
}

/** "drop 20%", "15 percent dearer", "halve", "fall by a fifth". */
export function movesIn(text: string): number | null {
  const [, percent] =
    /(\d+(?:\.\d+)?) ?(?:%|percent\b)(?! (?:more |less |fewer |of )?(?:the |our |my )?(?:data|tokens|examples|rows|epochs|steps)\b)/iu.exec(
      text,
    ) ?? []
  const [, fraction = ''] =
    /\b(?:by|up|down|off|a|another) (?:an? |one )?(half|third|quarter|fifth|tenth)\b/iu.exec(text) ?? []
  const inWords =
    fractions[fraction.toLowerCase()] ??
    (/\bhalv(?:e|ed)\b/iu.test(text) ? 0.5 : /\bdoubl(?:e|es|ed)\b/iu.test(text) ? 1 : null)
  const share = percent === undefined ? inWords : Number(percent) / 100
  if (share === null) return null
  return /\b(?:drop\w*|falls?|fell|decreas\w*|down|cheaper|lower|less|off|discount|halv\w*)\b/iu.test(text)
    ? -share
    : share
}

const ofPrice = /\b(?:prices?|priced|rates?|costs?|dearer|cheaper|dollars?|money|quotes?|discount|hike|bill)\b|[$€£]/iu
const ofSpeed = /\b(?:throughput|speed|tok\/s|tokens per second|mfu|utili[sz]ation|faster|slower)\b/iu
const ofTime = /\b(?:takes?|taking|took|longer|runtime|run time|the time|hours|duration|overruns?)\b/iu

/** "Throughput 30% lower", "if it takes double": times the speed that a share moves; null where it moves a price. */
export function speedOfMove(text: string, moves: number): number | null {
  if (ofSpeed.test(text) && !ofPrice.test(text)) return 1 + (/\bslower\b/iu.test(text) ? -Math.abs(moves) : moves)
  return ofTime.test(text) ? 1 / (1 + moves) : null
}

/** "2x as fast", "1.5 times faster"; null where it names none. */
export function timesOfSpeedIn(text: string): number | null {
  const [, digits] =
    /\b(\d{1,2}(?:\.\d{1,2})?) ?(?:x|times)\b.{0,16}\b(?:faster|speed\w*|quicker|as fast|throughput)\b|\b(?:speed\w*|faster|throughput).{0,16}?\b(\d{1,2}(?:\.\d{1,2})?) ?(?:x|times)\b/iu
      .exec(text)
      ?.filter((one) => one !== undefined) ?? []
  return digits === undefined ? null : Number(digits)
}

/** "For each billion tokens", "per million": so many tokens; null where it names none. */
export function perTokensIn(text: string): number | null {
  const [, count = '1', word] =
    /(?:\b(?:per|each|every|for a|another|a) |\/ ?)(?:extra |further |additional )?(?:(\d{1,3}) ?)?(thousand|million|billion|trillion|[kmbt])(?: ?(?:of )?(?:tokens?|toks?))\b/iu.exec(
      text,
    ) ?? []
  return word === undefined ? null : Number(count) * scaleOf(word)
}

/** "Per 1,000 examples", "for every thousand tickets", "one row": so many examples; null where it names none. */
export function perExamplesIn(text: string): number | null {
  const [, count, scale] =
    /\b(?:per|each|every|for|another|one|single|does) (?:(?:a|an|one|single|each|every|extra|additional|further|more) ){0,2}(?:(\d[\d,]{0,8}(?:\.\d)?) ?)?(?:(thousand|million|hundred|k|m) )?(?:(?:extra|more|training|of (?:the|our|my)) )?(?:examples?|contracts?|documents?|docs?|tickets?|e?mails?|calls?|reviews?|cases?|records?|rows?|lines?|pages?|articles?|conversations?|chats?|messages?|reports?|images?|recordings?|questions?|samples?|pairs?|prompts?|sequences?|of (?:them|those|these))\b/iu.exec(
      text,
    ) ?? []
  if (count === undefined && scale === undefined) return ofOneExample.test(text) ? 1 : null
  return Number((count ?? '1').replaceAll(',', '')) * (scale === undefined ? 1 : scaleOf(scale))
}
const ofOneExample =
  /\b(?:per|(?:for )?each|(?:for )?every|one|a single) (?:single |training )?(?:example|contract|document|doc|ticket|e?mail|call|review|case|record|row|line|page|article|conversation|chat|message|report|image|recording|question|sample|pair|prompt|sequence)\b/iu

/** Hours of the machines that are priced by themselves: "per hour", "a night of this, say 10 hours". */
export function perHoursIn(text: string): { readonly perHours?: number } {
  const span =
    /\b(?:a|an|one|per|each|every|another) (?:whole |full |extra )?(hour|night|day|weekend)\b|\b(hourly)\b|\bburn(?:ing)? (?:rate|per)\b/iu.exec(
      text,
    )
  if (span === null) return {}
  const said = /(?<![\d.])(\d{1,3}(?:\.\d)?) ?(?:h|hrs?|hours?)\b/iu.exec(text)?.[1]
  const hours = hoursOfSpan[(span[1] ?? 'hour').toLowerCase()] ?? 1
  return { perHours: said === undefined ? hours : Number(said) }
}
/** A night between two working days. */
const hoursOfSpan: Readonly<Record<string, number>> = { hour: 1, night: 14, day: 24, weekend: 63 }
const scaleOf = (word: string): number =>
  ({ hundred: 100, thousand: 1e3, k: 1e3, million: 1e6, m: 1e6, billion: 1e9, b: 1e9, trillion: 1e12, t: 1e12 })[
    word.toLowerCase()
  ] ?? 1e6

/** "1% of the data", "a fifth of the examples"; null where it names no part of them. */
export function shareOfDataIn(text: string): number | null {
  const [, percent, fraction = ''] =
    /\b(?:(\d{1,2}(?:\.\d{1,2})?) ?(?:%|percent)|(?:an?|one) (half|third|quarter|fifth|tenth)) of (?:the |our |my |all )*(?:data|tokens|examples|rows|dataset|corpus)\b/iu.exec(
      text,
    ) ?? []
  return percent === undefined ? (fractions[fraction.toLowerCase()] ?? null) : Number(percent) / 100
}

/** "Would 2k steps be enough?"; null where none are asked about. */
export function stepsIn(mentions: readonly Mention[], text: string): number | null {
  const from = /\b(?:from|at|after|since) (?:step|iteration|iter) (\d[\d,]{0,8})\b/iu.exec(text)?.[1]
  if (from !== undefined) return Number(from.replaceAll(',', ''))
  if (!/\b(?:enough|sufficient|need|too (?:few|many|little|much))\b/iu.test(text)) return null
  const steps = mentions.find((mention) => isKind(mention, 'amount') && mention.meaning.measure === 'steps')
  return isKind(steps, 'amount') ? steps.meaning.value : null
}

/** "How many rows of 800 tokens", "how many 2k-token examples" */
const ofLength =
  /\b(?:rows?|examples?|samples?|chats?|records?|pairs?|documents?|docs|conversations?|dialogs?|prompts?|texts?) (?:of|with|at|that (?:are|have)) (?:about |around |some |roughly |~ ?)?\d|\b\d[\d.,]{0,8} ?k?[- ]?tok(?:en)?s?[- ](?:rows?|examples?|samples?|chats?|records?|pairs?|documents?|docs|conversations?|prompts?|texts?)\b/iu

/** "Each is about a page", "two pages each"; null where nothing says how long one is. */
export function exampleTokensIn(mentions: readonly Mention[], text: string): number | null {
  if (!mentions.some((mention) => isKind(mention, 'each')) && !ofLength.test(text)) return null
  const length = mentions.find(
    (mention) =>
      (isKind(mention, 'measure') && mention.meaning.measure === 'tokens' && (mention.meaning.factor ?? 1) > 1) ||
      (isKind(mention, 'amount') && mention.meaning.measure === 'tokens'),
  )
  if (isKind(length, 'amount')) return length.meaning.value
  return isKind(length, 'measure') ? (length.meaning.factor ?? null) : null
}
