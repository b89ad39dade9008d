/** "Who has H100s in Finland?": sellers in the place that a question names, whatever else it is like. */
import { isKind } from '../lexicon/meanings.ts'
import type { Question } from '../questions/question.ts'
import type { QuestionTopic } from '../questions/question-topic.ts'
import type { Reply } from './reply-input.ts'

const ofPlaces: ReadonlySet<QuestionTopic> = new Set(['sellers', 'place', 'provider'])
const asksWho =
  /\b(?:who|(?:any|some|no) ?(?:body|one)|(?:which|any) (?:provider|cloud|seller|vendor|host)s?)\b.{0,40}\b(?:has|have|having|got|with|sell\w*|offer\w*|rent\w*|stock\w*)\b/u

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
