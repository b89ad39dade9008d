/** Amounts that a question names: parts, shares, disks, nights. */
/** Units that a time can be asked for in. */
export type AnswerUnit = 'seconds' | 'minutes' | 'hours' | 'days' | 'weeks' | 'months' | 'gpu-hours'

/** Nights, weekends or working days; `count` null: not said. */
export type RunWindow = { readonly name: 'night' | 'weekend' | 'working day'; readonly count: number | null }

const counts: Readonly<Record<string, number>> = { a: 1, an: 1, one: 1, single: 1, two: 2, three: 3, four: 4, five: 5 }
const windowPattern =
  /\b(?:(\d{1,2}|a|an|one|single|two|three|four|five) )?(?:whole |single )?(weekends?|nights?|overnight|evenings?|working days?|work ?days?|office hours)\b/iu

/** "over two weekends", "in one night"; null where it names none. */
export function windowIn(text: string): RunWindow | null {
  const [, count, word] = windowPattern.exec(text) ?? []
  if (word === undefined) return null
  const name = /^weekend/iu.test(word) ? 'weekend' : /^(?:work|office)/iu.test(word) ? 'working day' : 'night'
  return { name, count: count === undefined ? null : (counts[count.toLowerCase()] ?? Number(count)) }
}

const scales: Readonly<Record<string, number>> = { m: 1e6, g: 1e9, t: 1e12 }

/** "1 TB", "a terabyte"; null where it names none. */
export function bytesIn(text: string): number | null {
  const [, digits, unit] =
    /\b(\d{1,6}(?:\.\d{1,3})?|a|one) ?([mgt])(?:ib|b|igabytes?|erabytes?|egabytes?)\b/iu.exec(text) ?? []
  if (digits === undefined || unit === undefined) return null
  const value = /^\d/u.test(digits) ? Number(digits) : 1
  return value * (scales[unit.toLowerCase()] ?? 1)
}

/** "halfway", "at 80 %". */
export function partIn(text: string): number | null {
  if (/\b(?:half[ -]?way|mid[ -]?way|in the middle|half)\b/iu.test(text)) return 0.5
  const [, percent] = /\b(?:at|after)\s(?:about\s)?(\d{1,3}(?:\.\d{1,2})?)\s?(?:%|percent\b)/iu.exec(text) ?? []
  return percent === undefined || Number(percent) > 100 ? null : Number(percent) / 100
}

/** "in days", "how many GPU-hours". */
export function unitIn(text: string): AnswerUnit | null {
  if (/\b(?:gpu|card)[ -]?hours?\b/iu.test(text)) return 'gpu-hours'
  const [, word = ''] =
    /\b(?:in\s(?:[a-z]+\s)?|many\s(?!hours|hrs))(seconds|secs|minutes|mins|hours|hrs|days|weeks|months)\b/iu.exec(
      text,
    ) ?? []
  return timeUnits.find((unit) => unit.startsWith(word.toLowerCase().slice(0, 1)) && sameUnit(unit, word)) ?? null
}
const timeUnits = ['seconds', 'minutes', 'hours', 'days', 'weeks', 'months'] as const
const sameUnit = (unit: string, word: string): boolean =>
  word !== '' && unit.slice(0, 2) === word.toLowerCase().replace('hrs', 'hours').slice(0, 2)

/** Shares as words, in the order in which they are looked for. */
const wordShares: readonly (readonly [words: RegExp, share: number])[] = [
  [/\bhalv(?:e|ed)\b|\b(?:by|to|at) (?:a |one )?half\b|\bhalf (?:the|as much|price|of)\b/iu, 0.5],
  [/\b(?:an?|one) (tenth|fifth|quarter|third)\b/iu, NaN],
  [/\bdoubl(?:e|es|ed)\b/iu, 1],
]
const parts: Readonly<Record<string, number>> = { tenth: 0.1, fifth: 0.2, quarter: 0.25, third: 1 / 3 }

function wordShareIn(text: string): number | null {
  for (const [words, share] of wordShares) {
    const found = words.exec(text)
    if (found !== null) return Number.isNaN(share) ? (parts[found[1]?.toLowerCase() ?? ''] ?? null) : share
  }
  return null
}

/** "drop 20%", "15 percent dearer", "halve", "up a fifth". */
export function movesIn(text: string): number | null {
  const [, percent] = /(\d+(?:\.\d+)?) ?(?:%|percent\b)/iu.exec(text) ?? []
  const share = percent === undefined ? wordShareIn(text) : Number(percent) / 100
  if (share === null) return null
  return /\b(?:drop\w*|falls?|fell|decreas\w*|down|cheaper|lower|less|off|discount|halv\w*)\b/iu.test(text)
    ? -share
    : share
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
  const [, word] =
    /\b(?:per|each|every|for a|another|a) (?:extra |further |additional )?(?:1 ?)?(thousand|million|billion|trillion|[kmbt])(?: (?:of )?(?:tokens?|toks?))\b/iu.exec(
      text,
    ) ?? []
  return word === undefined ? null : scaleOf(word)
}
const scaleOf = (word: string): number =>
  ({ thousand: 1e3, k: 1e3, million: 1e6, m: 1e6, billion: 1e9, b: 1e9, trillion: 1e12, t: 1e12 })[
    word.toLowerCase()
  ] ?? 1e6
