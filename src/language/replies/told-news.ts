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
const maxTalk = 0.6
const least = { wish: 0.5, news: 0.7, overAnswer: 0.75, words: 4, length: 200 }
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
const takenBack = /\b(?:ignore|disregard|nvm|never ?mind|wrong (?:thread|channel|chat))\b/u

/** “Legal told us, no Chinese weights”: read, and nothing came of it. */
const changesNothing = ({ act }: ReplyCandidate): boolean => act.kind === 'amended' && act.changed.length === 0

const isAnswerByWords = ({ act, reader }: ReplyCandidate): boolean =>
  act.kind === 'question' && readersByWords.has(reader ?? '')

/** What the news would change, as a question to its writer; the candidate where it is no news, or its words change something else. */
export function withToldNews(reply: Reply, candidate: ReplyCandidate): ReplyCandidate {
  const { line, history, isPart, isAddressed, typed, wording } = reply
  const isUnread = candidate.act.kind === 'ignored' || isNotUnderstood(candidate)
  // What is told in no form of a question was answered by its words alone.
  const isAnswered = (isAnswerByWords(candidate) && !asksInForm(reply)) || changesNothing(candidate)
  if ((!isUnread && !isAnswered) || history === null || isPart || wording !== typed) return candidate
  // "Ewa: 32 cards from the 3rd" is told to somebody of something else.
  if (
    line.length > least.length ||
    /\?\W*$/u.test(line) ||
    takenBack.test(line) ||
    /^\p{L}{2,14}:/u.test(typed) ||
    line.split(' ').length < least.words
  )
    return candidate
  const shares = reply.vocabulary.classifyNews(line)
  const [[field] = ['none' as const]] = [...shares]
    .filter(([one]) => one !== 'none')
    .toSorted(([, one], [, other]) => other - one)
  const act = isAddressed ? candidate.act : reply.readAddressed()
  if (isAnswered && 1 - (shares.get('none') ?? 1) < least.overAnswer) return candidate
  const isOfField =
    1 - (shares.get('none') ?? 1) >= (reply.likelyActs.chatter < maxTalk ? least.wish : least.news) &&
    act.kind === 'amended' &&
    act.changed.length > 0 &&
    act.changed.every((changed) => fieldsOf[field]?.includes(changed) === true)
  const told = isOfField ? confirmationOf(reply, act.scenario, act.changed) : hintedChange(reply, shares, isAnswered)
  return told === null ? candidate : weighedReply(reply, told, `is likely news of ${field}`)
}
