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
  act.matched?.id === unknownId &&
  ofSpoken.test(reply.line) &&
  !namesFigure(reply)

const ofSpoken =
  /^(?:(?:so|and|but|wait|hm+|lol)[\s,]+){0,2}(?:is|was|are|were|isn't|wasn't|aren't) (?:that|this|it|those|these|he|she|they) (?:the|an?|our|your) /u

const namesFigure = ({ understanding: { recognized } }: Reply): boolean =>
  recognized.mentions.some(
    (mention) =>
      isKind(mention, 'gpu', 'vendor', 'instance', 'provider', 'model', 'measure') ||
      (isKind(mention, 'field-value') && mention.meaning.field !== 'stack') ||
      (isKind(mention, 'amount') && !mention.meaning.inWords),
  )
