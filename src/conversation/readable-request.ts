/** A request with as much of its text as is read, so that no text takes the process from everybody else. */
import { tooLong, tooManyNumbers } from '../language/command.ts'
import { pastedConfigIn } from '../language/config/config-detection.ts'
import { currentScenario } from '../language/replies/revision-history.ts'
import { withBoundedText } from '../language/text/bounded-runs.ts'
import {
  hasMoreNumbers,
  maxCommandLength,
  type ReadablePart,
  readableBeginning,
  readableEnds,
} from '../language/text/readable-part.ts'
import { withTimeLeft } from '../language/text/told-now.ts'
import { line, withNoteBelowHeadline } from '../presentation/content/message-content.ts'
import type { Problem } from '../scenario/problem.ts'
import type { EngineContext } from './engine-context.ts'
import type { Interpretation } from './interpretation.ts'
import type { Outcome } from './outcome.ts'
import type { ConversationRequest, RequestContext } from './request.ts'

/** `interpret` reads as much of the request as is read, as it is spelled out. */
export function interpretReadable(
  typed: ConversationRequest,
  requestContext: RequestContext,
  context: EngineContext,
  interpret: (request: ConversationRequest, requestContext: RequestContext, context: EngineContext) => Interpretation,
): Interpretation {
  const readable = readableRequest(typed)
  if ('problem' in readable) return { kind: 'problem', problem: readable.problem, style: 'command' }
  const interpretation = interpret(spelledOut(readable.request, requestContext, context), requestContext, context)
  return readable.unread === null ? interpretation : { ...interpretation, unread: readable.unread }
}

/**
 * The request with the spellings of chats written as usual, what a configuration or a table holds aside; a moment of now that a
 * reply tells is reckoned against the deadline of its plan. `today`: ISO date.
 */
function spelledOut(
  request: ConversationRequest,
  { today }: Pick<RequestContext, 'today'>,
  { vocabulary }: EngineContext,
): ConversationRequest {
  if (request.kind === 'text' || request.kind === 'job')
    return { ...request, text: vocabulary.spelledOut(request.text) }
  if (request.kind !== 'reply') return request
  const { deadlineHours } = currentScenario(request.thread.conversation).spec
  return { ...request, text: withTimeLeft(vocabulary.spelledOut(request.text), deadlineHours, today) }
}

/** What of a long text was not read is said with whatever is answered. */
export const withUnreadLine = (outcome: Outcome, { unread }: Pick<Interpretation, 'unread'>): Outcome =>
  unread === undefined || outcome.kind === 'ignored'
    ? outcome
    : { ...outcome, content: withNoteBelowHeadline(outcome.content, line(unread)) }

/** `unread`: a sentence about what is not read; null where all of it is. Or why nothing of it is read. */
type ReadableRequest =
  | { readonly request: ConversationRequest; readonly unread: string | null }
  | { readonly problem: Problem }

function readableRequest(typed: ConversationRequest): ReadableRequest {
  const request = withBoundedText(typed)
  if (request.kind === 'check') return cutTo(readableBeginning(request.text, maxCommandLength), request)
  if (request.kind !== 'text' && request.kind !== 'job' && request.kind !== 'reply') return { request, unread: null }
  const isLong = request.text.length > maxCommandLength
  const isReply = request.kind === 'reply'
  if (!isLong && (isReply || !hasMoreNumbers(request.text))) return { request, unread: null }
  const pasted = pastedConfigIn(request.text)
  if (pasted !== null && !isLong) return { request, unread: null }
  if (pasted !== null && request.data === undefined) {
    const { text, unread } = readableBeginning(pasted.words)
    const configs = pasted.snippets
    return {
      request: request.kind === 'job' ? { kind: 'config', configs, text } : { ...request, configs, text },
      unread,
    }
  }
  if (isReply) return cutTo(readableEnds(request.text), request)
  if (request.inputKind === 'command') return { problem: isLong ? tooLong(request.text.length) : tooManyNumbers() }
  return cutTo(readableBeginning(request.text), request)
}

const cutTo = (
  { text, unread }: ReadablePart,
  request: Extract<ConversationRequest, { text: string }>,
): ReadableRequest => ({ request: { ...request, text }, unread })
