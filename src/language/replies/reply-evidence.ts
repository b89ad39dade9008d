/**
 * What speaks for each of two readings of a reply: what the rules would do with it, and the question that all of its words
 * make likeliest. From these numbers data/reader/reply-judge.json tells how likely each serves who wrote it.
 */
import { rivalsOf } from '../questions/likeliest-of-text.ts'
import type { Question } from '../questions/question.ts'
import { answerName, answerNameOf, readersByWords, supportOf } from './answer-name.ts'
import { unknownId } from './question-act.ts'
import { asksInForm } from './question-forms.ts'
import type { ReplyCandidate } from './reply-candidate.ts'
import type { Reply } from './reply-input.ts'
import { type ToldByWords, toldByWords } from './told-by-words.ts'

/** By name; shares by their logarithm, counts up to a few, and 1 for what holds. What is not named is 0. */
export type ReplyEvidence = Readonly<Record<string, number>>

/** Least shares differ most, and none is nothing. */
const log = (share: number): number => Math.log(share + least)
const least = 0.003
const [mostUnrecognized, mostLeftOut, mostFigures, mostArguments] = [4, 3, 3, 4]

/** `candidate`: by the rules; `asked`: what the words tell, as it is answered, null where it cannot be. */
export function replyEvidence(
  reply: Reply,
  candidate: ReplyCandidate,
  { likely, told }: ToldByWords,
  asked: Question | null,
): ReplyEvidence {
  const { questionCues } = reply.vocabulary
  const { answerOdds: odds, classifier, plainly } = questionCues
  const name = answerName(candidate)
  const second = rivalsOf(likely, questionCues).reduce((most, { share }) => Math.max(most, share), 0)
  const own = classifier.sharesOf(plainly(likely.words.slice(0, 240)))?.[classifier.ids.indexOf(told.id)] ?? 0
  return {
    share: log(likely.share),
    own: log(own),
    raw: log(supportOf([likely.words], answerNameOf(told), questionCues)),
    margin: likely.share - second,
    named: Number(reply.namedTopic.matched?.id === told.id),
    support: log(supportOf([reply.plain.text, reply.wording], name, questionCues)),
    chance: log(odds.chanceOf(name, told.id)),
    given: Number(odds.isGivenTo(name, told.id)),
    usual: Number(odds.isUsualFor(name, told.id)),
    ...ofReply(reply, candidate),
    'left out by words': Math.min(mostLeftOut, asked?.unused?.length ?? 0),
  }
}

/** What speaks for what is done with a reply, whatever else could be. */
export function candidateEvidence(reply: Reply, candidate: ReplyCandidate): ReplyEvidence {
  const { questionCues } = reply.vocabulary
  const byWords = toldByWords(reply)
  return {
    support: log(supportOf([reply.plain.text, reply.wording], answerName(candidate), questionCues)),
    share: byWords === null ? log(0) : log(byWords.likely.share),
    told: byWords === null ? 0 : Number(answerName(candidate) === answerNameOf(byWords.told)),
    supposes: Number(candidate.act.kind === 'question' && candidate.act.circumstances !== undefined),
    ...ofReply(reply, candidate),
  }
}

function ofReply(reply: Reply, candidate: ReplyCandidate): ReplyEvidence {
  const { act, reader = '' } = candidate
  const { question, request, chatter } = reply.likelyActs
  const isChange = act.kind === 'amended' || act.kind === 'control'
  const isAnswer = act.kind === 'question'
  const kind = kindOf(candidate)
  const figures = (reply.line.match(/\d[\d.,]*/g) ?? []).length
  return {
    question,
    request,
    chatter,
    'asks, as changed': isChange ? question : 0,
    'wishes, as changed': isChange ? request : 0,
    'wishes, as answered': isAnswer ? request : 0,
    form: Number(asksInForm(reply)),
    mark: Number(reply.line.includes('?')),
    words: Math.log(reply.line.split(' ').length),
    figures: Math.min(mostFigures, figures),
    'figures, by a form': kind === 'by form' ? Math.min(mostFigures, figures) : 0,
    'brought along': isAnswer ? Math.min(mostArguments, Object.keys(act.args ?? {}).length) : 0,
    unrecognized: Math.min(mostUnrecognized, reply.understanding.unrecognized.length),
    'left out by rules': isAnswer ? Math.min(mostLeftOut, act.unused?.length ?? 0) : 0,
    [`rules: ${kind}`]: 1,
    [`reader: ${reader}`]: 1,
  }
}

const kindOf = ({ act, reader = '' }: ReplyCandidate): string => {
  if (act.kind !== 'question') return act.kind
  if (act.matched?.id === unknownId) return 'unknown'
  return readersByWords.has(reader) ? 'by words' : 'by form'
}
