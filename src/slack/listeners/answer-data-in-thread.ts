/** A message, or the data that it brings, as one turn of a known thread. */
import type { MessageData } from '../files/message-data.ts'
import type { Services } from '../services.ts'
import { ask, type RequestSource } from '../worker/ask.ts'
import { answerInThread, type ThreadAnswer, type ThreadQuestion } from './answer-in-thread.ts'

/** Null where the thread is not known. */
export const answerDataInThread = (
  data: MessageData,
  via: RequestSource,
  place: Omit<ThreadQuestion, 'answer'>,
  isAddressed: boolean,
  services: Services,
): Promise<ThreadAnswer | null> =>
  answerInThread(
    {
      ...place,
      answer: (thread, requestContext) =>
        data.ask(
          (said) => ask(services, via, { kind: 'reply', ...said, isAddressed, thread }, requestContext),
          (records) => ask(services, via, { kind: 'measured', records, thread }, requestContext),
        ),
    },
    services,
  )
