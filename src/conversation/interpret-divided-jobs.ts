/** Several jobs, or the data of one in several amounts, that no word such as "vs" joins: all of them are wanted. */
import { listedAmountsIn, type ListedAmounts } from '../language/inquiries/listed-amounts.ts'
import { maxCompared } from '../language/multiple-commands.ts'
import { seriesIn } from '../language/questions/series.ts'
import type { Understanding } from '../language/resolution/understanding.ts'
import { formatMagnitude } from '../scenario/format-values.ts'
import { withFirstNote } from '../scenario/noted-scenario.ts'
import type { Scenario } from '../scenario/scenario.ts'
import { comparedTexts } from './interpret-comparison.ts'
import type { Interpretation } from './interpretation.ts'
import { modelWords } from './interpret-sums.ts'
import { withLimitsOfAll } from './limits-of-all.ts'
import { isToChoose, partNames, sideNames } from './part-names.ts'
import { type FoundInterpretation, type ReadJob, type ReadPart, startWith } from './part-readers.ts'

const maxLength = 600
/** One of them is to be chosen, or something is said of them beside what they cost. */
const isChoice =
  /\b(?:or|vs|versus|compare[ds]?|comparison|instead|rather|which|better|cheaper|either|alternatively|not|no|distill\w*|teacher|student|draft|reward model|critic)\b/iu
/** Numbers of which a model or an amount of data is one. */
const scaled = /\d ?(?:[kmb]|bn|thousand|million|billion)\b/giu
const sizes = /(?<![\w.])\d{1,4}(?:\.\d{1,2})? ?[bm]\b/giu

/** Null where the text is one job, or not all of the jobs in it can be read. */
export function dividedJobsOf(text: string, readJob: ReadJob, readPart: ReadPart): FoundInterpretation {
  if (text.length > maxLength || (text.match(scaled)?.length ?? 0) < 2) return null
  const amounts = listedAmountsIn(text)
  if (amounts !== null) return separateRuns(text, amounts, readJob, readPart) ?? oneRunOf(text, amounts, readJob)
  if (readJob(text) !== null) return null
  return isChoice.test(text) ? sideBySide(text, readJob, readPart) : wholeJobs(text, readJob, readPart)
}

/** "8b lora 20M tokens vs 13b lora 20M tokens": each is a job by itself. */
function sideBySide(text: string, readJob: ReadJob, readPart: ReadPart): Interpretation | null {
  const texts = comparedTexts(text.replace(/^\W*compared?\b:?/iu, ''))
  if (texts.length < 2 || texts.length > maxCompared) return null
  const scenarios = texts.flatMap((each) => readJob(each) ?? [])
  const names = sideNames(texts, (each) => modelWords(readPart(each)))
  return scenarios.length < texts.length ? null : { kind: 'comparison', thread: null, scenarios, names }
}

const counted = String.raw`(?:two|three|four|five|six|[2-6])`
const runs = String.raw`(?:adapters|loras|models|runs|jobs|trainings|fine-?tunes|experiments)`
/** Each amount has a run of its own. */
const isSeparate = new RegExp(
  String.raw`\b(?:separate(?:ly)?|individual(?:ly)?|one (?:q?lora|adapter|model|run|job|fine-?tune) (?:each|per|for each)|(?:lora|adapter|run|model|job)s? each|each (?:gets|with|has) (?:its|their) own|per (?:client|customer|tenant|team|language|domain)|adapters|loras|${counted} (?:[a-z]{3,12} )?${runs}|(?:\d(?:st|nd|rd|th)|first|second|third|other|another) (?:client|customer|tenant|team|adapter|run|job|project))\b`,
  'iu',
)
/** Whether each of several values has a run of its own. */
export const areSeparateRuns = (text: string): boolean => isSeparate.test(text)

/** Words of how many runs there are, which each of them is not. */
const ofRuns = new RegExp(
  String.raw`\b(?:${counted}|several|separate|individual) (?:(?:separate|different|small|own|individual) )?(adapter|lora|model|run|job|training|fine-?tune|experiment)s\b`,
  'giu',
)

/** "Two adapters: legal 15M tokens, medical 22M tokens": as many runs as amounts. */
function separateRuns(
  text: string,
  amounts: ListedAmounts,
  readJob: ReadJob,
  readPart: ReadPart,
): FoundInterpretation | null {
  if (!areSeparateRuns(text)) return null
  const jobs = amounts.parts.flatMap(({ value, label, words }) => {
    const alone = amounts
      .textWith(`${value} ${amounts.unit}`)
      .replaceAll(ofRuns, '$1')
      .replaceAll(/\beach\b/giu, ' ')
    const scenario = readJob(alone)
    return scenario === null ? [] : [{ scenario, name: label === '' ? words : `${label}, ${words}` }]
  })
  return jobs.length < amounts.parts.length ? null : withLimitsOfAll(allOf(jobs), readPart(text))
}

const isTogether =
  /\b(?:(?:one|single|same|1) (?:run|model|job|adapter|q?lora|training|fine-?tune)|together|combined|mixed|merged|in total|all in one|in one go)\b/iu

/** "30M tokens german, 20M tokens french, one model": the sum is trained on, where what each is of or a sign says so. */
function oneRunOf(text: string, { parts, unit, areAdded, textWith }: ListedAmounts, readJob: ReadJob) {
  const areNamed = new Set(parts.map(({ label }) => label.toLowerCase())).size === parts.length && areAllNamed(parts)
  if (!areAdded && !areNamed && !isTogether.test(text)) return null
  const sum = parts.reduce((total, { value }) => total + value, 0)
  const job = readJob(textWith(`${sum} ${unit}`))
  if (job === null) return null
  const said = parts.map(({ value, label }) => `${formatMagnitude(value)}${label === '' ? '' : ` (${label})`}`)
  const note = `All parts of the data are trained on: ${said.join(' + ')}. Say “separate runs” where each is one.`
  return startWith(withFirstNote(job, note, 'tokens'), {})
}
const areAllNamed = (parts: ListedAmounts['parts']): boolean => parts.every(({ label }) => label !== '')

const pieceEnd =
  /(?<=[;.?!\n])\s+|[,:]\s+|\s+(?:and|plus|then|&|\+)\s+|\s(?=(?:job|run|project|team|task|client|customer) ?(?:[a-f]|[1-6]|one|two|three|four)\b)/iu
const maxJobs = 6
/** "Job 1", "project b:" */
const jobLabel = /^(?:job|run|project|team|task|client|customer) ?(?:[a-f]|[1-6]|one|two|three|four)\b[\s:=-]*/iu

/** "Team A wants …, team B wants …", "three runs: 7b lora 20M, 13b lora 20M and 70b qlora 20M, total?" */
function wholeJobs(text: string, readJob: ReadJob, readPart: ReadPart): Interpretation | null {
  const groups: string[][] = []
  const lead: string[] = []
  const pieces = text.split(pieceEnd).map((piece) => piece.trim())
  for (const piece of pieces.filter((words) => words !== '')) {
    if (namesModel(readPart(piece), piece)) groups.push([piece])
    else (groups.at(-1) ?? lead).push(piece)
  }
  if (groups.length < 2 || groups.length > maxJobs) return null
  // "410M and 1.4B, five seeds each, 30B tokens": what stands behind the last model is of all.
  const shared = groups.slice(0, -1).every((group) => group.length === 1) ? (groups.at(-1)?.slice(1) ?? []) : []
  const isLimited = (at: number): boolean => {
    const { spec } = readPart(groups[at]?.join(', ') ?? '').draft.finish()
    return spec.budgetUsd !== null || spec.deadlineHours !== null
  }
  const jobs = groups.flatMap((group, at) => {
    const ofAll = at === groups.length - 1 ? [] : shared
    const [head = '', ...others] = group
    const label = jobLabel.exec(head)?.[0] ?? ''
    const own = [head.slice(label.length), ...others]
    const alone = own.join(', ')
    const series = seriesIn([...own, ...ofAll].join(', '))
    const texts = [alone, own.filter(saysSomething(readPart)).join(', '), [...own, ...ofAll].join(', ')]
    const [first] = groups[0] ?? []
    const ofFirst = first === undefined ? '' : first.replaceAll(sizes, ' ')
    const scenario = firstOf(
      [...texts, series?.rest ?? '', `${ofFirst} ${series?.rest ?? [...own, ...ofAll].join(', ')}`],
      readJob,
    )
    return scenario === null ? [] : [{ scenario, name: nameOf(head), count: series?.series.count ?? 1 }]
  })
  if (jobs.length < groups.length) return null
  // "Team A …, team B … under $100": that of one of them.
  const isOfOne = groups.some(([head = ''], at) => jobLabel.test(head) || (at < groups.length - 1 && isLimited(at)))
  if (!isToChoose.test(text)) return isOfOne ? allOf(jobs) : withLimitsOfAll(allOf(jobs), readPart(text))
  const names = sideNames(
    groups.map((group) => group.join(', ')),
    (each) => modelWords(readPart(each)),
  )
  return { kind: 'comparison', thread: null, scenarios: jobs.map(({ scenario }) => scenario), names }
}

const firstOf = (texts: readonly string[], readJob: ReadJob): Scenario | null =>
  texts.reduce<Scenario | null>((found, text) => found ?? (text.trim() === '' ? null : readJob(text)), null)

/** "Cost of each pls" behind a job is none of it. */
const saysSomething =
  (readPart: ReadPart) =>
  (piece: string): boolean =>
    readPart(piece).slots.some(({ role }) => role !== 'remark')

const namesModel = ({ slots }: Understanding, piece: string): boolean =>
  slots.some(
    (slot) =>
      slot.role === 'model' ||
      (slot.role === 'invalid' && slot.what === 'model') ||
      (slot.role === 'quantity' && slot.measure === 'params') ||
      (slot.role === 'unitless' &&
        (slot.amount.magnitude === 'b' || (slot.amount.magnitude === 'm' && isNew.test(piece)))),
  )

const isNew = /\bpre-?train\w*|\bfrom scratch\b/iu

const nameOf = (piece: string): string => piece.replace(/[\s,;:.?!]+$/u, '')

type NamedJob = { readonly scenario: Scenario; readonly name: string; readonly count?: number }

const allOf = (jobs: readonly NamedJob[]): Interpretation => ({
  kind: 'comparison',
  thread: null,
  scenarios: jobs.map(({ scenario }) => scenario),
  names: partNames(jobs),
  counts: jobs.map(({ count = 1 }) => count),
})
