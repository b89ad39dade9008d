/** A number, a factor or a switch alone: with what it leaves out, an amendment like any other. */
import { quoted } from '../../scenario/format-values.ts'
import type { Problem } from '../../scenario/problem.ts'
import { amendWith } from './amendment.ts'
import { resolveContrast } from './contrast.ts'
import { resolveEllipsis } from './ellipsis.ts'
import { type ReplyCandidate, bareReply } from './reply-candidate.ts'
import type { BareReply, Reply } from './reply-input.ts'

export function readEllipsis(reply: Reply): ReplyCandidate | null {
  const { bare, scenario, lastChanged, vocabulary } = reply
  const ellipsis =
    bare.line.length > 80
      ? null
      : (resolveEllipsis(bare, scenario, lastChanged, vocabulary.magnitudes) ??
        resolveContrast(bare.line, scenario, vocabulary.magnitudes) ??
        resolveEllipsis(lastClauseOf(bare), scenario, [], vocabulary.magnitudes))
  if (ellipsis === null) return null
  return 'open' in ellipsis
    ? bareReply(reply, { kind: 'problem', problem: openFactorProblem(ellipsis.open) }, 'leaves open what it scales')
    : bareReply(reply, amendWith(reply, ellipsis), `stands for “${ellipsis.words}”`)
}

/** "2 nodes died, we continue on 48": the news before it says why. */
const lastClauseOf = (bare: BareReply): BareReply => {
  const line = /,\s+(we (?:continue|go on|carry on|proceed|keep going) .{2,20})$/u.exec(bare.line)?.[1]
  return { ...bare, line: line ?? '' }
}

const openFactorProblem = (words: string): Problem => ({
  kind: 'unknown',
  message: `${quoted(words)} of what? Say it, such as “twice the data”, “half the GPUs” or “half the budget”.`,
  terms: [words],
  suggestions: ['twice the data', 'half the data'],
})
