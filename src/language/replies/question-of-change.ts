/** "With 8-bit Adam does it fit on one node?": asks what another plan would do, and changes nothing. */
import { isProposed } from '../questions/question.ts'
import { type ReplyCandidate, wholeReply } from './reply-candidate.ts'
import type { Reply } from './reply-input.ts'

const asks =
  /^(?:(?:so|and|but|ok|hm+)[ ,]{1,2}){0,2}(?:does|do|would|will|is|are)\b|\b(?:does|would|will) (?:it|that|this) (?:still |even |all )?(?:fit|work|be|run)\b/u
const verdicts =
  /\b(?:fits?|cheaper|faster|slower|quicker|longer|dearer|(?:more|less) expensive|better|worse|enough|help|helps|saves?|worth)\b/u

/** The plan as it is beside the plan with the change; null where no verdict on a change is asked for. */
export function readQuestionOfChange(reply: Reply): ReplyCandidate | null {
  const { amendment, line, scenario } = reply
  if (!asks.test(line) || !verdicts.test(line) || isProposed(line)) return null
  if (amendment.kind !== 'amended' || amendment.changed.length === 0) return null
  const alternatives = [scenario, amendment.scenario]
  return wholeReply(reply, { kind: 'control', control: 'compare', alternatives }, 'asks what a change would do')
}
