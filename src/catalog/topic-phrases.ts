/** data/lexicon/topic-phrases.json: the words by which the topic of a question is told. */
import * as z from 'zod'
import { phraseList, phrasePattern, wordPattern } from './word-list.ts'

/** A topic holds where `pattern` is found and `unless` is not. */
export type TopicPhrases = { readonly topic: string; readonly pattern: RegExp; readonly unless: RegExp | null }

const topicPhrases = z
  .strictObject({
    topic: z.string(),
    atStart: z.exactOptional(z.literal(true)),
    atEnd: z.exactOptional(z.literal(true)),
    phrases: phraseList,
    unless: z.exactOptional(phraseList),
  })
  .transform(({ topic, phrases, unless, ...place }): TopicPhrases => ({
    topic,
    pattern: phrasePattern(phrases, place),
    unless: unless === undefined ? null : wordPattern(unless),
  }))

/** The most telling topic first. */
export const topicPhrasesSchema = z.strictObject({ note: z.string(), topics: z.array(topicPhrases).readonly() })
