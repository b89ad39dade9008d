/** "13b not 70b": what is wanted, set against what is not. */
import { type ReplyCandidate, wholeReply } from './reply-candidate.ts'
import { amend } from './amendment.ts'
import type { Reply } from './reply-input.ts'

/** The first is meant, where the second is what holds now. */
export function readContrast(reply: Reply): ReplyCandidate | null {
  const contrast = contrastIn(reply.plain.text)
  if (contrast === null || contrast.rejected.startsWith(contrast.wanted.split(/\s/)[0] ?? '')) return null
  // The whole says what its numbers are of: "20B not 2B" is of what was 2B.
  const whole = amend(reply, reply.plain.text)
  const wanted = whole.kind === 'amended' && whole.changed.length > 0 ? whole : amend(reply, contrast.wanted)
  const rejected = amend(reply, contrast.rejected)
  const isCurrent = rejected.kind === 'amended' && rejected.changed.every((field) => field === 'model')
  if (wanted.kind !== 'amended' || wanted.changed.length === 0 || !isCurrent) return null
  return wholeReply(reply, wanted, `wants “${contrast.wanted}” rather than “${contrast.rejected}”`)
}

function contrastIn(text: string): { readonly wanted: string; readonly rejected: string } | null {
  const match =
    /^(.{2,80}?)[\s,]+(?:and )?(?:not|rather than|instead of)\s+(?:the\s+|a\s+|an\s+)?(.{2,40}?)[\s.!?]*$/i.exec(text)
  return match === null ? null : { wanted: match[1] ?? '', rejected: match[2] ?? '' }
}
