/** "How much quality do we lose with qlora vs lora?": what four bits cost, and not what adapters do. The plan stays. */
import { subjectOf } from '../questions/subject.ts'
import { wordsIn } from '../recognizers/recognized-text.ts'
import { type ReplyCandidate, typedLine, weighedReply } from './reply-candidate.ts'
import { asksInClause, asksInForm } from './question-forms.ts'
import type { Reply } from './reply-input.ts'

const quantized = /\b(?:q-?lora|(?:4|four)[- ]?bits?|nf4|int4|quantiz\w+|quantis\w+)\b/u
const ofQuality =
  /\b(?:quality|worse|degrad\w*|hurts?|los[es]e?s?|losing|loss|perform\w*|as good|just as good|noticeabl\w+)\b/u
const inFull =
  /\bfull\b|\b(?:8|eight)[- ]?bits?\b|\bfp8\b|\bserv\w+|\binference\b|\boptimi[sz]er\b|\bmoney|\bcost\w*|\btime\b|\bfaster|\bslower/u
/** What it is, and how it does in another language, have answers of their own. */
const ofElse =
  /^\W*(?:what(?:'s|s| is| are|t)?|wat is|define|explain)\b(?!.*\b(?:los[es]|loss|cost)\w*)|\b(?:english|french|german|polish|spanish|italian|dutch|chinese|japanese|korean|hindi|arabic|languages?|code|maths?|precies)\b/u
const maxLength = 110

/** Null where the loss of another method or of serving is asked, or money and time. */
export function readAskedQuantizedLoss(reply: Reply): ReplyCandidate | null {
  const line = typedLine(reply)
  if (
    line.length > maxLength ||
    !quantized.test(line) ||
    !ofQuality.test(line) ||
    inFull.test(line) ||
    ofElse.test(line)
  )
    return null
  if (!asksInForm(reply) && !asksInClause.test(line)) return null
  const { recognized, allSlots } = reply.understanding
  const subject = subjectOf(recognized.mentions, allSlots, wordsIn(recognized))
  return weighedReply(
    reply,
    { kind: 'question', topic: 'which-precision', subject, args: { asksQuality: true } },
    'asks what 4 bits lose',
  )
}
