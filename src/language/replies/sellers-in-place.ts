/** "Who has H100s in Finland?": sellers in the place that a question names, whatever else it is like. */
import { isKind } from '../lexicon/meanings.ts'
import type { Question } from '../questions/question.ts'
import type { QuestionTopic } from '../questions/question-topic.ts'
import { subjectOf } from '../questions/subject.ts'
import { wordsIn } from '../recognizers/recognized-text.ts'
import { asksInForm } from './question-forms.ts'
import { type ReplyCandidate, weighedReply, isLikelyChatter } from './reply-candidate.ts'
import type { Reply } from './reply-input.ts'

const ofPlaces: ReadonlySet<QuestionTopic> = new Set(['sellers', 'place', 'provider'])
const asksWho =
  /\b(?:who|(?:any|some|no) ?(?:body|one)|(?:which|any) (?:provider|cloud|seller|vendor|host)s?)\b.{0,40}\b(?:has|have|having|got|with|sell\w*|offer\w*|rent\w*|stock\w*)\b/u

const ofStock =
  /\b(?:available|availability|in stock|stock|sold out|capacity|free|left|spare|get (?:an?|any|some|hold of|my hands on)|could i get|can i get|sells?|who has|who['’]s got)\b/u
const atThisTime =
  /\b(?:now|today|tonight|at the moment|currently|in stock|stock|available|availability|free|left|spare|capacity|sold out|anyone|anybody|who|where|which)\b/u
/** What is wished of a plan there, and what is asked of data. */
const ofPlanThere =
  /\b(?:data|stored?|gdpr|prices?|cost\w*|how much|run|plan|cheaper|cheapest|switch|keep|only|must|hours?|nights?|of charge|trial|credits?|colab|quota|instead|vs|versus|tokens?)\b/u
const [maxLength, maxChatter] = [110, 0.9]

/** "Any H200 free in the EU right now?": who has them there on record; null where no place is named, or no stock is asked about. */
export function readStockThere(reply: Reply): ReplyCandidate | null {
  const { line, understanding } = reply
  if (line.length > maxLength || !ofStock.test(line) || !atThisTime.test(line) || ofPlanThere.test(line)) return null
  if (isLikelyChatter(reply, maxChatter)) return null
  const { recognized, allSlots } = understanding
  const isOfGpus = recognized.mentions.some((one) => isKind(one, 'gpu')) || /\b(?:gpus?|cards?)\b/u.test(line)
  const subject = subjectOf(recognized.mentions, allSlots, wordsIn(recognized))
  const places = recognized.mentions.filter((one) => isKind(one, 'field-value') && one.meaning.field === 'region')
  if (
    !isOfGpus ||
    places.length > 1 ||
    (subject?.providers.length ?? 0) > 0 ||
    !(asksInForm(reply) || /^any\b/u.test(line))
  )
    return null
  const question = ofSellersThere({ kind: 'question', topic: 'sellers', subject }, reply)
  return question.asked === undefined ? null : weighedReply(reply, question, 'asks who has them there')
}

/** The question with the job in that place. */
export function ofSellersThere(question: Question, { understanding, scenario, line }: Reply): Question {
  const { topic } = question
  if (!ofPlaces.has(topic) || (topic !== 'sellers' && !asksWho.test(line.toLowerCase()))) return question
  const named = understanding.recognized.mentions.find(
    (mention) => isKind(mention, 'field-value') && mention.meaning.field === 'region',
  )
  if (!isKind(named, 'field-value') || typeof named.meaning.value !== 'string') return question
  const { matched: _, ...rest } = question
  // Whoever was asked for: what is asked is who else there is.
  const asked = { ...scenario, spec: { ...scenario.spec, region: named.meaning.value, providers: null, tier: null } }
  // "Has Vast machines in Japan?": whether that one has.
  const isOfOne = question.subject?.providers.length === 1 && !asksWho.test(line.toLowerCase())
  return { ...rest, topic: isOfOne ? 'place' : 'sellers', asked }
}
