/** A text by itself, as a command or as a message; where nothing was said before, by fewer of its sentences where they make a job. */
import type { EngineContext } from './engine-context.ts'
import { readByFewerSentences } from './fewer-sentences.ts'
import { interpretFirstText } from './interpret-first-text.ts'
import { interpretMeant } from './interpret-meant.ts'
import type { Interpretation } from './interpretation.ts'
import type { TextRequest } from './question-after-subject.ts'
import type { RequestContext } from './request.ts'

/** What a text is meant as, whatever was said before it. */
export function interpretAlone(request: TextRequest, asked: RequestContext, context: EngineContext): Interpretation {
  const { text, inputKind, data, subject = null } = request
  const read = (part: string): Interpretation =>
    interpretMeant({ ...request, text: part }, (kind) => interpretFirstText(part, kind, asked, context, data))
  const isFirst = subject === null && inputKind === 'command' && data === undefined
  return isFirst ? readByFewerSentences(text, read) : read(text)
}
