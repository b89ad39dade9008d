/** "What did DeepSeek V3 cost to train?", "was it really $5.6M?": a training that its maker told of. */
import type { PublishedRun, PublishedRuns } from '../../catalog/published-runs.ts'
import { priceIn } from './buying-inquiry.ts'
import { unsupportedNameIn } from './unsupported-inquiry.ts'

export type PublishedRunAsked = {
  readonly run: PublishedRun
  /** The sum that is asked about; null: none is named. */
  readonly statedUsd: number | null
}

const maxLength = 240
/** It was done, by somebody else. */
const ofPast =
  /\b(?:did|was|were|took|spent|spend|really|legit|originally|reported(?:ly)?|claim(?:ed|s)?|supposedly|cost (?:openai|meta|deepseek|google|them)|figure|number)\b/iu
const trained = /\b(?:(?:pre-?)?train(?:ed|ing)?|gpu[- ]?hours?|build|made|make|develop(?:ed)?)\b/iu
const asksOfIt =
  /\b(?:costs?|pa(?:y|id)|spen[dt]|how (?:much|many|long)|price|gpu[- ]?hours?|true|legit|real(?:ly)?|\$)/iu
/** A training of the asker's own. */
const ofOwn =
  /\b(?:fine-?tun\w*|lora|qlora|our|my|we|us|i|tokens|epochs?|examples|serve|host(?:ing)?|did you|your)\b|\b(?:on|with) \d/iu
/** "If I did it today at rental prices": the same run once more, told by its hours. */
const oncemore =
  /,?\s*\b(?:if|when|were) (?:i|we|you|one|someone|somebody)(?: were)? (?:to )?(?:did|do|trained|train|repeated|repeat|redid|redo|ran|run|made|make|rented|rent) (?:it|that|the same)\b/giu
const millions = /[$€£]? ?(\d+(?:\.\d+)?) ?(?:m|mio|mil|million)\b(?! (?:gpu|hours|[abhv]\d))/iu

/** Null where no such training is named, or another one is asked for. */
export function publishedRunIn(text: string, { rows }: PublishedRuns): PublishedRunAsked | null {
  if (text.length > maxLength || !ofPast.test(text) || !trained.test(text) || !asksOfIt.test(text)) return null
  if (ofOwn.test(text.replaceAll(oncemore, ' '))) return null
  const [found] = rows
    .flatMap((run) => run.names.map((name) => ({ run, name })))
    .filter(({ name }) => unsupportedNameIn(text, name) !== null)
    .toSorted((one, other) => other.name.length - one.name.length)
  if (found === undefined) return null
  const sum = Number(millions.exec(text)?.[1] ?? NaN) * 1e6
  return { run: found.run, statedUsd: sum > 0 ? sum : text.includes('$') ? priceIn(text) : null }
}
