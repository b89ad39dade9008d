/** "How much would spot save and is it risky?": the saving together with its risk, of the plan on spot. The plan stays. */
import { isKind } from '../lexicon/meanings.ts'
import { type ReplyCandidate, typedLine, weighedReply } from './reply-candidate.ts'
import type { Reply } from './reply-input.ts'

const ofSpot = /\b(?:spot|pre-?emptibles?|interruptibles?)\b/u
const ofSaving = /\b(?:sav(?:e|es|ing|ings)|cheaper|less|discount|how much)\b/u
const ofRisk = /\b(?:risk\w*|safe|dangerous|lose|lost|interrupt\w*|pre-?empt\w*|taken (?:away|back)|killed|worth it)\b/u
const maxLength = 110

/** Null where only one of both is asked, or another plan stands beside it. */
export function readAskedSpotRisk(reply: Reply): ReplyCandidate | null {
  const line = typedLine(reply)
  if (line.length > maxLength || !ofSpot.test(line) || !ofSaving.test(line) || !ofRisk.test(line)) return null
  const { recognized } = reply.understanding
  if (recognized.mentions.some((mention) => isKind(mention, 'gpu', 'provider', 'model', 'instance', 'amount')))
    return null
  return weighedReply(
    reply,
    { kind: 'question', topic: 'spot', subject: null, args: { asksSaving: true, asksOdds: 'safe' } },
    'asks what spot saves and risks',
  )
}
