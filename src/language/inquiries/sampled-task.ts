/** What is done with pictures or speech, where no model for it is named: the model that is taken for it. */
import type { InquiryInput } from './inquiry.ts'
import { namesPictures, pictureTaskIn } from './picture-task.ts'
import { speechTaskIn } from './speech-task.ts'

const writesDown = 'speech recognition'

/** Null where nothing is done with either that a model here is for. */
export function sampledTaskIn({
  text,
  understanding,
  facts: { sampledModels },
}: Pick<InquiryInput, 'text' | 'understanding' | 'facts'>) {
  const { spec } = understanding.draft.finish()
  const speech = spec.model === null && spec.params === null ? speechTaskIn(text) : null
  if (speech !== null) {
    const row = sampledModels.rows.find(({ kinds }) => kinds?.includes(writesDown) === true)
    return row === undefined ? null : { found: { row, name: speech, isKind: true, isAkin: false }, advice: null }
  }
  if (!namesPictures(text)) return null
  const task = pictureTaskIn(text, spec, sampledModels)
  const row = sampledModels.rows.find(({ id }) => id === task?.row)
  return task === null || row === undefined
    ? null
    : { found: { row, name: task.called, isKind: true, isAkin: false }, advice: task.advice }
}
