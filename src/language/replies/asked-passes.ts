/** "What would we save by dropping one pass?", "going from two to three rounds costs what": what passes over the data are worth. */
import { dataDetails } from '../questions/data-details.ts'
import { questionArguments } from '../questions/question-arguments.ts'
import type { SpecField } from '../../scenario/scenario.ts'
import { asksInClause, asksInForm } from './question-forms.ts'
import { type ReplyCandidate, weighedReply } from './reply-candidate.ts'
import type { Reply } from './reply-input.ts'

const maxLength = 120
const ofWorth =
  /\b(?:costs?|price[ds]?|pay|paid|adds?|adding|sav(?:e|es|ed|ing)|money|dollars?|bucks|how (?:much|long)|hours?|time|expensive|dearer|cheaper|extra)\b|[$€£]/u
/** What it does to the model, and not to the bill. */
const ofModel =
  /\b(?:overfit\w*|memori[sz]\w*|quality|loss|better|worse|help|helps|needed|enough|too many|worth it|accura\w+)\b/u
const ofPasses: ReadonlySet<SpecField> = new Set<SpecField>(['tokens'])

/** Null where the passes that are named make no step, or something else is named beside them. */
export function readAskedPasses(reply: Reply): ReplyCandidate | null {
  const { line, amendment, understanding } = reply
  if (line.length > maxLength || ofModel.test(line) || !ofWorth.test(line)) return null
  const asksBehind = /\b(?:what|how much)\W*$/u.test(line)
  if (!(asksInForm(reply) || asksInClause.test(line) || asksBehind)) return null
  if (dataDetails(line).passesMove === undefined) return null
  if (amendment.kind === 'amended' && !amendment.changed.every((field) => ofPasses.has(field))) return null
  const args = questionArguments(understanding.recognized)
  return weighedReply(
    reply,
    { kind: 'question', topic: 'economics', subject: null, args },
    'asks what passes over the data are worth',
  )
}
