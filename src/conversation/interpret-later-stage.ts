/** A job with a stage behind it that has no data yet: the job is planned, and of the stage it is said what it lacks. */
import { laterStageIn } from '../language/inquiries/later-stage.ts'
import { withGeneralAnswers } from './interpretation-extras.ts'
import type { FoundInterpretation, ReadPart, ReadRest } from './part-readers.ts'

/** Null where no stage is named behind, the text reads without a conflict of objectives, or the rest is no job. */
export function laterStageOf(text: string, readRest: ReadRest, readPart: ReadPart): FoundInterpretation {
  const stage = laterStageIn(text)
  if (stage === null || readPart(text).draft.issues.every(({ kind }) => kind !== 'conflict')) return null
  const read = readRest(stage.rest)
  if (read?.kind !== 'start') return null
  const sentence = `The ${stage.name} behind it has no data yet, and is planned apart: say how many examples, such as “${stage.name.toLowerCase()} 20k examples x 500 tokens”. Of that size it is a small part of this bill.`
  return withGeneralAnswers(read, [sentence])
}
