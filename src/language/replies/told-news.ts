/**
 * “Data team says it’s 210k rows, not 150”: told between people, and news of the plan above them. What it would change is shown to
 * its writer alone, to be applied or not; nothing is done by itself.
 */
import type { NewsField } from '../../catalog/news-model.ts'
import type { SpecField } from '../../scenario/scenario.ts'
import { confirmationOf } from './confirmation.ts'
import { hintedChange } from './hinted-change.ts'
import { isNotUnderstood } from './judged-reply.ts'
import { type ReplyCandidate, weighedReply } from './reply-candidate.ts'
import type { Reply } from './reply-input.ts'

const least = { news: 0.5, words: 4, length: 180 }
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

/** What the news would change, as a question to its writer; the candidate where it is no news, or its words change something else. */
export function withToldNews(reply: Reply, candidate: ReplyCandidate): ReplyCandidate {
  const { line, history, isPart, isAddressed, typed, wording } = reply
  const isUnread = candidate.act.kind === 'ignored' || isNotUnderstood(candidate)
  if (!isUnread || history === null || isPart || wording !== typed) return candidate
  // "Ewa: 32 cards from the 3rd" is told to somebody of something else.
  if (
    line.length > least.length ||
    line.includes('?') ||
    /^\p{L}{2,14}:/u.test(typed) ||
    line.split(' ').length < least.words
  )
    return candidate
  const shares = reply.vocabulary.classifyNews(line)
  if (1 - (shares.get('none') ?? 1) < least.news) return candidate
  const [[field] = ['none' as const]] = [...shares]
    .filter(([one]) => one !== 'none')
    .toSorted(([, one], [, other]) => other - one)
  const act = isAddressed ? candidate.act : reply.readAddressed()
  const isOfField =
    act.kind === 'amended' &&
    act.changed.length > 0 &&
    act.changed.every((changed) => fieldsOf[field]?.includes(changed) === true)
  const told = isOfField ? confirmationOf(reply, act.scenario, act.changed) : hintedChange(reply, shares)
  return told === null ? candidate : weighedReply(reply, told, `is likely news of ${field}`)
}
