/** “405 is silly. 70”, “64 was overkill, 32 then”: the number that the plan has is refused, and another takes its place. */
import type { Spec } from '../../scenario/scenario.ts'

const refused =
  /^(?:(?:ok|okay|hm+|well|yeah|no|wow|so|honestly|the|maybe)[ ,]+)*(?<before>\d{1,4})(?:b| gpus?| cards?)? (?:is|was|are|were|seems?|looks|feels) (?:way |far |just |a bit |really |kind of )?(?:silly|overkill|too (?:big|much|large|many|expensive|dear)|nuts|crazy|absurd|overdone|madness|excessive)[.,;! –-]+(?:(?:then|so|let'?s|do|take|use|try|go with|make it|better|rather|just|the)[ ,]+)*(?<after>\d{1,4})(?:b)?(?: (?:it is|then|instead|please|pls|will do|would do|is plenty|is enough))?[\s.!]*$/iu
const billion = 1e9
/** A model is called by a size that is so near to its own: Llama 3.1 405B has 406 billion. */
const asCalled = 0.05

/** The reply as it would be typed; where the number is neither the size nor the count of the plan, as it is. */
export function withOtherSize(text: string, { params, gpuCount, loraRank }: Partial<Spec>): string {
  const { before, after } = refused.exec(text.trim())?.groups ?? {}
  if (before === undefined || after === undefined) return text
  const held = Number(before)
  if (params != null && Math.abs(params / billion / held - 1) < asCalled) return `${after}b`
  if (gpuCount === held) return `${after} gpus`
  return loraRank === held ? `rank ${after}` : text
}
