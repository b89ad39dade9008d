/** "How much would spot save and is it risky?": the saving together with its risk, of the plan on spot. The plan stays. */
import { isKind } from '../lexicon/meanings.ts'
import { type ReplyCandidate, typedLine, weighedReply } from './reply-candidate.ts'
import type { Reply } from './reply-input.ts'

const ofSpot = /\b(?:spot|pre-?emptibles?|interruptibles?)\b/u
const ofSaving = /\b(?:sav(?:e|ing|ings)|cheaper|how much less|discount)\b/u
const ofRisk = /\b(?:risk\w*|how safe|is it safe|dangerous|interrupted)\b/u
/** From when on it no longer pays is another question. */
const ofElse = /\b(?:how often|until|till|from when|if it|on demand)\b/u
const maxLength = 110

/** Null where only one of both is asked, or another plan stands beside it. */
export function readAskedSpotRisk(reply: Reply): ReplyCandidate | null {
  const line = typedLine(reply)
  const isAsked = ofSpot.test(line) && ofSaving.test(line) && ofRisk.test(line) && !ofElse.test(line)
  if (line.length > maxLength || !isAsked) return null
  const { recognized } = reply.understanding
  if (recognized.mentions.some((mention) => isKind(mention, 'gpu', 'provider', 'model', 'instance', 'amount')))
    return null
  return weighedReply(
    reply,
    { kind: 'question', topic: 'spot-gap', subject: null, args: { asksSaving: true, asksOdds: 'safe' } },
    'asks what spot saves and risks',
  )
}
