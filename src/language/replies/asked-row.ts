/** "Versus the third alternative, what am I giving up?": a row of the table that is shown, set against the plan. */
import { shownOption } from '../questions/implied-subject.ts'
import { type ReplyCandidate, wholeReply } from './reply-candidate.ts'
import type { Reply } from './reply-input.ts'

const weighs =
  /\b(?:giv(?:e|ing) up|los(?:e|ing)|sav(?:e|ing)|gain(?:ing)?|differ(?:s|ent|ence)?|catch|risk|downside|trade-?off|compare[ds]?|versus|vs|against|better|worse|cheaper|faster|how about)\b/u
const maxLength = 100

/** Null where no row is named by its place, or it is taken rather than weighed; plans that were set side by side have places of their own. */
export function readAskedRow(reply: Reply): ReplyCandidate | null {
  const { sentence, thread, vocabulary } = reply
  if (sentence.length > maxLength || thread?.hasBeside === true || !weighs.test(sentence)) return null
  const subject = shownOption(sentence)
  if (subject === null || vocabulary.intentPhrases.controls.undo.test(reply.bare.line)) return null
  if (!reply.isAddressed && reply.likelyActs.chatter > maxChatter) return null
  return wholeReply(reply, { kind: 'question', topic: 'why-not', subject }, 'sets a row of the table against the plan')
}
const maxChatter = 0.6
