/** A number, a factor or a switch alone: with what it leaves out, an amendment like any other. */
import { quoted } from '../../scenario/format-values.ts'
import type { Problem } from '../../scenario/problem.ts'
import { amendWith } from './amendment.ts'
import { resolveEllipsis } from './ellipsis.ts'
import { type ReplyCandidate, bareReply } from './reply-candidate.ts'
import type { Reply } from './reply-input.ts'

export function readEllipsis(reply: Reply): ReplyCandidate | null {
  const { bare, scenario, lastChanged, vocabulary } = reply
  const ellipsis = bare.line.length > 80 ? null : resolveEllipsis(bare, scenario, lastChanged, vocabulary.magnitudes)
  if (ellipsis === null) return null
  return 'open' in ellipsis
    ? bareReply(reply, { kind: 'problem', problem: openFactorProblem(ellipsis.open) }, 'leaves open what it scales')
    : bareReply(reply, amendWith(reply, ellipsis), `stands for “${ellipsis.words}”`)
}

const openFactorProblem = (words: string): Problem => ({
  kind: 'unknown',
  message: `${quoted(words)} of what? Say it, such as “twice the data”, “half the GPUs” or “half the budget”.`,
  terms: [words],
  suggestions: ['twice the data', 'half the data'],
})
