/** Wishes without a number: "bigger batch", "smaller model?". They are meant, and cannot be carried out. */
import type { Problem } from '../../scenario/problem.ts'
import { quoted } from '../../scenario/format-values.ts'
import { type ReplyCandidate, bareReply } from './reply-candidate.ts'
import type { Reply } from './reply-input.ts'

const underspecifiedPattern =
  /^(?:(?:try|try using|use|have|with|what about|how about|what if we use)[\s,]+){0,3}(?:an? |the )?(?:(?:a )?(?:bit|little|lot|much|slightly|somewhat|even|way) (?:of )?(?:a )?)?(bigger|larger|smaller|longer|shorter|higher|lower|fewer|more|less)\s+(batch(?: size)?|micro ?batch|context|sequence(?: length)?|seq(?: len)?|rank|gpus?|cards?|model|budget|epochs?|data|tokens?|examples?|memory|vram)(?:\s+instead)?$/

const suggestionsByNoun: readonly (readonly [noun: RegExp, texts: readonly string[]])[] = [
  [/batch/, ['batch 4', 'batch 8']],
  [/context|seq/, ['seq 2k', 'seq 8k']],
  [/rank/, ['rank 8', 'rank 64']],
  [/gpu|card/, ['4 gpus', 'on a 4090', 'on 8 H100s']],
  [/model/, ['what about 8b?', 'what about 70b?']],
  [/memory|vram/, ['4-bit', 'checkpointing on', 'batch 1']],
  [/budget/, ['under $500']],
  [/epoch/, ['one more epoch', '3 epochs']],
  [/data|token|example/, ['twice the data', 'half the data']],
]

export function readUnderspecifiedChange(reply: Reply): ReplyCandidate | null {
  const problem = underspecifiedChangeIn(reply.bare.line)
  return problem === null ? null : bareReply(reply, { kind: 'problem', problem }, 'leaves open how much')
}

/** Null where the text is no such wish. */
function underspecifiedChangeIn(text: string): Problem | null {
  const match = text.length > 100 ? null : underspecifiedPattern.exec(text)
  if (match === null) return null
  const [, degree = '', noun = ''] = match
  const suggestions = suggestionsByNoun.find(([pattern]) => pattern.test(noun))?.[1] ?? ['4-bit']
  const term = `${degree} ${noun}`
  return {
    kind: 'unknown',
    message: `${quoted(term)} leaves open how much: say it, such as ${suggestions.map(quoted).join(' or ')}.`,
    terms: [term],
    suggestions,
  }
}
