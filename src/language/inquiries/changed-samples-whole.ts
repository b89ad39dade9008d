/** A reply below the price of a training by samples that changes several things of it: "300 epochs, no spot", "768 px, under $300, not an A100". */
import type { InquiryFacts } from '../../catalog/inquiry-facts.ts'
import type { Spec } from '../../scenario/scenario.ts'
import type { Vocabulary } from '../lexicon/vocabulary.ts'
import { understand } from '../pipeline.ts'
import { changesOfReply } from './changed-by-reply.ts'
import { changedSamples } from './changed-samples.ts'
import { isUsualSide } from './picture-sides.ts'
import { creditsIn } from './sampled-told.ts'
import { sampledRunIn } from './sampled-turn.ts'
import type { SampledInquiry } from './sample-amount.ts'

const joint = /[,;.!?](?:\s+|$)|\s+(?:and|also|but|plus|&|\+)\s+/iu
/** "The epochs stay the same" changes none. */
const isKept = /\b(?:same|unchanged|as (?:it|they) (?:is|are|was|were)|keep|stays?|leave)\b/iu
const asks = /\?|\b(?:how|what(?! if)|which|why|when|who)\b/iu
const isPolite = /\b(?:please|pls|redo|could you|can you)\b/iu
const [maxLength, maxParts] = [240, 10]

/** `scaled`: "half the epochs", of what is there now. Null where a question is asked, or fewer than two things change, none of them the data. */
export function changedSamplesAndTerms(
  before: SampledInquiry,
  text: string,
  facts: InquiryFacts,
  vocabulary: Vocabulary,
  today: string,
  scaled: (now: SampledInquiry, part: string) => SampledInquiry | null,
): SampledInquiry | null {
  const isAsked = asks.test(isPolite.test(text) ? text.replace(/\?\s*$/u, '') : text)
  if (text.length > maxLength || isAsked || sampledRunIn(text) !== null || creditsIn(text) !== null) return null
  const parts = text
    .split(joint)
    .filter((part) => part.trim() !== '' && !isKept.test(part))
    .map((part) => (isUsualSide(part) ? `${part} px` : part))
  if (parts.length < 2 || parts.length > maxParts) return null
  let now = before
  let terms: Partial<Spec> = {}
  let changes = 0
  for (const part of parts) {
    const data = scaled(now, part) ?? changedSamples(now, part, facts)
    const ofPart = termsOf(part, now.spec, vocabulary, today)
    if (data === null && Object.keys(ofPart).length === 0) continue
    changes += 1
    now = data ?? now
    terms = { ...terms, ...ofPart }
  }
  const spec = { ...now.spec, ...terms }
  return changes < 2 ? null : { ...now, spec: terms.gpus == null ? spec : { ...spec, owned: terms.owned ?? null } }
}

const longer =
  /\b(?:deadline|due|time|delivery)\D{0,40}?(?<![\d.])(\d{1,3}) (hour|day|week|month)s?\b[^.]{0,24}\b(?:extend\w*|later|longer|more)\b|\b(?:extend\w*|mov\w+|push\w*|postpon\w*)\b[^.\d]{0,30}(\d{1,3}) (hour|day|week|month)s?\b/iu
const hoursOf: Readonly<Record<string, number>> = { hour: 1, day: 24, week: 168, month: 730 }

/** Limits, places, ways to rent and cards that one clause names. */
function termsOf(part: string, before: Spec, vocabulary: Vocabulary, today: string): Partial<Spec> {
  const later = longer.exec(part)
  if (later !== null && before.deadlineHours !== null) {
    const [, count = later[3], unit = later[4] ?? ''] = later
    return { deadlineHours: before.deadlineHours + Number(count) * (hoursOf[unit.toLowerCase()] ?? 0) }
  }
  const said = changesOfReply(part, vocabulary, today)
  const excluded = understand(part, { mode: 'command', vocabulary, today }).draft.get('excludedGpus')
  if (excluded === null) return said
  const { gpus: _named, gpuCount: _count, ...rest } = said
  const isRefused = before.gpus?.some((gpu) => excluded.includes(gpu)) === true
  return { ...rest, excludedGpus: excluded, ...(isRefused ? { gpus: null, gpuCount: null } : {}) }
}
