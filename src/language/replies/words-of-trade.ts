/** Whether a reply speaks of anything that a plan has. */
import { isKind } from '../lexicon/meanings.ts'
import { unknownId } from './question-act.ts'
import type { ReplyCandidate } from './reply-candidate.ts'
import type { Reply } from './reply-input.ts'

const maxChatterWithoutContent = 0.08

/** A number, a name or a word of the trade: without one a text hardly asks anything of a plan. */
export const hasContent = (reply: Reply): boolean =>
  reply.likelyActs.chatter < maxChatterWithoutContent || speaksOfTrade(reply)

/** The same, whatever else speaks for it. */
export const speaksOfTrade = ({ understanding: { recognized }, namedTopic }: Reply): boolean =>
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
      (isKind(mention, 'amount') && !mention.meaning.inWords),
  ) || namedTopic.topic !== null

/** "Is that the place that flooded": of what somebody spoke of, without a name or a figure of a plan, it is not asked of the app. */
export const isIdleQuestion = (reply: Reply, act: ReplyCandidate['act']): boolean =>
  !reply.isAddressed &&
  act.kind === 'question' &&
  ((act.matched?.id === unknownId && ofSpoken.test(reply.line)) ||
    doubtsNews.test(reply.line) ||
    asksWhoDid.test(reply.line)) &&
  !namesFigure(reply)

/** "Is it true that the demo is cancelled?", "Lena said the offsite is off, is that right?": whether news among people is true. */
const doubtsNews =
  /^(?:(?:so|and|but|wait|hm+|hey)[\s,]+){0,2}is it (?:really )?true (?:that |what )?(?!it\b|this\b)\S+ \S+|^(?:\S+ ){3,}?\S+,? (?:is|was) (?:that|it|this) (?:true|right|correct|for real)\W*$|^(?:\S+ ){3,}?\S+, true\W*$/u
/** "Who signed off on the last one?": of what people did. */
const asksWhoDid =
  /^(?:(?:so|and|but|wait|hm+|hey)[\s,]+){0,2}who (?:signed|approved|paid|booked|started|ran|ordered|agreed|set|chose|picked|said|told)\b/u

const ofSpoken =
  /^(?:(?:so|and|but|wait|hm+|lol)[\s,]+){0,2}(?:is|was|are|were|isn't|wasn't|aren't) (?:that|this|it|those|these|he|she|they) (?:the|an?|our|your) /u

const namesFigure = ({ understanding: { recognized } }: Reply): boolean =>
  recognized.mentions.some(
    (mention) =>
      isKind(mention, 'gpu', 'vendor', 'instance', 'provider', 'model', 'measure') ||
      (isKind(mention, 'field-value') && mention.meaning.field !== 'stack') ||
      (isKind(mention, 'amount') && !mention.meaning.inWords),
  )
