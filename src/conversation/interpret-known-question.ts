/** "Who else uses you?", "do we need consent to train on mails?": questions of data/questions that need no plan, before there is one. */
import { askingPart, beginsAsQuestion } from '../language/questions/asking-part.ts'
import { topicOfQuestion } from '../language/questions/topic-of-text.ts'
import type { GeneralAnswer } from '../language/inquiries/general-inquiry.ts'
import { needsPlan } from '../presentation/questions/plan-words.ts'
import type { EngineContext } from './engine-context.ts'

/** A text of a line or two asks one thing. */
const maxLength = 200

/** `isSure`: hardly anything else can be meant. Null where the text is like no such question. */
export function knownQuestionIn(
  text: string,
  { vocabulary }: EngineContext,
): { readonly answer: GeneralAnswer; readonly isSure: boolean } | null {
  if (text.length > maxLength || !(beginsAsQuestion(text) || askingPart(text) !== null)) return null
  const { matched } = topicOfQuestion(text, {}, vocabulary)
  const known = matched?.alone ?? matched?.says
  if (matched === null || known === undefined || (matched.isExample === true && matched.isLikely !== true)) return null
  // Of a size that is named the job is asked, unless nothing else can be meant.
  if (matched.id.startsWith('term ') || (matched.isSure !== true && namesSize.test(text))) return null
  const says = known.filter((sentence) => !needsPlan(sentence))
  if (says.length === 0 || leftToPlan.has(matched.id)) return null
  if (matched.id === 'as-pdf' && dataInPdf.test(text)) return null
  return {
    answer: { id: matched.id, says, beside: false },
    isSure: matched.isSure === true || askingPart(text) !== null,
  }
}

/** The data come so: no answer is wanted so. */
const dataInPdf =
  /\b(?:pages|books?|manuals?|documents?|docs|reports?|papers|articles|contracts|scans?|data|files?) (?:\w{1,12} ){0,2}pdfs?\b|\b\d[\d,.]{0,9} pdfs?\b|\bpdfs? (?:of|with|from)\b/iu

const namesSize = /\b\d{1,3}(?:\.\d)? ?b\b/iu

/** What these say is of a plan, or of a thread. */
const leftToPlan: ReadonlySet<string> = new Set([
  'unknown',
  'all-options',
  'run-so-far',
  'what-next',
  'chatter',
  'launch',
])
