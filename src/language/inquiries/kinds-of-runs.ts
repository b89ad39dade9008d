/** "4 engineers, each 2 LoRA runs of 8B a week (20M tokens), and one 70B a month": kinds of runs, each so often. */
import { periodsPerYear } from '../../scenario/hours-of-time.ts'
import { countOf, countPattern } from '../questions/same-run-again.ts'
import { gpuPattern } from '../text/gpu-pattern.ts'
import { normalize } from '../text/normalize.ts'
import { peopleIn } from './team-month.ts'
import { hoursOfPeriod } from './team-span.ts'

export type KindOfRun = {
  /** The words of the job, without how often it runs. */
  readonly job: string
  /** How often, as it is counted: "4 people × 2 a week". */
  readonly often: string
  readonly runsPerYear: number
}

export type KindsOfRuns = {
  readonly kinds: readonly KindOfRun[]
  /** GPUs that are named for all of them; null: none are. */
  readonly gpu: string | null
  /** A sum for so long, as it is said. */
  readonly span: { readonly hours: number; readonly words: string }
  readonly asksToReserve: boolean
}

const size = /(?<![\w.])(?:\d{1,3}(?:\.\d)?|\d{1,2}x\d{1,2}) ?b\b(?!\w| ?(?:tok|tk|examples|rows))/iu
const sizes = new RegExp(size.source, 'giu')
const unit = '(days?|weeks?|wks?|months?|mo|quarters?|years?|yr)'
const period = new RegExp(
  String.raw`(?:\b(once|twice|thrice|\d{1,2} times) )?(?:\b(?:per|an?|each|every) |\/ ?)${unit}\b|\b(daily|nightly|weekly|monthly|quarterly|yearly)\b(?! (?:cost|bill|budget|price|sum|total|spend|gpu))`,
  'iu',
)
const runNoun = String.raw`(?:runs?|fine-?tun(?:e|es|ings?)|trainings?|jobs?|retrains?|loras|qloras)`
const counted = new RegExp(
  String.raw`(?<![\w.$€£])(?:${countPattern}|one|an?)(?: ?[x×])? (?=(?:(?!of\b)[a-z-]{2,12} ){0,3}?(?:${runNoun}\b|\d{1,3}(?:\.\d)? ?b\b))`,
  'iu',
)
const asksSum =
  /\b(?:budget\w*|costs?|how much|spend(?:ing)?|bill|price|plan|money|forecast|line|total|estimate|expect|put)\b|[$€£]/iu
const reserving = /\b(?:reserv\w+|commit(?:ment|ting)?|contract)\b/iu
const joints = /(?<=[a-z)\d])(?:\s{0,2}[,;:.+]\s+|\s+(?:and|plus|as well as|\+|&)\s+)(?:(?:also|then|plus|and)\s+)?/iu
const named = new RegExp(String.raw`(?<![\w-])(?:\d{1,3} ?x ?)?(${gpuPattern})s?\b`, 'iu')
const ofEach = /\b(?:each|every (?:one|person|engineer)|apiece|per (?:person|engineer|head))\b/iu
const ofEachRun = /\b(?:tok(?:en)?s?|[mkb])\)? each\b/giu
const [maxLength, maxKinds] = [400, 4]

/** Null where no two kinds, nor one kind by several people, run so often, or nobody asks for money or a reservation. */
export function kindsOfRunsIn(typed: string): KindsOfRuns | null {
  if (typed.length > maxLength || !period.test(typed) || !size.test(typed)) return null
  const asksToReserve = reserving.test(typed)
  if (!asksSum.test(typed) && !asksToReserve) return null
  const text = typed.replaceAll(/[~≈]/gu, '').replaceAll(/\s+/gu, ' ')
  const parts = partsOf(text)
  const read = parts.flatMap((part) => kindOf(part) ?? [])
  const isOfPeople = read.some(({ people }) => people > 1)
  if (read.length !== parts.length || read.length > maxKinds || read.length < (isOfPeople ? 1 : 2)) return null
  return {
    kinds: read.map(({ job, often, runsPerYear }) => ({ job, often, runsPerYear })),
    gpu: named.exec(text)?.[1]?.replace(/s$/iu, '') ?? null,
    span: spanOf(text, asksToReserve ? 'month' : 'year'),
    asksToReserve,
  }
}

/** Each with one size of a model, and what is said before the first and behind each. */
function partsOf(text: string): readonly string[] {
  const parts: string[] = []
  for (const piece of text.split(joints)) {
    const last = parts.at(-1)
    if (last === undefined || !size.test(piece) || !size.test(last)) {
      parts.splice(Math.max(0, parts.length - 1), 1, last === undefined ? piece : `${last}, ${piece}`)
    } else parts.push(piece)
  }
  return parts
}

function kindOf(part: string): (KindOfRun & { readonly people: number }) | null {
  const often = period.exec(part)
  if (often === null || [...part.matchAll(sizes)].length !== 1) return null
  const [words, times, of, adverb] = often
  const perYear = timesOf(of ?? adverb ?? '')
  const withoutPeriod = part.replace(words, ' ')
  const team = peopleIn(normalize(withoutPeriod).text)
  const isOfEach = team !== null && ofEach.test(withoutPeriod.replaceAll(ofEachRun, ' '))
  const people = isOfEach ? team.people : 1
  const count = counted.exec(withoutPeriod)
  const each = times === undefined ? (count === null ? 1 : numberOf(count[1])) : numberOf(times.split(' ')[0])
  const runsPerYear = people * each * perYear
  if (!(runsPerYear > 0) || !Number.isFinite(runsPerYear)) return null
  const rest = (count === null ? withoutPeriod : withoutPeriod.replace(count[0], ' ')).replace(
    new RegExp(String.raw`\b${runNoun}\b`, 'iu'),
    (noun) => (/^(?:q?lora|fine)/iu.test(noun) ? noun.replace(/s$/iu, '') : ' '),
  )
  return {
    job: jobWords(isOfEach ? withoutWords(rest, team.words) : rest),
    often: `${people > 1 ? `${people} people × ` : ''}${each} a ${nameOf(of ?? adverb ?? '')}`,
    runsPerYear,
    people,
  }
}

const bareAmount = /\((\d{1,4}(?:\.\d)? ?[mb])( each)?\)|\b(?:on|at|of|with) (\d{1,4}(?:\.\d)? ?m)(?= |$|,)(?! ?tok)/giu
/** "(100M)" beside a model is of tokens. */
const jobWords = (words: string): string =>
  words
    .replaceAll(bareAmount, (_, inside?: string, __?: string, behind?: string) => ` ${inside ?? behind ?? ''} tokens `)
    .replaceAll(/\b(?:each|need|budget|line|for|20\d\d|how many|should|we|reserve\w*|engineers?)\b|[?()]/giu, ' ')
    .replaceAll(new RegExp(named.source, 'giu'), ' ')
    .replaceAll(/[^\S\n]+/gu, ' ')
    .trim()

const withoutWords = (text: string, words: string): string => {
  const at = text.toLowerCase().indexOf(words.toLowerCase())
  return at < 0 ? text : `${text.slice(0, at)} ${text.slice(at + words.length)}`
}

const numberOf = (words: string | undefined): number =>
  words === undefined || /^(?:one|an?)$/iu.test(words) ? 1 : countOf(words)

type NamedPeriod = keyof typeof periodsPerYear | 'day'
const periods: Readonly<Record<string, NamedPeriod>> = {
  d: 'day',
  n: 'day',
  w: 'week',
  m: 'month',
  q: 'quarter',
  y: 'year',
}
const nameOf = (words: string): NamedPeriod => periods[words[0]?.toLowerCase() ?? ''] ?? 'month'
const timesPerYear: Readonly<Record<NamedPeriod, number>> = { ...periodsPerYear, day: 365 }
const timesOf = (words: string): number => timesPerYear[nameOf(words)]

const spans =
  /\b(?:for|in|over|next|this|the|whole|per|an?) (?:the |next |coming |whole |full )?(year|quarter|month)(?:'s)?\b|\b(yearly|annual|quarterly|monthly|20\d\d)\b/iu
/** `usual`: where nobody says for how long; the periods that runs are of are none. */
function spanOf(text: string, usual: string): KindsOfRuns['span'] {
  const outside = text
    .split(joints)
    .map((piece) => (size.test(piece) ? withoutWords(piece, period.exec(piece)?.[0] ?? '-') : piece))
  const [, noun, adverb = ''] = spans.exec(outside.join(', ')) ?? []
  const name = (
    noun ?? (/^[mq]/iu.test(adverb) ? adverb.replace(/ly$/iu, '') : adverb === '' ? usual : 'year')
  ).toLowerCase()
  return { hours: hoursOfPeriod(name), words: `a ${name}` }
}
