/** Whether a message wants what its words could ask: what it only tells is no question. */
import { asksAnything, asksIfItFits } from '../language/asked-in-message.ts'
import type { Inquiry } from '../language/inquiries/inquiry.ts'
import { isMostlyPresent } from '../language/present-clauses.ts'
import type { GivenData } from '../language/given-data.ts'
import type { EngineContext } from './engine-context.ts'
import type { Interpretation } from './interpretation.ts'
import { interpretJob } from './interpret-job.ts'
import type { RequestContext } from './request.ts'

/** What money buys is asked, and not what else is to be said. */
const asksWhatMoneyBuys =
  /\b(?:what|how (?:much|many|big|far|large|long)|which)\b[^.?!\n]{0,80}\b(?:get|gets|buys?|afford|tokens?|data|sizes?|train(?:ed)?|models?|examples|go)\b|\b(?:enough|sufficient|suffices?)\b/iu

/** It is asked; or a job of pictures or sound, or a pass of a model over data, is described to be done, and not as past. */
export const isWanted = ({ inquiry }: { inquiry: Inquiry }, text: string, { vocabulary }: EngineContext): boolean =>
  (inquiry.kind !== 'budget' || asksWhatMoneyBuys.test(text)) && isAsked(inquiry, text, vocabulary)

const isAsked = (inquiry: Inquiry, text: string, vocabulary: EngineContext['vocabulary']): boolean =>
  (asksAnything(text, vocabulary, inquiry.kind === 'prices') && (inquiry.kind !== 'fit' || asksIfItFits(text))) ||
  (/^(?:samples|encoding)$/.test(inquiry.kind) && isMostlyPresent(text, vocabulary))

/**
 * "Estimated cost for finetuning please. Llama.": what a message leaves out is asked, where it says neither what for nor of
 * how much. Null where nothing was guessed, or something of it is told.
 */
export function openJob(
  job: Interpretation,
  text: string,
  request: RequestContext,
  context: EngineContext,
  data: GivenData | undefined,
): Interpretation | null {
  if (job.kind !== 'start' || job.sizes === undefined || context.catalog.inquiryFacts.words.goal.test(text)) return null
  const plain = interpretJob(text, 'message', request, context, data)
  if (plain.kind !== 'problem' || plain.problem.kind === 'nothing') return null
  return plain.partial?.scenario?.spec.tokens == null ? plain : null
}
