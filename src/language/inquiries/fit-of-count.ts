/** "GRPO on a 3B with one GPU, possible?": a model and how many GPUs, of no kind that is named, and whether that works. */
import type { Inquiry, InquiryInput } from './inquiry.ts'
import { unmetWords } from '../resolution/unused-words.ts'

/** Hours or dollars need data. */
const otherFigures = /\b(?:how (?:long|much|many)|costs?|prices?|cheap\w*|expensive|fast\w*)\b|[$€£]/iu

/** Null where data, a kind of GPU or a limit is named, or nothing asks whether it works; pretraining is a matter of time. */
export function readFitOfCount({ text, understanding, facts: { words } }: InquiryInput): Inquiry | null {
  const { draft } = understanding
  if (!words.fit.test(text) || otherFigures.test(text) || draft.issues.length > 0) return null
  const { spec } = draft.finish()
  if (spec.params === null || spec.gpuCount === null || spec.gpus !== null || spec.tokens !== null) return null
  if (spec.task === 'pretrain' || spec.deadlineHours !== null || spec.budgetUsd !== null) return null
  const unused = unmetWords(understanding).filter((each) => !words.fit.test(each))
  return { kind: 'hardware', spec, isOfCount: true, unused }
}
