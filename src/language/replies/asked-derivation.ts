/** "How did you get from 45 MB to that token count?", "does it include the image tokens?": the tokens of the plan, worked out. */
import { asksDerivation, proposesProduct } from '../questions/asked-derivation.ts'
import { type ReplyCandidate, typedLine, weighedReply, isLikelyChatter } from './reply-candidate.ts'
import { asksInForm, wantsTold } from './question-forms.ts'
import type { Reply } from './reply-input.ts'

const ofImages = /\b(?:images?|pictures?|photos?|pics?|visual|vision)\b/u
const ofTokens = /\btok(?:en)?s?\b/u
const ofCount =
  /\b(?:count(?:s|ed|ing)?|includ(?:e|es|ed|ing)|part of|in (?:there|that|the (?:total|sum|count|\d[\d.]*[mkb]?))|(?:only|just) (?:the )?(?:texts?|captions?)|(?:texts?|captions?) (?:only|alone))\b/u
const ofSize = /\b(?:how many|resolution|px|pixels?|per image|an image|each image)\b/u
const [maxLength, maxChatter] = [140, 0.8]

/** Null where nothing of the kind is asked. */
export function readAskedDerivation(reply: Reply): ReplyCandidate | null {
  const line = typedLine(reply)
  if (line.length > maxLength || !(asksInForm(reply) || wantsTold(reply))) return null
  const ofBoth =
    reply.scenario.spec.imageCount !== null &&
    ofImages.test(line) &&
    ofTokens.test(line) &&
    ofCount.test(line) &&
    !ofSize.test(line)
  if (!ofBoth && !asksDerivation(line)) return null
  if (isLikelyChatter(reply, maxChatter)) return null
  return weighedReply(
    reply,
    {
      kind: 'question',
      topic: 'data',
      subject: null,
      args: { derivation: ofBoth ? 'images' : proposesProduct(line) ? 'product' : 'tokens' },
    },
    'asks how the tokens were worked out',
  )
}
