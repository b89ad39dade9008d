/** "8 H100 for a week, the biggest model we can pretrain?": machines for a time are an amount of computing. */
import type { Inquiry, InquiryInput } from './inquiry.ts'
import { ignoredWords } from '../resolution/unused-words.ts'

/** Null where a model or data are named, or GPUs, their number or the time are missing. */
export function readPretrainable({ text, understanding, facts: { words } }: InquiryInput): Inquiry | null {
  const { draft } = understanding
  const isAsked = words.largest.test(text) || words.modelSize.test(text) || words.whichSize.test(text)
  if (!isAsked || !(words.optimal.test(text) || words.newModel.test(text))) return null
  if (draft.get('params') !== null || draft.get('tokens') !== null || draft.get('gpus') === null) return null
  const { gpuCount, deadlineHours, ...spec } = draft.finish().spec
  if (gpuCount === null || deadlineHours === null) return null
  return {
    kind: 'compute',
    spec: { ...spec, gpuCount, deadlineHours: null, task: 'pretrain', method: 'full' },
    gpuHours: gpuCount * deadlineHours,
    words: `${gpuCount} GPUs`,
    unused: ignoredWords(understanding).filter((each) => /\d/u.test(each)),
  }
}
