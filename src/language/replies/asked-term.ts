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

/** A word or two, in quotes or not; and where it stands: "the bf16 behind LoRA". */
const word = String.raw`["'“”‘’]?(?<word>[\p{L}\d][\p{L}\d-]{1,20}(?: [\p{L}\d-]{2,16})?)["'“”‘’]?`
const where = String.raw`(?: (?:in|behind|of|at|after|before|on|with) (?:the |your |this )?[\p{L}\d-]{2,16}){0,1}`
const article = '(?:an? |the |that |this |your |these |those )?'
const asked: readonly RegExp[] = [
  /\bexplain (?:(?:to )?(?:me|us|him|her|them) )?(?:what )?(?:(?:that|this|the|an?|your) )?(?<word>[\p{L}\d-]{3,16})(?: (?:thing|stuff|business|is|means))?(?=$|[\s,.?!])/u,
  // "Our CFO asks what a GPU-hour is", "what the bf16 behind LoRA stands for"
  new RegExp(
    String.raw`\bwhat ${article}${word}${where} (?:actually |even |really )?(?:is|are|means?|stands? for|refers to)(?: (?:exactly|again|actually|here|anyway|though))?(?=$|[,.?!]| and\b)`,
    'u',
  ),
  // "nf4? is that 4bit", "is mfu the same as utilization?"
  new RegExp(
    String.raw`^(?:(?:and|so|sorry|ok|but)[ ,]+){0,2}${article}${word} ?[?,;:–-]+ ?(?:is|isn't|isnt) (?:that|this|it) (?!on\b|in\b|included|counted|enough|ok)`,
    'u',
  ),
  // "And 'epoch' is what exactly?"
  new RegExp(
    String.raw`^(?:(?:and|so|sorry|ok|but)[ ,]+){0,2}${article}${word} (?:is|are|means?|stands for) what\b`,
    'u',
  ),
  // "What do you mean by MFU?", "what does SXM stand for and why should I care"
  new RegExp(
    String.raw`\bwhat (?:do you mean (?:by|with) |is meant (?:by|with) )${article}${word}(?=$|[,.?!]| in\b| here\b)`,
    'u',
  ),
  new RegExp(String.raw`\bwhat (?:does|do|did) ${article}${word}${where} (?:mean|stand for|refer to)\b`, 'u'),
]
const [maxExplained, maxChatter] = [160, 0.95]

/** "Can somebody explain that LoRA thing as if I were a grandmother": the word, however it is to be explained. */
function explainedTerm(reply: Reply): ReplyCandidate | null {
  const { line, vocabulary, isAddressed, likelyActs } = reply
  if (line.length > maxExplained || (!isAddressed && likelyActs.chatter > maxChatter)) return null
  const matched = asked
    .flatMap((form) => form.exec(line)?.groups?.['word'] ?? [])
    .flatMap((named) => likeliestQuestion(`what is ${named}?`, vocabulary.questionCues) ?? [])
    .find(({ id, says }) => says !== undefined && id.startsWith('term '))
  return matched === undefined
    ? null
    : {
        ...wholeReply(reply, { kind: 'question', topic: 'fixed', subject: null, matched }, 'asks what a word means'),
        isWeighed: true,
      }
}
