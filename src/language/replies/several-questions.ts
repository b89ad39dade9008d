/** "Does it fit, and how long does it take?": two or three questions in a turn, each answered by itself. */
import type { Question } from '../questions/question.ts'
import { unknownId } from './question-act.ts'
import { type ReplyCandidate, wholeReply, isLikelyChatter } from './reply-candidate.ts'
import type { Reply } from './reply-input.ts'

/** Where one question ends and the next begins. */
const between =
  /(?<=\?)\s+(?:(?:and|also|or)\s+)?|\s*[,;]\s*(?:and|also|plus)\s+(?=(?:how|what|when|where|why|which|who|does|do|is|are|can|could|will|would|should)\b)|\s+and\s+(?=(?:how|what|when|where|why|which|who|does|is|are|can|will|would)\b)/iu
const asks =
  /^\W*(?:(?:so|and|but|ok|also|hey)[\s,]+){0,2}(?:how|what|whats|what's|hows|wheres|when|where|why|which|who|whose|does|do|did|is|are|can|could|will|would|should)\b/iu
const [maxLength, maxParts, maxChatter] = [240, 3, 0.4]

/** The questions of a text of two or three, and nothing else; empty where it is anything else. */
export function questionsOf({ plain }: Reply): readonly string[] {
  // "Noob question: what is spot, and is it safe?"
  const text = plain.text
    .trim()
    .replace(/^[^?:,]{3,40}:\s+(?=\p{L})/u, '')
    .replace(/^[^?:,.]{3,40}[,.]\s+(?=(?:how|what|what's|whats|when|where|why|which|who|does|do|is|are|can)\b)/iu, '')
  if (text.length > maxLength) return []
  const parts = text.split(between).filter((part) => part.trim() !== '')
  return parts.length < 2 || parts.length > maxParts || !parts.every((part) => asks.test(part)) ? [] : parts
}

/** Null where one of them is no question of its own, or all are of one topic. */
export function readSeveralQuestions(reply: Reply): ReplyCandidate | null {
  const parts = questionsOf(reply)
  if (parts.length === 0 || isLikelyChatter(reply, maxChatter)) return null
  const questions: Question[] = []
  for (const part of parts) {
    const term = termOf(questions[0])
    const whole = /[?]\s*$/u.test(part) ? part : `${part}?`
    // "What does spot mean, and is it dangerous?"
    const asked = term === null ? whole : whole.replace(/\b(?:it|that|this|they)\b/u, term)
    if (term !== null && asked === whole) continue
    const act = reply.isAddressed
      ? reply.readAs(asked, reply.scenario)
      : reply.readPart(asked, reply.scenario, reply.lastChanged).act
    const isKnown = act.kind === 'question' && act.matched?.id !== unknownId && act.topic !== 'other'
    if (!isKnown && term !== null) continue
    if (act.kind !== 'question' || !isKnown) return null
    questions.push(act)
  }
  const [first, ...also] = questions
  const different = new Set(
    questions.map(({ topic, matched, subject }) => `${matched?.id ?? topic} ${subject?.words ?? ''}`),
  )
  return first === undefined || different.size < questions.length
    ? null
    : wholeReply(reply, { ...first, also }, `asks about ${questions.map(({ topic }) => topic).join(' and ')}`)
}

/** The word whose meaning is asked for: what follows speaks of it. */
const termOf = (question: Question | undefined): string | null =>
  question?.matched?.id.startsWith('term ') === true ? question.matched.id.slice('term '.length) : null
