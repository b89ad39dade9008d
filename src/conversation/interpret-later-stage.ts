/** A job with a stage behind it that has no data yet: the job is planned, and of the stage it is said what it lacks. */
import { laterStageIn } from '../language/inquiries/later-stage.ts'
import { withGeneralAnswers } from './interpretation-extras.ts'
import type { FoundInterpretation, ReadPart, ReadRest } from './part-readers.ts'

/** Null where no stage is named behind, the text reads without a conflict of objectives, or the rest is no job. */
export function laterStageOf(text: string, readRest: ReadRest, readPart: ReadPart): FoundInterpretation {
  const stage = laterStageIn(text)
  if (stage === null) return null
  // "Sft 7b on 50M tokens then dpo" reads as one job of DPO, though the data are those of the stage before.
  if (!stage.isLast && readPart(text).draft.issues.every(({ kind }) => kind !== 'conflict')) return null
  const read = readRest(stage.rest)
  if (read?.kind !== 'start') return null
  const first = stage.name.split(' ')[0]?.toLowerCase() ?? ''
  const data = first === 'grpo' || first === 'rl' ? 'grpo 2k prompts' : `${first} 20k examples x 500 tokens`
  const share = data.startsWith('grpo')
    ? 'Writing the answers makes it several times as dear as a stage on written examples.'
    : 'Of that size it is a small part of a bill in the hundreds.'
  const sentence = `The ${stage.name} behind it has no data yet, and is planned apart: say how much, such as “${data}”. ${share}`
  return withGeneralAnswers(read, [sentence])
}
