/** "4 engineers, 10 runs a week of 3 h on one H100, for a quarter": runs that are repeated by people, weeks and seeds, of so many hours each. */
import { gigabytesOfUnit } from '../../scenario/text-size.ts'
import { typedNumber } from '../text/typed-number.ts'
import { hoursOfPeriod } from './team-span.ts'
import { hoursOfMonth, hoursOfYear, periodsPerYear } from '../../scenario/hours-of-time.ts'
import { countOf, countPattern } from '../questions/same-run-again.ts'
import { gpuPattern } from '../text/gpu-pattern.ts'
import { normalize } from '../text/normalize.ts'
import { orderAskedIn } from './run-order.ts'
import { peopleIn } from './team-month.ts'

export type RunFactor = { readonly value: number; readonly words: string }

export type RepeatedRuns = {
  /** People, runs, seeds, weeks: multiplied they are the number of runs. */
  readonly factors: readonly RunFactor[]
  /** Of one run, on all of its GPUs at once. */
  readonly hours: number
  /** How long all of it goes on, and as it was typed; null: no time is named. */
  readonly span: { readonly hours: number; readonly words: string } | null
  /** They do as many as are told together, as far as was said. */
  readonly sharedBy: number | null
  /** All of them are to be done within so many hours; null: no such time is told. */
  readonly within: { readonly hours: number; readonly owned: number } | null
  /** As typed; null: no GPU is named. */
  readonly gpu: string | null
  readonly gpuCount: number
  readonly storageGb: number | null
  /** Whether they go one after another or all at once is asked. */
  readonly asksOrder: boolean
  /** Share on top that the text asks for; 0: none. */
  readonly reserve: number
}

/** Cheap: without a number before hours or minutes there is nothing to multiply. */
const hasHours =
  /\d ?(?:-)?(?:h\b|hrs?\b|hours?\b|min\b|mins\b|minutes?\b|gpu[- ]?h)|\b(?:half an|one|two|three|four|five|six|eight|ten) hours?\b/iu
const runNouns = String.raw`(?:runs|trainings|jobs|experiments|attempts|ablations|sessions|fine-?tun(?:es|ings)|trials|tries|configs|configurations|seeds|variants|folds)`
const people = String.raw`(?:people|persons?|students?|engineers?|researchers?|scientists?|devs?|developers?|interns?|phds?|postdocs?|members?|analysts?|participants?|trainees?|colleagues?)`
const number = String.raw`(?<![\w.$€£])${countPattern}`
const runs = new RegExp(
  String.raw`${number} (?:(?!gpu|h\b|hours?\b|min|${people}\b)[a-z-]{2,14} ){0,2}?${runNouns}\b|${number} (?:(?!${people}\b)[a-z-]{2,14} ){0,2}?(?!${people}\b|gpus\b|cards\b|nodes\b|machines\b|hours\b|days\b|weeks\b|months\b)[a-z-]{3,14}s(?= ?[x×*] ?\d)`,
  'giu',
)
/** "3 x 12 h", "we do 10 of them" */
const barely = [
  /(?<![\w.])(\d{1,3}) ?[x×*] ?(?=\d{1,4}(?:\.\d)? ?(?:h|hrs?|hours?|min)\b)/iu,
  new RegExp(String.raw`${number} (?:of (?:them|those|these)|times)\b`, 'iu'),
]
const often =
  /(?:\b(?:per|an?|each|every) |\/ ?)(day|week|wk|month|mo|quarter|year|yr)\b|\b(daily|weekly|monthly|quarterly|yearly|annually)\b/iu
/** "15 experiments a month": the period stands near the runs. */
const maxToPeriod = 26
const duration = new RegExp(
  String.raw`(?<![\w.$€£])(\d{1,4}(?:\.\d{1,2})?|half an|one|two|three|four|five|six|eight|ten|twelve)[ -]?(minutes?|mins?|gpu[- ]?hours?|gpu[- ]?h|hours?|hrs?|h)\b`,
  'giu',
)
const span =
  /\b(?:for|over|in|during|within|next|this|coming) (?:the |an? |one |about )?(?:next |coming |whole |full )?(\d{1,2}|two|three|four|five|six|eight|nine|ten|twelve)?[ -]?(weeks?|months?|quarters?|half[- ]year|years?)\b|\b(?:the|a) (?:next |whole |coming )?(quarter|year)\b|\b(\d{1,2}|two|three|four|six|nine|twelve) (weeks|months|quarters|years)\b|\b(q[1-4]|quarterly|quarter|yearly|annual|monthly)\b/iu
const machines = new RegExp(
  String.raw`(?<![\w.])(?:(\d{1,3}|an?|one|two|four|eight|single) ?[x×*]? ?)?(${gpuPattern})(?:'?s)?\b`,
  'giu',
)
const storage =
  /(?<![\w.])(\d[\d,]{0,6}(?:\.\d)?) ?(gb|tb)(?: of)?(?: (?:our|the|shared|training|fast|network|extra)){0,2} (?:data(?:sets?)?|storage|disks?|checkpoints?|volumes?|files)\b|\b(?:data(?:sets?)?|storage|disks?|checkpoints?)(?: (?:is|are|of|about))?:? (\d[\d,]{0,6}(?:\.\d)?) ?(gb|tb)\b/iu
const reserves =
  /(?:\b(?:add|plus|with|including|incl\.?|reserve|buffer|margin|contingency)\b|\+)[^.;!?\n]{0,20}?(?<![\w.])(\d{1,2}) ?%|(?<![\w.])(\d{1,2}) ?% (?:reserve|buffer|margin|contingency|on top|extra|more)\b/iu
const ofMoney =
  /\b(?:pric\w*|costs?|budget\w*|po|purchase order|pay|bill|invoice|how (?:much|many)|expensive|quote|money|spend|finance|eur|euros?|usd|dollars?|total|gpu[- ]?hours|ask (?:for|the))\b|[$€£?]/iu

/** What is to be done with the sum is said. */
export const asksForSum = (text: string): boolean => ofMoney.test(text)

/** What is said of each of the people. */
const ofEach = new RegExp(
  String.raw`\b(?:each|every|both) (?:one )?(?:of )?(?:our |the |my |us )?(?:\d{1,3} |two |three |four |five |six )?${people}\b|\b(?:per|a) (?:person|head|student|engineer|researcher|scientist|developer|member|participant)\b|\b(?:every ?one|everybody|each of (?:them|us)|apiece)\b`,
  'iu',
)
const eachBehindRuns = new RegExp(
  String.raw`\b${runNouns}(?: (?:a|per|each|every) (?:day|week|month|quarter)| ?\/ ?(?:day|week|month))? (?:each|apiece)\b`,
  'iu',
)
/** A job by its data, something served, what was, or another question. */
const otherThings =
  /\b(?:tokens?|toks?|examples?|samples?|rows|pairs|images?|pictures?|documents?|epochs?|users|requests|inference|serv(?:e|ing)|host(?:ing|ed)|egress|s3|buckets?|pulls?|worth it|took|ran|costed|cost us|were|did|checkpoint every|fail(?:s|ed)? every|interrupt\w*|tok\/s|mfu|buy\w*|purchas\w*|own (?:cards?|gpus?|machines?|server)|reserv(?:ed|ation)|commit\w*|spot or|how long|at (?:once|the same time)|in parallel|share (?:one|a|the)|(?:vs\.?|versus|or|than) (?:keep )?rent(?:ing)?)\b|[+] ?\d{1,2} ?%/iu
const maxLength = 320
/** "Paper deadline in 36h", "30h left", "by Monday (60 hours)": until all of them are done. */
const timeLeft = String.raw`(\d{1,3}) ?-?(h|hrs?|hours?|days?)\b`
const deadline = new RegExp(
  String.raw`\b(?:deadline|due|needed|ready|done|finished)(?: is| are)? (?:in|within)(?: about| around| the next)? ${timeLeft}|\b(?:within|in the next|inside) (?:the next )?${timeLeft}|\b(?:by|until|before) (?:[a-z]{2,10} ){1,3}\((?:in |about |~ ?)?${timeLeft}(?: left| from now| away)?\)|\(?${timeLeft} (?:left|to go|from now|remaining)\)?`,
  'iu',
)
const ownCards =
  /\b(?:i|we)(?:['’]ve| have| own| got| only have| just have)(?: only| just| got)? (an?|one|two|three|four|\d{1,2}) ?[x×]? ?(?:[\w-]{1,10} ){0,2}?(?:cards?|gpus?|\d090s?|[abhlv]\d{2,3}s?)\b|\b(?:my|our) (?:own )?(?:[\w-]{1,10} )?(?:card|gpu|\d090|[abhlv]\d{2,3})\b/iu

/** Null where no run of so many hours is repeated. `text`: English. */
export function repeatedRunsIn(text: string): RepeatedRuns | null {
  const asked = orderAskedIn(text)
  const runs = repeatedIn(asked === null ? text : text.replace(asked, ' '))
  return runs === null ? null : { ...runs, asksOrder: asked !== null }
}

function repeatedIn(typed: string): Omit<RepeatedRuns, 'asksOrder'> | null {
  if (typed.length > maxLength || !hasHours.test(typed) || otherThings.test(typed)) return null
  const whole = typed.replaceAll(/[~≈]/gu, '').replaceAll(/[ \t\n]+/gu, ' ')
  const due = deadline.exec(whole)
  const text = due === null ? whole : whole.replace(due[0], ' ')
  const { factors: runFactors, per, rest } = runsOf(text)
  const [lasting, ...others] = [...rest.matchAll(duration)]
  const found = [...rest.matchAll(machines)]
  if (lasting === undefined || others.length > 0 || found.length > 1) return null
  const hours = hoursOf(lasting[1] ?? '', lasting[2] ?? '')
  const spanFound = spanIn(rest.replace(lasting[0], ' '))
  const team = peopleIn(normalize(rest).text)
  const isOfEach = team !== null && (ofEach.test(text) || eachBehindRuns.test(text) || isMultiplied(text, team.words))
  const repeats = per === null ? null : repeatsOf(per, spanFound?.hours ?? null)
  const factors = [
    ...(isOfEach ? [{ value: team.people, words: team.words }] : []),
    ...runFactors,
    ...(repeats === null ? [] : [repeats]),
  ]
  const all = factors.reduce((product, { value }) => product * value, 1)
  // "I use it 10 h a week": hours of a card, and no runs.
  const isOfRuns = runFactors.length > 0 || isOfEach || namesRuns.test(text)
  if (!(hours > 0) || all < 2 || !isOfRuns) return null
  const machine = found[0]
  const ofGpuHours = /gpu/iu.test(lasting[2] ?? '')
  const gb = storage.exec(text)
  const percent = reserves.exec(text)
  return {
    factors,
    hours,
    span: spanFound ?? (per === null ? null : spanOfPeriod(per)),
    sharedBy: team === null || isOfEach || team.people < 2 ? null : team.people,
    within: due === null ? null : { hours: dueHours(due), owned: ownedIn(text) },
    gpu: machine?.[2] ?? null,
    gpuCount: ofGpuHours || machine?.[1] === undefined ? 1 : countOf(machine[1].replace(/single/iu, 'one')),
    storageGb: gb === null ? null : typedNumber(gb[1] ?? gb[3]) * gigabytesOfUnit(gb[2] ?? gb[4] ?? ''),
    reserve: Number(percent?.[1] ?? percent?.[2] ?? 0) / 100,
  }
}

function dueHours([, ...found]: RegExpExecArray): number {
  const [count = '0', unit = 'h'] = found.filter((part) => part !== undefined)
  return Number(count) * (unit.startsWith('d') ? 24 : 1)
}

function ownedIn(text: string): number {
  const found = ownCards.exec(text)
  return found === null ? 0 : countOf((found[1] ?? 'one').replace(/^an?$/iu, 'one'))
}

const namesRuns = /\b(?:runs?|training|trainings|jobs?|experiments?|fine-?tun(?:e|es|ing)|retrain\w*)\b/iu

type Period = keyof typeof periodsPerYear | 'day'
const periods: Readonly<Record<string, Period>> = {
  d: 'day',
  w: 'week',
  m: 'month',
  q: 'quarter',
  y: 'year',
  a: 'year',
}

/** Runs, seeds and folds with the period they are of, and the text without that. */
function runsOf(text: string): { factors: readonly RunFactor[]; per: Period | null; rest: string } {
  const matches = [...text.matchAll(runs)]
  const counted = matches.map(({ 0: words, 1: count, 2: other = '' }) => ({
    value: countOf(count ?? other),
    words: words.trim(),
  }))
  const bare = counted.length > 0 ? undefined : barely.map((form) => form.exec(text)).find((found) => found !== null)
  const factors = bare == null ? counted : [{ value: countOf(bare[1] ?? ''), words: `${bare[1] ?? ''} runs` }]
  const near = matches.flatMap(({ 0: words, index }) => {
    const to = index + words.length
    const behind = often.exec(text.slice(to, to + maxToPeriod))
    return behind === null ? [] : [{ from: to + behind.index, words: behind[0], unit: behind[1] ?? behind[2] ?? '' }]
  })
  const whole = near[0] ?? wholeText(text)
  const per = whole === undefined ? null : (periods[(whole.unit || 'day')[0]?.toLowerCase() ?? ''] ?? null)
  const rest =
    whole === undefined ? text : `${text.slice(0, whole.from)} ${text.slice(whole.from + whole.words.length)}`
  return { factors, per, rest: rest.replaceAll(runs, (words) => words.replaceAll(/\d/gu, ' ')) }
}

/** "A nightly run": as often as that. */
const regularly =
  /\b(daily|weekly|monthly)\b(?! (?:cost|bill|budget|price|sum|total))|\b(?:every|each|once an?|once per) (day|week|month)\b|\bnightly\b|\b(?:every|each) night\b/iu

/** "20 GPU-hours a week each" */
function wholeText(text: string): { from: number; words: string; unit: string } | undefined {
  const [lasting] = [...text.matchAll(duration)]
  if (lasting === undefined) return undefined
  const to = lasting.index + lasting[0].length
  const behind = /^ (?:each )?(?:per|a|each|every) (day|week|month)\b|^ ?\/ ?(day|week|month)\b/iu.exec(text.slice(to))
  const adverb = regularly.exec(text)
  if (behind === null && adverb !== null)
    return { from: adverb.index, words: adverb[0], unit: adverb[1] ?? adverb[2] ?? '' }
  return behind === null ? undefined : { from: to, words: behind[0], unit: behind[1] ?? behind[2] ?? '' }
}

const hoursOf = (count: string, unit: string): number =>
  (/^half/iu.test(count) ? 0.5 : countOf(count)) / (/^m/iu.test(unit) ? 60 : 1)

/** "2 people x 15 experiments": by the sign between them. */
const isMultiplied = (text: string, words: string): boolean => {
  const at = text.toLowerCase().indexOf(words.toLowerCase())
  return (
    at >= 0 &&
    /^(?: (?:students|engineers|researchers|scientists))?,? ?(?:[x×*]|at|with|each)(?= |\d)/iu.test(
      text.slice(at + words.length),
    )
  )
}

function spanIn(text: string): { readonly hours: number; readonly words: string } | null {
  const [words, count, unit, whole, otherCount, otherUnit, adverb] = span.exec(text) ?? []
  if (words === undefined) return null
  const named = (unit ?? whole ?? otherUnit ?? adverb ?? '').toLowerCase()
  const number = countOf(count ?? otherCount ?? 'one')
  const each = hoursOfPeriod(named)
  const told =
    /ly$|^annual$|^quarter$/u.test(named) && (adverb ?? '') !== ''
      ? `a ${named.startsWith('m') ? 'month' : named.startsWith('q') ? 'quarter' : 'year'}`
      : words.replace(/^(?:for|over|in|during|within) /iu, '').trim()
  return each > 0 ? { hours: number * each, words: told } : null
}

const spanOfPeriod = (per: Period): { hours: number; words: string } =>
  per === 'day' || per === 'week'
    ? { hours: hoursOfMonth, words: 'a month' }
    : { hours: hoursOfYear / periodsPerYear[per], words: `a ${per}` }

/** Times that a period fits into the span; a month, where none is named and it is a day or a week. */
function repeatsOf(per: Period, spanHours: number | null): RunFactor | null {
  const hours = spanHours ?? (per === 'day' || per === 'week' ? hoursOfMonth : hoursOfYear / periodsPerYear[per])
  const value = (hours / hoursOfYear) * (per === 'day' ? 365 : periodsPerYear[per])
  const rounded = Math.abs(value - Math.round(value)) < 0.05 ? Math.round(value) : Number(value.toFixed(1))
  return rounded === 1 ? null : { value: rounded, words: `${rounded} ${per}s` }
}
