/** How likely each of two readings of a reply serves who wrote it. */
import type { ReplyJudgeModel } from '../../catalog/reply-judge-model.ts'

/** 0 to 1 each; they need not add up: both may serve, or none. */
export type ReplyChances = { readonly rules: number; readonly words: number }

/** `evidence`: by name, as in reply-evidence.ts; what the model does not know says nothing. */
export type ReplyJudge = (evidence: Readonly<Record<string, number>>) => ReplyChances

/** Two logistic regressions of the same evidence. */
export function replyJudge({ bias, evidence: weights }: ReplyJudgeModel): ReplyJudge {
  return (evidence) => {
    let { rules, words } = bias
    for (const [name, value] of Object.entries(evidence)) {
      const weight = weights[name]
      if (weight === undefined) continue
      rules += weight.rules * value
      words += weight.words * value
    }
    return { rules: 1 / (1 + Math.exp(-rules)), words: 1 / (1 + Math.exp(-words)) }
  }
}
