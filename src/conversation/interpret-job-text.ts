/** What a text asks that a shell takes for a job, a question before there is a plan among them. */
import { withQuestions } from './asked-besides.ts'
import { withSettledData } from './doubted-data.ts'
import type { EngineContext } from './engine-context.ts'
import { readByFewerSentences } from './fewer-sentences.ts'
import { interpretBesideTeam } from './interpret-beside-team.ts'
import { interpretJob } from './interpret-job.ts'
import { interpretMeant } from './interpret-meant.ts'
import { interpretSeveral } from './interpret-several-questions.ts'
import { readTable } from './interpret-table.ts'
import { interpretInEnglish } from './interpret-translated.ts'
import type { Interpretation } from './interpretation.ts'
import type { ConversationRequest, RequestContext } from './request.ts'

/** A text that a shell takes for a job: a question before there is a plan only where the request allows one. */
export function interpretJobText(
  { text, inputKind, data, allowsInquiry }: Extract<ConversationRequest, { kind: 'job' }>,
  request: RequestContext,
  context: EngineContext,
): Interpretation {
  if (allowsInquiry !== true)
    return withSettledData(interpretJob(text, inputKind, request, context, data), text, request, context)
  const read = (part: string): Interpretation =>
    interpretMeant({ text: part, inputKind }, (kind) =>
      interpretInEnglish(part, kind, request, context, (english, inEnglish) =>
        interpretSeveral(english, kind, request, inEnglish, (each) =>
          readTable(each, request, inEnglish, data, (text) =>
            interpretBesideTeam(text, kind, request, inEnglish, data),
          ),
        ),
      ),
    )
  const asked = data === undefined ? readByFewerSentences(text, read) : read(text)
  const settled = withSettledData(asked, text, request, context)
  // What is asked beside a job is answered with its plan, as where the text begins a thread.
  return settled.kind === 'start' ? withQuestions(settled, text, inputKind, request, context) : settled
}
