/**
 * “Data team says it’s 210k rows, not 150”: told between people, and news of the plan above them. What it would change is shown to
 * its writer alone, to be applied or not; nothing is done by itself.
 */
import type { NewsField } from '../../catalog/news-model.ts'
import type { SpecField } from '../../scenario/scenario.ts'
import { readersByWords } from './answer-name.ts'
import { confirmationOf } from './confirmation.ts'
import { hintedChange } from './hinted-change.ts'
import { isNotUnderstood } from './judged-reply.ts'
import { type ReplyCandidate, weighedReply } from './reply-candidate.ts'
import { asksInForm } from './question-forms.ts'
import type { Reply } from './reply-input.ts'

/** Among talk it must be surer than among wishes; each from that chance of talk on. */
const [maxTalk, maxQuestion] = [0.6, 0.9]
const least = { wish: 0.5, news: 0.7, overAnswer: 0.75, words: 4, wordsOfTalk: 6, length: 200 }
/** What news of a field may change. */
const fieldsOf: Readonly<Partial<Record<NewsField, readonly SpecField[]>>> = {
  data: ['tokens', 'prompts'],
  length: ['tokens', 'documentTokens', 'sequenceLength', 'responseTokens', 'responseCap'],
  epochs: ['tokens'],
  budget: ['budgetUsd'],
  deadline: ['deadlineHours'],
  gpus: ['gpus', 'excludedGpus', 'gpuCount', 'owned'],
  count: ['gpuCount', 'nodes', 'gpus'],
  owned: ['owned', 'gpus', 'gpuCount', 'nodes'],
  provider: ['providers', 'excludedProviders', 'tier'],
  region: ['region', 'hosting'],
  hosting: ['hosting'],
  pricing: ['pricing'],
  model: ['model', 'params', 'variant'],
  size: ['params', 'model'],
  method: ['method', 'weights', 'adapter', 'task'],
  precision: ['precision', 'weights'],
  context: ['sequenceLength', 'documentTokens'],
}

/** “Oh sorry, that’s with the other config, ignore” */
const takenBack = /\b(?:ignore|disregard|nvm|never ?mind|wrong (?:thread|channel|chat)|ha(?:ha)+h?|lmao)\b/u

/** “We were told to wait 2 days”: where nothing was due, a time alone is of anything. */
const isOtherTime = ({ scenario, likelyActs }: Reply, changed: readonly SpecField[]): boolean =>
  changed.join() === 'deadlineHours' && scenario.spec.deadlineHours === null && likelyActs.chatter >= maxTalk

/** “Legal told us, no Chinese weights”: read, and nothing came of it. */
const changesNothing = ({ act }: ReplyCandidate): boolean => act.kind === 'amended' && act.changed.length === 0

/** Why it is asked: it is never made by itself. */
export const hintsAt = 'hints at a change'

/** Readers that know what it is, and that it is nothing. */
const laughed: ReadonlySet<string> = new Set(['laughed-sum', 'small-talk'])

const isAnswerByWords = ({ act, reader }: ReplyCandidate): boolean =>
  act.kind === 'question' && readersByWords.has(reader ?? '')

/** What the news would change, as a question to its writer; the candidate where it is no news, or its words change something else. */
export function withToldNews(reply: Reply, candidate: ReplyCandidate): ReplyCandidate {
  const { line, history, isPart, isAddressed, typed, wording } = reply
  const isUnread = candidate.act.kind === 'ignored' || isNotUnderstood(candidate)
  // What is told in no form of a question was answered by its words alone.
  const isTold = !asksInForm(reply) && !typed.includes('?') && reply.likelyActs.question < maxQuestion
  const isAnswered = (isAnswerByWords(candidate) && isTold) || changesNothing(candidate)
  if ((!isUnread && !isAnswered) || history === null || isPart || wording !== typed) return candidate
  // "Ewa: 32 cards from the 3rd" is told to somebody of something else.
  if (
    line.length > least.length ||
    /\?\W*$|^["“]/u.test(typed) ||
    laughed.has(candidate.reader ?? '') ||
    takenBack.test(line) ||
    /^(?:\p{L}{2,14}:|(?!sorry|hey|well|ok|yes|no)\p{Lu}\p{Ll}{1,13}(?:, | (?:can|could|will|would|did|do|have|are) (?:you|u)\b))/u.test(
      typed,
    ) ||
    line.split(' ').length < (reply.likelyActs.chatter < maxTalk ? least.words : least.wordsOfTalk)
  )
    return candidate
  const shares = reply.vocabulary.classifyNews(line)
  const [[field] = ['none' as const]] = [...shares]
    .filter(([one]) => one !== 'none')
    .toSorted(([, one], [, other]) => other - one)
  if (isAnswered && 1 - (shares.get('none') ?? 1) < least.overAnswer) return candidate
  const isNews = 1 - (shares.get('none') ?? 1) >= (reply.likelyActs.chatter < maxTalk ? least.wish : least.news)
  // Read once more only where it may be asked about.
  const act = isAddressed || !isNews ? candidate.act : reply.readAddressed()
  const isOfField =
    isNews &&
    act.kind === 'amended' &&
    act.changed.length > 0 &&
    !isOtherTime(reply, act.changed) &&
    act.changed.every((changed) => fieldsOf[field]?.includes(changed) === true)
  if (isOfField)
    return weighedReply(reply, confirmationOf(reply, act.scenario, act.changed), `is likely news of ${field}`)
  // What was read and changed nothing says what holds, unless a model is refused.
  if (changesNothing(candidate) && field !== 'model') return candidate
  const hinted = hintedChange(reply, shares, isAnswered)
  if (hinted === null) return candidate
  const isValued = hinted.kind === 'asks' && /\d/u.test(hinted.reading)
  return weighedReply(reply, hinted, isValued ? `is likely news of ${field}` : hintsAt)
}
