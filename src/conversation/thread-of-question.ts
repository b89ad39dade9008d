/** The thread of a question that was answered without a plan: what was asked, so that a reply can change it. */
import type { Inquiry } from '../language/inquiries/inquiry.ts'
import { currentScenario } from '../language/replies/revision-history.ts'
import type { KeptInquiry } from '../scenario/kept-inquiry.ts'
import { emptySpec, type Scenario } from '../scenario/scenario.ts'
import type { AskedQuestion, ConversationSubject } from './conversation-subject.ts'
import { newThread, type ThreadState } from './thread-state.ts'

/** The thread that replies to the answer go on from. */
export function threadOfQuestion(asked: AskedQuestion): ThreadState {
  const { scenario, inquiry } = asked.subject
  return { ...newThread({ ...scenario, inquiry: keptInquiry(inquiry) }), asked }
}

/** Null where the thread has a plan, or had one. */
export function questionOfThread(thread: ThreadState): AskedQuestion | null {
  const { inquiry, ...scenario } = currentScenario(thread.conversation)
  if (inquiry === undefined || thread.shown !== null) return null
  return thread.asked ?? { subject: { ...nothingSaid, scenario, inquiry: inquiryAgain(inquiry, scenario) }, text: null }
}

/** Where nothing was said that a job could go on from. */
export const nothingSaid: ConversationSubject = {
  scenario: { spec: emptySpec, setBy: {}, notes: [] },
  inquiry: null,
  compared: [],
  words: '',
}

/** Words that somebody typed: a store keeps figures and names alone. */
const typed: ReadonlySet<string> = new Set(['words', 'quoted', 'takenFor', 'others', 'told'])
/** Those that are the same without the words of the question. */
const wordless: ReadonlySet<Inquiry['kind']> = new Set([
  'samples',
  'encoding',
  'prices',
  'fit',
  'hardware',
  'largest',
  'hosting',
  'budget',
  'unsupported',
])

function keptInquiry(inquiry: ConversationSubject['inquiry']): KeptInquiry {
  if (inquiry === null || !wordless.has(inquiry.kind) || isOfWords(inquiry)) return { kind: 'none' }
  const kept = Object.entries(inquiry).filter(([field]) => !typed.has(field))
  return { ...Object.fromEntries(kept), kind: inquiry.kind, ...('unused' in inquiry ? { unused: [] } : {}) }
}

/** What a language model does with texts is told by the words alone. */
const isOfWords = (inquiry: Inquiry): boolean =>
  inquiry.kind === 'encoding' && inquiry.words !== undefined && (inquiry.spec.params ?? 0) > maxEncoder
const maxEncoder = 1e9

/** Fields that a version of the app knows, and the one that wrote it did not, are as nobody said them. */
function inquiryAgain(kept: KeptInquiry, { spec }: Scenario): ConversationSubject['inquiry'] {
  const { spec: stored } = kept
  const again = { ...kept, spec: { ...emptySpec, ...(typeof stored === 'object' ? stored : spec) } }
  return isInquiry(again) ? again : null
}

/** It was written from one: what is not known any longer is left. */
const isInquiry = (kept: KeptInquiry): kept is KeptInquiry & Exclude<Inquiry, { kind: 'goal' }> =>
  [...wordless].some((kind) => kind === kept.kind)
