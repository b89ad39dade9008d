/** What speaks for a reply being talk, as training takes it. */
import type { Vocabulary } from '../lexicon/vocabulary.ts'
import { leans, talkSignals } from './likely-talk.ts'
import { type ReplySubject, replyInEnglish, takenFor } from './reply.ts'
import { wholeReply } from './reply-candidate.ts'
import type { ReplyOptions } from './reply-input.ts'

/** What tells whether a reply is talk; `isTaken`: a reader takes it for something. */
export function evidenceOfTalk(
  subject: ReplySubject,
  typed: string,
  vocabulary: Vocabulary,
  today: string,
): { readonly text: string; readonly signals: readonly string[]; readonly isTaken: boolean } {
  const options: ReplyOptions = { isAddressed: false }
  const inEnglish = replyInEnglish(subject, typed, vocabulary, today, options)
  const { reply } = inEnglish
  const [taken = wholeReply(reply, { kind: 'ignored' }, 'no reader takes it')] = [
    ...takenFor(inEnglish, options),
  ].filter(({ act }) => !leans.has(act.kind))
  return { text: reply.plain.text, signals: talkSignals(reply, taken), isTaken: taken.act.kind !== 'ignored' }
}
