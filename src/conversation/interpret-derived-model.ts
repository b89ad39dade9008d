/** A model that is pruned out of another, or that drafts for one: the training that it takes, and what else it costs. */
import { draftOfTargetIn } from '../language/inquiries/draft-of-target.ts'
import { draftModelIn, judgeModelIn, prunedModelIn } from '../language/inquiries/derived-models.ts'
import { withExtras, withGeneralAnswers } from './interpretation-extras.ts'
import type { FoundInterpretation, ReadRest } from './part-readers.ts'

/** What a plan is made of where a draft is asked for without its data. */
const usualData = '100M tokens'

/** Null where neither is told, or the rest is no job. */
export const derivedModelOf = (text: string, readRest: ReadRest): FoundInterpretation =>
  prunedOf(text, readRest) ?? draftOf(text, readRest) ?? judgedOf(text, readRest)

function prunedOf(text: string, readRest: ReadRest): FoundInterpretation {
  const pruned = prunedModelIn(text)
  const read = pruned === null ? null : readRest(pruned.rest)
  if (pruned === null || read?.kind !== 'start') return null
  return withGeneralAnswers(read, [
    `The ${pruned.to} that is cut out of ${pruned.from} is what is trained here. Cutting it takes some passes over a few thousand texts on the same GPUs, an hour or so; a large cut (more than half) or few tokens leave it worse than an open model of that size: try one of those first.`,
  ])
}

function draftOf(text: string, readRest: ReadRest): FoundInterpretation {
  const pair = draftOfTargetIn(text)
  const paired = pair === null ? null : readRest(`distill ${pair.target} into ${pair.size}, ${pair.rest}`)
  if (pair !== null && paired?.kind === 'start')
    return withGeneralAnswers(paired, [
      `The draft of ${pair.size} is what is trained, and ${pair.target} teaches it. It needs the tokenizer of the large one; a ready small model of the same family needs no training and is the first to try.`,
    ])
  const draft = draftModelIn(text)
  if (draft === null) return null
  if (draft.size !== null) {
    const read = readRest(`distill ${draft.rest.replace(/\btrain(?:ing)?\b/iu, ' ').trim()} into ${draft.size}`)
    if (read?.kind !== 'start') return null
    return withGeneralAnswers(read, [
      `“${draft.words}”: a model of its own that is trained on what the large one writes. It needs the tokenizer of the large one; a ready small model of the same family needs no training and is the first to try.`,
    ])
  }
  const told = readRest(`lora ${draft.rest}`)
  const isTold = told?.kind === 'start' && told.scenario.spec.tokens !== null
  const read = isTold ? told : readRest(`lora ${draft.rest}, ${usualData}`)
  if (read?.kind !== 'start') return null
  const lead = { lead: 'No draft head was measured; LoRA of its target, some twice its hours, stands in' }
  return withGeneralAnswers(read.scenario.extras?.lead === undefined ? withExtras(read, lead) : read, [
    `“${draft.words}”: no such run was measured. A draft head is a layer or some heads on the frozen target: one pass forward of the target and a small training, about half the hours of LoRA on it, which is planned here; memory as here.`,
    `${isTold ? '' : `Assumed: ${usualData}. `}It learns from what the target itself writes (some 70k to 500k conversations are usual): writing them comes on top. Ready heads of many open models are published: look for one first.`,
  ])
}

/** A judge is not trained: its GPUs come on top. */
function judgedOf(text: string, readRest: ReadRest): FoundInterpretation {
  const judge = judgeModelIn(text)
  const read = judge === null ? null : readRest(judge.rest)
  if (judge === null || read?.kind !== 'start') return null
  return withGeneralAnswers(read, [
    `“${judge.words}” judges and is not trained: it is not counted here. Beside the training it takes GPUs of its own, two bytes a parameter in bf16 and half of that in FP8, or an API that is paid by the token.`,
  ])
}
