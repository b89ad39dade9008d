/** "Can I run this on colab?", "colab or rent?": whether a notebook that is free, or nearly, does the job. The plan stays. */
import { type ReplyCandidate, typedLine, weighedReply } from './reply-candidate.ts'
import { asksInClause, asksInForm } from './question-forms.ts'
import type { Reply } from './reply-input.ts'

const notebook = /\b(?:google )?(?:colab|kaggle)\b/u
const paid = /\b(?:colab|kaggle) ?(?:pro|\+|enterprise)|\bpaid\b|\bunits?\b/u
/** What such a place costs or how to move there is another question. */
const ofElse =
  /\b(?:why|how (?:do|can|to)|which (?:gpu|card)|price of|per (?:hour|month)|limits? of|drive|upload|copy|notebook link|vs\.?|versus)\b/u
const weighs = /\bor\b.{0,24}\b(?:rent\w*|pay\w*|hire)\b/u
/** Another price to weigh. */
const ofMoney = /[$€£]|\d ?\/ ?h\b|\d\.\d|\d+ (?:eur|euros?|dollars?|bucks|units)\b/u
const [maxLength, answerId] = [110, 'free-gpus']

/** Null where nobody asks so, or the notebook is something that was done or is wished for. */
export function readAskedNotebook(reply: Reply): ReplyCandidate | null {
  const line = typedLine(reply)
  if (line.length > maxLength || !notebook.test(line) || ofElse.test(line) || ofMoney.test(line)) return null
  if (!asksInForm(reply) && !asksInClause.test(line) && !weighs.test(line)) return null
  const told = reply.vocabulary.questionCues.questions.get(answerId)
  if (told === undefined) return null
  return weighedReply(
    reply,
    {
      kind: 'question',
      topic: 'fixed',
      subject: null,
      matched: { ...told, isExample: true },
      ...(paid.test(line) ? { args: { isPaidNotebook: true as const } } : {}),
    },
    'asks whether a notebook does it',
  )
}
