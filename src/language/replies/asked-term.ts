/** "What is LoRA?": the meaning of a word is asked for, though the plan could be had with what it names. */
import { asksForMeaning, likeliestQuestion, matchedCueWords } from '../lexicon/question-cues.ts'
import { tokenize } from '../text/tokenize.ts'
import { type ReplyCandidate, wholeReply } from './reply-candidate.ts'
import type { Reply } from './reply-input.ts'

const maxLength = 60

/** Null where more is said than that, or the word names nothing that a plan could have. */
export function readAskedTerm(reply: Reply): ReplyCandidate | null {
  const { sentence, understanding, vocabulary } = reply
  const explained = explainedTerm(reply)
  if (explained !== null) return explained
  if (sentence.length > maxLength || !asksForMeaning(sentence) || understanding.allSlots.length === 0) return null
  const { questionCues } = vocabulary
  const matched = likeliestQuestion(sentence, questionCues)
  if (matched?.says === undefined || !matched.id.startsWith('term ')) return null
  const used = matchedCueWords(sentence, questionCues, ({ id }) => id === matched.id)
  const isAll = tokenize(sentence).every(
    ({ kind, text }) => kind === 'sign' || used.has(kind === 'number' ? '#' : text),
  )
  return isAll
    ? wholeReply(reply, { kind: 'question', topic: 'fixed', subject: null, matched }, 'asks what a word means')
    : null
}

const explains =
  /\bexplain (?:(?:to )?(?:me|us|him|her|them) )?(?:what )?(?:(?:that|this|the|an?|your) )?(?<word>[\p{L}\d-]{3,16})(?: (?:thing|stuff|business|is|means))?(?=$|[\s,.?!])/u
const [maxExplained, maxChatter] = [120, 0.6]

/** "Can somebody explain that LoRA thing as if I were a grandmother": the word, however it is to be explained. */
function explainedTerm(reply: Reply): ReplyCandidate | null {
  const { line, vocabulary, isAddressed, likelyActs } = reply
  const word = line.length > maxExplained ? undefined : explains.exec(line)?.groups?.['word']
  if (word === undefined || (!isAddressed && likelyActs.chatter > maxChatter)) return null
  const matched = likeliestQuestion(`what is ${word}?`, vocabulary.questionCues)
  return matched?.says === undefined || !matched.id.startsWith('term ')
    ? null
    : wholeReply(reply, { kind: 'question', topic: 'fixed', subject: null, matched }, 'asks what a word means')
}
