/** Of everything that was assumed, what moves the figures most: the model, the data, the method, the sequence length. */
import { methodNames } from '../../catalog/training-method.ts'
import type { Option } from '../../recommend/recommendation.ts'
import type { Scenario, Spec, SpecField } from '../../scenario/scenario.ts'
import { formatCount } from '../format/number-format.ts'
import { toOneLine } from '../format/truncate.ts'

const maxReadings = 3

/** What was assumed of the data of jobs side by side, once where it is the same of each: the dollars go with it. */
export function dataAssumptions(
  jobs: readonly { readonly name: string; readonly scenario: Scenario }[],
): readonly string[] {
  const ofJobs = jobs.map(({ name, scenario }) => ({
    name,
    clauses: (scenario.remarks ?? [])
      .filter(({ field, text }) => field !== null && dataFields.has(field) && /\b(?:assumed|counted as)\b/u.test(text))
      .map(({ text }) => firstClause(text)),
  }))
  const all = [...new Set(ofJobs.flatMap(({ clauses }) => clauses))]
  return all.map((clause) => {
    const having = ofJobs.filter(({ clauses }) => clauses.includes(clause))
    return having.length === jobs.length ? clause : `${clause} (${having.map(({ name }) => name).join(', ')})`
  })
}
const dataFields: ReadonlySet<SpecField> = new Set(['tokens', 'responseTokens', 'prompts'])

/**
 * For one line, each without a full stop: at most `maxReadings` readings of what was typed, how often data is read, then the method and the
 * sequence length where nobody asked for them. `assumptions`: all of them, in sentences.
 */
export function keyAssumptions(assumptions: readonly string[], spec: Spec, best: Option): readonly string[] {
  const all = assumptions.filter(isReading).map(firstClause)
  // Dollars go with how often the data is read: it is left out for no other.
  const others = all.filter((clause) => !isOfEpochs(clause)).slice(0, maxReadings)
  const readings = all.filter((clause) => isOfEpochs(clause) || others.includes(clause))
  return [
    ...new Set([
      ...readings,
      ...methodAssumption(spec, best),
      ...sequenceAssumption(spec, best, assumptions),
      ...countAssumption(spec, best),
      // Twice the memory of states is spared by it.
      ...assumptions.filter((sentence) => sentence.startsWith('8-bit AdamW')).map(firstClause),
    ]),
  ]
}

const isOfEpochs = (clause: string): boolean => clause.startsWith('One epoch is assumed')

/** How a model, an amount of data or a GPU was read, and what of it is left out. */
export const isReading = (sentence: string): boolean =>
  /\b(?:taken (?:for|as)|read (?:as|once|by)|assumed|counted as|left out|are generated)\b/.test(sentence)

/**
 * "Examples are counted as 512 tokens each" of "… (assumed, as no length is given): 2.56M tokens"; words that are quoted
 * alone keep what they were read as. Of one that is too long for a line what was read of it says less than all of it, and
 * is never cut inside a word.
 */
function firstClause(sentence: string): string {
  const clause = sentence
    .replace(/\s*\([^)]*\)/g, '')
    .replace(/^(“[^”]*”): /, '$1 as ')
    .replace(behindClause, '$1')
    .replace(/\.$/, '')
  if (clause.length <= maxClause) return clause
  const read = / (?:is|are) (?:read|taken) as (?<what>[^“”]{3,})$/u.exec(clause)?.groups?.['what'] ?? clause
  const end = read.lastIndexOf(', ', maxClause)
  return read.length <= maxClause || end < 0 ? toOneLine(read, longestClause) : read.slice(0, end)
}
/** What is quoted is no end of a clause, nor is the colon of a time. */
const behindClause = /^((?:“[^”]*”|[^;:.“]|:(?=\d)|\.(?! ))*).*$/u
const maxClause = 80
const longestClause = 160

function methodAssumption({ method, loraRank }: Spec, best: Option): readonly string[] {
  const name = methodNames[best.method]
  if (best.loraRank !== null && loraRank === null) return [`${name} rank ${formatCount(best.loraRank)}`]
  return method === null ? [name] : []
}

/** Of cards that were named without how many: the number is a choice of the plan. */
const countAssumption = ({ gpus, gpuCount, nodes, owned }: Spec, best: Option): readonly string[] =>
  gpus !== null && gpuCount === null && nodes === null && owned === null && best.gpuCount > 1
    ? [`${formatCount(best.gpuCount)} GPUs, as no number was named`]
    : []

/** The usual length, or the one that the examples need. */
const sequenceAssumption = (
  { sequenceLength }: Spec,
  best: Option,
  assumptions: readonly string[],
): readonly string[] =>
  sequenceLength === null
    ? [`sequence length ${formatCount(best.sequenceLength)}${best.packed ? ', packed' : ''}`]
    : assumptions.filter((sentence) => sentence.startsWith('Sequence length ')).map(firstClause)
