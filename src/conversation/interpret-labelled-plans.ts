/** "Plan A is …. Plan B is … on the same data.": plans that are told by a letter or a number, side by side. */
import { sentencesOf } from '../language/text/parts-of-text.ts'
import type { Understanding } from '../language/resolution/understanding.ts'
import type { Scenario } from '../scenario/scenario.ts'
import { modelWords } from './interpret-sums.ts'
import type { FoundInterpretation, ReadJob, ReadPart } from './part-readers.ts'

const label =
  /\b(?:plan|option|variant|route|scenario|path|approach|alternative|idea|setup|choice)s? (?:[a-d]|[1-4]|one|two|three)\b(?:\s*(?:is|are|would be|[:=–—-]|,)\s*(?:to (?:take|use|do|run|tune|train) )?)/giu
const longest = 1200
const most = 4

/** Null where fewer than two plans are told so, or one of them is no job. */
export function labelledPlansOf(text: string, readJob: ReadJob, readPart: ReadPart): FoundInterpretation {
  if (text.length > longest) return null
  const marks = [...text.matchAll(label)]
  if (marks.length < 2 || marks.length > most) return null
  const parts = marks.map(({ 0: words, index }, at) => text.slice(index + words.length, marks[at + 1]?.index))
  // What stands behind the sentence of the last plan is of all of them.
  const [last = '', ...behind] = sentencesOf(parts.at(-1) ?? '')
  const own = [...parts.slice(0, -1), last].map((part) =>
    part.replace(/[\s,;.]{1,4}(?:(?:and|or|versus|vs\.?)\s{0,2})?$/iu, ''),
  )
  const opening = text.slice(0, marks[0]?.index)
  const shared = `${opening.trim()} ${behind.join(' ').trim()}`.trim()
  const data = dataWords(readPart(own[0] ?? ''))
  const scenarios = own.flatMap((part, at): Scenario[] => {
    const whole = [part, at === 0 ? '' : data].filter((words) => words !== '')
    const tried = [part, whole.join(', ')].map((words) => `${words}. ${shared}`.trim())
    return tried.flatMap((words) => readJob(words) ?? []).slice(0, 1)
  })
  if (scenarios.length < own.length) return null
  const names = own.map((part, at) => {
    const words = modelWords(readPart(part))
    const letter = marks[at]?.[0].replace(/[\s:=,–—-]+$|\s+(?:is|are|would be).*$/giu, '').trim() ?? ''
    return words === '' ? letter : `${letter} (${words})`
  })
  return { kind: 'comparison', thread: null, scenarios, names }
}

/** The data of a part, as typed. */
const dataWords = ({ slots, wordsAt }: Understanding): string =>
  slots
    .filter((slot) => slot.role === 'quantity' && measures.has(slot.measure))
    .map(({ from, to }) => wordsAt(from, to).trim())
    .join(', ')
const measures: ReadonlySet<string> = new Set(['tokens', 'examples', 'length', 'epochs', 'bytes', 'prompts'])
