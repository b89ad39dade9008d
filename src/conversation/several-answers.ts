/** Several questions of one reply: what each answer has room for, and what is not answered. */
import type { Question } from '../language/questions/question.ts'
import {
  line,
  type MessageContent,
  notesBlock,
  plainLine,
  sentenceMessage,
} from '../presentation/content/message-content.ts'

/** Of several answers each has room for what it says first. */
export function shortened(content: MessageContent): MessageContent {
  const [only] = content.text
  if (content.text.length !== 1 || only === undefined || content.blocks.length > 1) return content
  const sentences = plainLine(only).split(/(?<=(?<!\b\d)[.!?])\s+(?!\d\. )/u)
  return sentences.length <= mostSentences ? content : sentenceMessage(sentences.slice(0, mostSentences).join(' '))
}
const mostSentences = 4

/** The questions of the text that nothing is known of, named below. */
export function withOpen(content: MessageContent, open: readonly string[]): MessageContent {
  const note = line(`Not answered by itself: ${open.map((part) => `“${part}”`).join(', ')}.`)
  return { ...content, text: [...content.text, note], blocks: [...content.blocks, notesBlock([note])] }
}

/** What is lost beside spot is lost there, at its price. */
export const lostOnSpot = (one: Question): Question =>
  one.topic === 'lost-run' ? { ...one, args: { ...one.args, isOfSpot: true } } : one
