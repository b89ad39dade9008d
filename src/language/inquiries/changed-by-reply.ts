/** What a short reply below a question that was answered without a plan changes of it: "how long on 4 of them?", "under $10?", "and on spot?". */
import type { Spec } from '../../scenario/scenario.ts'
import type { Vocabulary } from '../lexicon/vocabulary.ts'
import { understand } from '../pipeline.ts'
import { countOf } from '../questions/same-run-again.ts'
import { gpuPattern } from '../text/gpu-pattern.ts'

const maxLength = 120

const number = String.raw`(\d{1,3}|one|two|three|four|six|eight|sixteen)`
/** So many of the GPUs that were named before. */
const counts: readonly RegExp[] = [
  new RegExp(
    String.raw`(?<![\w.$€£])${number} (?:of (?:them|those|these|'?em)(?! [a-z])|gpus?|cards?|in parallel)(?![\w])`,
    'iu',
  ),
  new RegExp(
    String.raw`^\W*(?:(?:and|so|ok|hm+|what about|how about|how long|how much|what if|if|we|i|use|used|took|take|run|it|with|would it be) ){0,4}(?:on|with|over|across) ${number}\W*$`,
    'iu',
  ),
]
const cheapest =
  /\b(?:cheapest|least expensive|lowest (?:price|cost)|best (?:price|value)|(?:gpu|card|option|one) is (?:the )?cheaper)\b/iu
const anyGpu = new RegExp(String.raw`(?<![\w-])${gpuPattern}(?![\w])`, 'iu')
const onSpot = /\b(?:spot|pre-?emptibles?|interruptibles?)\b/iu
const onDemand = /\bon[- ]?demand\b/iu
/** "Under 6 hours": a time that it may take, where hours of sound are counted too. */
const inTime = /\b(?:in|within|under|below|by|before|max(?:imum)?|at most|less than)\b/iu

/** "Wow, that's cheap" wishes nothing. */
const compares =
  /\b(?:cheaper|cheapest|faster|fastest|quicker|quickest|sooner|soonest|asap|lowest|as (?:cheap|fast|quick|soon))/iu

/** "We bought those last year" */
const bought =
  /\b(?:we|i)(?:['’]ve| have)?(?: already)? (?:bought|purchased)\b(?! (?:\w+ ){0,2}(?:credits?|hours|time)\b)/iu

/** Of such fields a reply is sure to speak by itself. */
const fields = [
  'gpus',
  'gpuCount',
  'providers',
  'region',
  'hosting',
  'budgetUsd',
  'deadlineHours',
  'pricing',
  'objective',
] as const

/** Empty where it changes nothing of this kind. */
export function changesOfReply(text: string, vocabulary: Vocabulary, today: string): Partial<Spec> {
  if (text.length > maxLength) return {}
  const { spec } = understand(text, { mode: 'command', vocabulary, today }).draft.finish()
  const named = Object.fromEntries(
    fields.flatMap((field) => {
      const isSaid = field === 'deadlineHours' ? inTime.test(text) : field !== 'objective' || compares.test(text)
      const isMeant = spec[field] !== null && isSaid
      return isMeant ? [[field, spec[field]]] : []
    }),
  ) as Partial<Spec>
  const count = counts.map((pattern) => pattern.exec(text)?.[1]).find((words) => words !== undefined)
  const gpuCount = count === undefined ? null : /^\d/u.test(count) ? Number(count) : countOf(count)
  // "No spot" is read with its no.
  const pricing = named.pricing ?? (onSpot.test(text) ? 'spot' : onDemand.test(text) ? 'on_demand' : null)
  return {
    // Any card may be the cheapest.
    ...(cheapest.test(text) && !anyGpu.test(text) ? { gpus: null, gpuCount: null, objective: 'cheapest' } : {}),
    ...named,
    // Cards that stand with the asker are rented of nobody.
    ...(named.gpus !== undefined && (spec.owned === true || bought.test(text)) ? { owned: true, providers: null } : {}),
    ...(gpuCount === null || gpuCount < 1 ? {} : { gpuCount }),
    ...(pricing === null ? {} : { pricing }),
  }
}
