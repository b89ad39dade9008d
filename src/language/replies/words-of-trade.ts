/** Whether a reply speaks of anything that a plan has. */
import { isKind } from '../lexicon/senses.ts'
import { topicOfText } from '../questions/topic-of-text.ts'
import type { Reply } from './reply-input.ts'

const maxChatterWithoutContent = 0.08

/** A number, a name or a word of the trade: without one a text hardly asks anything of a plan. */
export const hasContent = (reply: Reply): boolean =>
  reply.likelyActs.chatter < maxChatterWithoutContent || speaksOfTrade(reply)

/** The same, whatever else speaks for it. */
export const speaksOfTrade = ({ understanding: { recognized }, plain, vocabulary }: Reply): boolean =>
  recognized.mentions.some(
    (mention) =>
      isKind(
        mention,
        'gpu',
        'vendor',
        'instance',
        'provider',
        'model',
        'field-value',
        'switch',
        'field',
        'measure',
        'date',
      ) ||
      isKind(mention, 'out-of-catalog', 'no-effect', 'scale') ||
      (isKind(mention, 'amount') && !mention.sense.inWords),
  ) || topicOfText(plain.text, vocabulary).topic !== null
