/** A number or a factor alone: in the words that it leaves out, an amendment like any other. */
import { quoted } from '../../scenario/format-values.ts'
import type { Problem } from '../../scenario/problem.ts'
import { amend } from './amendment.ts'
import { resolveEllipsis } from './ellipsis.ts'
import { type ReplyCandidate, wholeReply } from './reply-candidate.ts'
import type { Reply } from './reply-input.ts'

export function readEllipsis(reply: Reply): ReplyCandidate | null {
  const { plain, line, scenario, lastChanged, vocabulary } = reply
  const ellipsis = plain.text.length > 80 ? null : resolveEllipsis(line, scenario, lastChanged, vocabulary.magnitudes)
  if (ellipsis === null) return null
  return 'open' in ellipsis
    ? wholeReply(reply, { kind: 'problem', problem: openFactorProblem(ellipsis.open) }, 'leaves open what it scales')
    : wholeReply(reply, amend(reply, ellipsis.text), `stands for “${ellipsis.text}”`)
}

const openFactorProblem = (words: string): Problem => ({
  kind: 'unknown',
  message: `${quoted(words)} of what? Say it, such as “twice the data”, “half the GPUs” or “half the budget”.`,
  terms: [words],
  suggestions: ['twice the data', 'half the data'],
})
