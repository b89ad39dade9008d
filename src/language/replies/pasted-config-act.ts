/** A trainer's configuration pasted into a thread. */
import { pastedConfigIn } from '../config/config-detection.ts'
import type { ReplyCandidate } from './reply-candidate.ts'
import type { Reply } from './reply-input.ts'

/** The keys of the configuration with their span; null outside of a thread, and for other text. */
export function readPastedConfig({ typed, thread }: Reply): ReplyCandidate | null {
  const pasted = thread === null ? null : pastedConfigIn(typed)
  if (pasted === null) return null
  const [first, last] = [pasted.spans[0], pasted.spans.at(-1)]
  const span = { start: first?.start ?? 0, end: last?.end ?? typed.length }
  return { act: { kind: 'config', pasted }, span, reason: 'holds the keys of a trainer' }
}
