/** "Are the picture tokens counted, or only text?": what of each example is counted, where the plan has images. */
import { asksInForm } from './question-forms.ts'
import { type ReplyCandidate, wholeReply, isLikelyChatter } from './reply-candidate.ts'
import type { Reply } from './reply-input.ts'

const ofImages = /\b(?:images?|pictures?|photos?|pics?|visual|vision)\b/u
const ofCount =
  /\b(?:count(?:s|ed|ing)?|includ(?:e|es|ed|ing)|part of|in (?:there|that|the (?:total|sum|tokens|\d[\d.]*[kmb]?))|(?:only|just) (?:the )?texts?|texts? (?:only|alone|tokens))\b/u
const maxLength = 100

/** Null where the plan has no images, or something else is asked of them. */
export function readAskedImages(reply: Reply): ReplyCandidate | null {
  const { line, scenario } = reply
  if (scenario.spec.imageCount === null || line.length > maxLength || !ofImages.test(line) || !ofCount.test(line))
    return null
  if (!asksInForm(reply) && !line.includes('?')) return null
  if (isLikelyChatter(reply, maxChatter)) return null
  return wholeReply(
    reply,
    { kind: 'question', topic: 'setting', subject: null, args: { setting: 'imageTokens', isWhether: true } },
    'asks whether images are counted',
  )
}
const maxChatter = 0.6
