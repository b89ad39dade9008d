/** "2M pairs, 7 hard negatives per query": more texts in each example than the pair. */
import { type FoundInterpretation, type ReadJob, startWith } from './part-readers.ts'

const negatives =
  /\b(?:(\d+) hard negatives?|hard negatives?:? (\d+))(?: (?:per|a|for each|each|every) (?:query|question|pair|anchor|example))?/iu
/** A query and its passage. */
const textsOfPair = 2

/** "2M pairs, 7 hard negatives per query": an example has so many texts more. */
export function negativesOf(text: string, readJob: ReadJob): FoundInterpretation {
  const match = negatives.exec(text)
  const count = Number(match?.[1] ?? match?.[2] ?? NaN)
  if (match === null || !(count > 0)) return null
  const job = readJob(text.replace(match[0], ' ').replaceAll(/[^\S\n]+/gu, ' ').replaceAll(/,\s*,/gu, ','))
  if (job === null || job.spec.tokens === null) return null
  const note = `${match[0]}: an example has ${count + textsOfPair} texts rather than ${textsOfPair}, all of them trained through.`
  const tokens = (job.spec.tokens * (count + textsOfPair)) / textsOfPair
  return startWith({ ...job, spec: { ...job.spec, tokens }, notes: [...job.notes, note] }, {})
}
