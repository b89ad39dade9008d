/** What questions about an estimate are about, told by their words: data/lexicon/topic-phrases.json. */
import { rememberedOf } from '../../once.ts'
import type { Vocabulary } from '../lexicon/vocabulary.ts'
import { rowsThatMayMatch } from '../text/needed-letters.ts'
import { isTopic, type QuestionTopic } from './question-topic.ts'

/** "How many epochs can we get for $300": words, and a sum behind them; of runs the sum is divided by one. */
const affordable =
  /\b(?!how many (?:more |such |full |of (?:these|those) )*(?:runs|re-?runs|retrains|retrainings|trainings|attempts|tries|goes|shots|experiments|finetunes|fine-tunes)\b)(?:how (?:much|many|far)|what|which)\b(?!.{0,20}\b(?:cost|price|per)\b).{0,40}\b(?:afford|buys?|gets? (?:me|us)|fits? (?:in|into|within)|spend|(?:can|could|would) (?:i|we|you) (?:get|do|train|use|process|push|run|put|feed|squeeze|fit|handle|manage))\b.{0,30}(?:[$€£] ?\d|\d[\d,.]*k? ?(?:dollars?|bucks|usd|euros?|eur|pounds?)\b|(?:for|with|on) \d[\d,.]*k\b)|\bmost (?:data|tokens|examples)\b.{0,30}\bafford\b.{0,12}\b\d[\d,.]*k?\b|\bwhat (?:would|could|can|will|does|do) (?:a |the )?(?:[$€£] ?\d[\d,.]*k?|\d[\d,.]*k? ?(?:dollars?|bucks|usd|euros?|eur|grand))\b.{0,20}\b(?:get|got|gets|buy|bought|buys|give|cover|pay)\b|^how (?:much|many) (?:tokens|data|examples|rows|samples|pairs|docs|documents|epochs|passes)\b.{0,16}\b(?:for|with|on|from|out of) (?:[$€£] ?\d|\d[\d,.]*k? ?(?:dollars?|bucks|usd|euros?|eur)\b)|^(?:what|how much|how many)\b.{0,24}(?:[$€£] ?\d[\d,.]*k?|\d[\d,.]*k? ?(?:dollars?|bucks|usd|euros?|eur)) (?:get|gets|buy|buys|do|pay for|pays for|be enough for|cover)\b/

export type TopicWords = Pick<Vocabulary, 'topicPhrases' | 'hostedServices'>

const topicsPossible = rememberedOf((phrases: TopicWords['topicPhrases']) =>
  // A hosted service is told by its name alone.
  rowsThatMayMatch(phrases, ({ topic, pattern }) => (topic === 'hosted' ? [] : [pattern])),
)

/** The topic of a question, in lower case; null where no topic has its words. A hosted service is a topic by its name too. */
export function topicIn(text: string, { topicPhrases, hostedServices }: TopicWords): QuestionTopic | null {
  if (affordable.test(text)) return 'affordable'
  const name = topicsPossible(topicPhrases)(text).find(
    ({ topic, pattern, unless }) =>
      (pattern.test(text) && unless?.test(text) !== true) || (topic === 'hosted' && hostedServices.test(text)),
  )?.topic
  return name !== undefined && isTopic(name) ? name : null
}

/** What tells a topic. */
export const patternsOf = (topic: QuestionTopic, { topicPhrases, hostedServices }: TopicWords): readonly RegExp[] => [
  ...topicPhrases.flatMap((one) => (one.topic === topic ? [one.pattern] : [])),
  ...(topic === 'affordable' ? [affordable] : topic === 'hosted' ? [hostedServices] : []),
]
