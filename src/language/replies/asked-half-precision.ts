/** "Should I train in fp16? Heard T5 goes nan": which of the two formats of 16 bits; a model that is named beside it changes nothing. */
import { asksInClause, asksInForm } from './question-forms.ts'
import { type ReplyCandidate, isLikelyChatter, typedLine, weighedReply } from './reply-candidate.ts'
import type { Reply } from './reply-input.ts'

const half = /\b(?:fp ?16|float ?16|f16|half[- ]precision)\b/u
/** Whether it serves, or what goes wrong with it. */
const judges =
  /\b(?:nan|nans|inf|overflow\w*|underflow\w*|unstable|stable|safe|ok|okay|fine|work|works|good|bad|blow\w*|diverg\w*|explod\w*|go wrong|goes wrong|happens?|avoid|problem|problems|risk\w*|possible)\b|\b(?:should|shall|can|could|may) (?:i|we|one|it|you)\b.{0,30}\b(?:train|use|run|go|set|do|take)\b|\bshould .{1,20} be trained\b|\bfp ?16 (?:or|vs\.?|versus) (?:bf ?16|bfloat16)\b|\bb(?:f ?|float)16 (?:or|vs\.?|versus) (?:fp ?16|half)/u
/** Another format, its price, what a card has, or the model as it is served. */
const ofElse =
  /\b(?:fp8|fp4|nvfp4|mxfp4|int8|[48][- ]?bits?|fp ?32|tf32|gguf|inference|serv\w+|deploy\w*|merge\w*|export\w*|memory|vram|gb|gib|fits?|cost\w*|cheaper|faster|slower|price|hours?|save|saves|tflops|support\w*|t4s?|v100s?|p100s?|[abhl]\d{1,3}s?|\d0[5-9]0)\b|[$€£]/u
const named = /\b(?<name>(?:flan-?|m|by|long)?t5|gemma)\b/u
const brain = /\bb(?:f ?|float ?)16\b/u
const [maxLength, maxChatter] = [120, 0.85]

/** Null where it is not asked whether to train in fp16. */
export function readAskedHalfPrecision(reply: Reply): ReplyCandidate | null {
  const line = typedLine(reply)
  if (
    line.length > maxLength ||
    !(half.test(line) || (named.test(line) && brain.test(line))) ||
    !judges.test(line) ||
    ofElse.test(line)
  )
    return null
  if (!asksInForm(reply) && !asksInClause.test(line)) return null
  if (isLikelyChatter(reply, maxChatter)) return null
  const told = reply.vocabulary.questionCues.questions.get('half-precision')
  if (told === undefined) return null
  const name = named.exec(line)?.groups?.['name']
  const args = name === undefined ? {} : { args: { overflowing: name === 'gemma' ? 'Gemma' : 'T5' } }
  return weighedReply(
    reply,
    { kind: 'question', topic: 'fixed', subject: null, matched: { ...told, isExample: true }, ...args },
    'asks whether to train in fp16',
  )
}
