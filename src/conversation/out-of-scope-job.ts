/** A thread whose job is outside what is estimated: that was said in full once, and is said in a line from then on. */
import type { Inquiry } from '../language/inquiries/inquiry.ts'
import type { Spec } from '../scenario/scenario.ts'
import type { ConversationSubject } from './conversation-subject.ts'
import type { Interpretation } from './interpretation.ts'

type OutOfScopeJob = Extract<Inquiry, { kind: 'unsupported' }>

/** The same kind of model named again, such as "flux instead of sdxl": nothing new need be said of it. */
export function outOfScopeAgain({ inquiry }: ConversationSubject, alone: Interpretation): Interpretation | null {
  if (alone.kind !== 'inquiry' || alone.inquiry.kind !== 'unsupported' || inquiry?.kind !== 'unsupported') return null
  return alone.inquiry.id === inquiry.id
    ? { kind: 'inquiry', inquiry: { ...alone.inquiry, isAnsweredBefore: true } }
    : null
}

/** What a reply changes of such a job, or asks of it. Null: the job is none of these, or a model is named by now. */
export function stillOutOfScope(
  { inquiry, scenario }: ConversationSubject,
  reply: Interpretation,
): Interpretation | null {
  if (inquiry?.kind !== 'unsupported') return null
  const spec = specAfter(reply) ?? scenario.spec
  return spec.params === null && spec.model === null
    ? { kind: 'inquiry', inquiry: { ...inquiry, spec, isAnsweredBefore: true } satisfies OutOfScopeJob }
    : null
}

const specAfter = (reply: Interpretation): Spec | null =>
  reply.kind === 'revision' ? reply.revision.scenario.spec : reply.kind === 'asks' ? reply.scenario.spec : null
