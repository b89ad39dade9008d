/** "Why H100, isn't an A100 cheaper per hour?", "is the L40S dearer an hour?": which of two cards has the higher rate, and what it does to the total. */
import { isKind } from '../lexicon/meanings.ts'
import { subjectOf } from '../questions/subject.ts'
import { wordsIn } from '../recognizers/recognized-text.ts'
import { asksInClause, asksInForm } from './question-forms.ts'
import { type ReplyCandidate, weighedReply, typedLine, isLikelyChatter } from './reply-candidate.ts'
import type { Reply } from './reply-input.ts'

const hourly = /\b(?:(?:per|an?|each|every|the|by the) (?:gpu[- ]?)?hour|hourly|\/ ?h(?:our|r)?|per hr)\b|\/h\b/u
const cheap = /\b(?:cheaper|cheap|less|lower|below|under(?:cuts?)?|smaller)\b/u
const dear = /\b(?:dearer|pricier|(?:more )?expensive|costlier|more|higher|above|twice|double)\b/u
const ofElse =
  /[$€£]|\b(?:not (?:per|by the|an?) hour|whole job|in (?:total|the end)|spot|reserved|electric\w*|tokens? (?:per|an)|tok\/s|faster per)\b/u
/** "Cheaper overall even though they cost more per hour?" */
const ofSum = /\b(?:overall|all in all|altogether|in the long run|after all|all[- ]in|total)\b/u
const [maxLength, maxChatter] = [150, 0.85]

/** Null where no card beside that of the plan is weighed by the hour. */
export function readAskedHourly(reply: Reply): ReplyCandidate | null {
  const { understanding, lastPlan } = reply
  const line = typedLine(reply)
  if (line.length > maxLength || !hourly.test(line) || ofElse.test(line)) return null
  if (isLikelyChatter(reply, maxChatter)) return null
  if (!asksInForm(reply) && !asksInClause.test(line)) return null
  const trait = traitIn(line)
  if (trait === null) return null
  const { recognized, allSlots } = understanding
  if (recognized.mentions.some((mention) => isKind(mention, 'provider', 'model'))) return null
  const cards = recognized.mentions.flatMap((mention) => (isKind(mention, 'gpu') ? [mention] : []))
  const subject = subjectOf(recognized.mentions, allSlots, wordsIn(recognized))
  const isPlanned = ({ meaning }: (typeof cards)[number]): boolean =>
    meaning.ids.some((id) => lastPlan.gpus?.includes(id) === true)
  // "Why H100 when an A100 has a lower rate": it is said of the card that stands before it.
  const before = cards.filter(({ to }) => wordsIn(recognized)(0, to).trim().length <= trait.at)
  const last = before.at(-1)
  // Of two that are not planned the one that it is said of: the other is taken for the plan's.
  const other = last !== undefined && !isPlanned(last) ? last : cards.find((card) => !isPlanned(card))
  if (other === undefined || subject === null) return null
  const said = last ?? other
  return weighedReply(
    reply,
    {
      kind: 'question',
      topic: 'rate-total',
      subject: { ...subject, gpus: other.meaning.ids, words: wordsIn(recognized)(other.from, other.to).trim() },
      args: {
        hourlyAsked: { trait: trait.of, gpus: said.meaning.ids, ...(ofSum.test(line) ? { isOverall: true } : {}) },
      },
    },
    'weighs two cards by the hour',
  )
}

function traitIn(line: string): { readonly of: 'cheaper' | 'dearer'; readonly at: number } | null {
  const [low, high] = [cheap.exec(line), dear.exec(line)]
  // "Less expensive", "more affordable".
  if (/\b(?:less expensive|not as expensive)\b/u.test(line))
    return { of: 'cheaper', at: line.search(/\b(?:less|not as)\b/u) }
  if (low !== null && (high === null || low.index < high.index)) return { of: 'cheaper', at: low.index }
  return high === null ? null : { of: 'dearer', at: high.index }
}
