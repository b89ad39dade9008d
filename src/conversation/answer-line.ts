/** Lines below an answer that is made. */
import { line, textBlock } from '../presentation/content/message-content.ts'
import type { Outcome } from './outcome.ts'

/** An answer with one more sentence below it. */
export function withLine(outcome: Outcome, sentence: string): Outcome {
  if (outcome.kind !== 'answer') return outcome
  const { content } = outcome
  const added = line(sentence)
  return {
    ...outcome,
    content: { ...content, text: [...content.text, added], blocks: [...content.blocks, textBlock([added])] },
  }
}

/** An answer with one sentence before it, where it would mislead without. */
export function withLead(outcome: Outcome, sentence: string): Outcome {
  if (outcome.kind !== 'answer') return outcome
  const { content } = outcome
  const added = line(sentence)
  return {
    ...outcome,
    content: { ...content, text: [added, ...content.text], blocks: [textBlock([added]), ...content.blocks] },
  }
}
