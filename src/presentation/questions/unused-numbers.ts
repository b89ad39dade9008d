/** Numbers of a question that its answer makes nothing of: they are named, so that none is dropped in silence. */
import { quoted } from '../../scenario/format-values.ts'
import type { QuestionContext } from './question-context.ts'

/** Nearer than this a number is one of the plan's own, as somebody remembers it. */
const tolerance = 0.05

/** "Not used in this: “20%”.", or '' for none. */
export const unusedSentence = (words: readonly string[]): string =>
  words.length === 0 ? '' : `Not used in this: ${words.map(quoted).join(', ')}.`

/** A lone small word beside what is understood ("a colleague's 3090", "etc") changes no answer; several, a name or a figure may. */
export const tellingWords = (words: readonly string[]): readonly string[] =>
  words.length === 1 && /^\p{Ll}+$/u.test(words[0] ?? '') ? [] : words

/** As typed. `answer`: what is said. */
export function unusedNumbers(
  answer: string,
  { args, scenario, recommendation: { best }, subject, whatIf }: QuestionContext,
): readonly string[] {
  const {
    gpuCount,
    nodes,
    hours,
    usd,
    allInUsd,
    tokensPerSecond,
    sequenceLength,
    loraRank,
    usableMemoryGiB,
    usdPerGpuHour,
  } = best
  const ofPlan = [
    ...Object.values(scenario.spec).filter((value) => typeof value === 'number'),
    ...[hours, usd, allInUsd, tokensPerSecond].flatMap(({ p10, p50, p90 }) => [p10, p50, p90]),
    gpuCount,
    nodes,
    sequenceLength,
    usableMemoryGiB,
    usdPerGpuHour,
    args?.money ?? 0,
    args?.perKwh?.value ?? 0,
    Math.abs(args?.moves ?? 0),
    100 * Math.abs(args?.moves ?? 0),
    args?.runs?.count ?? 0,
    // "On 2 GPUs": the plan that is set beside it has so many.
    ...(whatIf !== undefined && 'option' in whatIf && subject?.count === whatIf.option.gpuCount ? [subject.count] : []),
    ...(loraRank === null ? [] : [loraRank]),
  ]
  const isOfPlan = (value: number): boolean =>
    ofPlan.some((one) => Math.abs(one - value) <= tolerance * Math.max(Math.abs(one), 1e-9))
  const typed =
    args?.runs === undefined && args?.start === undefined && args?.due === undefined ? (args?.numbers ?? []) : []
  const unused = typed.filter(({ words, value }) => !isNumberIn(answer, words) && !isOfPlan(value))
  return unused.map(({ words }) => words)
}

/** Whether the number stands in `text` as it was typed, and not as a part of another. */
function isNumberIn(text: string, number: string): boolean {
  for (let at = text.indexOf(number); at >= 0; at = text.indexOf(number, at + 1)) {
    const isWhole = !/[\d.,]/.test(text.charAt(at - 1)) && !/^[\d.,]*\d/.test(text.slice(at + number.length))
    if (isWhole) return true
  }
  return false
}
