/** “One more H100”, “add another gpu”, “2 more cards for the rollouts”: as many as are planned and those. */
import type { Spec } from '../../scenario/scenario.ts'
import { gpuPattern } from '../text/gpu-pattern.ts'
import { numberWords } from '../text/number-words.ts'

const added = new RegExp(
  String.raw`^(?<opening>(?:(?:please|pls|and|ok|also|then|so|can we|can you|could we|could you|let's|lets|we could|maybe)[ ,]+)*)(?:(?:add|throw in|get|take|use|rent|give me|give it|put in|plus|with) )?(?:(?:a second|another|one more|an extra|an additional)|(?<count>\d{1,2}|one|two|three|four|six|eight) (?:more|extra|additional|other)) (?<thing>gpus?|cards?|(?:${gpuPattern})s?)(?![\w-])(?! (?:hours?|nodes?|min|days?))`,
  'iu',
)
const maxLength = 90

/** The reply with how many that makes; as it is where the number of the plan is not known, or another card is named. `lastPlan`: what was shown. */
export function withAddedCards(text: string, spec: Spec, lastPlan: Partial<Spec>): string {
  const groups = text.length > maxLength ? undefined : added.exec(text)?.groups
  const planned = spec.gpuCount ?? lastPlan.gpuCount ?? null
  if (groups === undefined || planned === null) return text
  const { opening = '', count = 'one', thing = '' } = groups
  const more = numberWords[count.toLowerCase()] ?? Number(count)
  const isNamed = !/^(?:gpu|card)/iu.test(thing)
  const name = thing
    .toLowerCase()
    .replace(/s$/u, '')
    .replaceAll(/[^a-z0-9]/gu, '')
  const ids = [...(spec.gpus ?? []), ...(lastPlan.gpus ?? [])].map((id) => id.replaceAll('-', ''))
  if (!Number.isInteger(more) || (isNamed && !ids.some((id) => id.includes(name)))) return text
  return text.replace(added, `${opening}on ${planned + more} ${isNamed ? thing.replace(/s$/iu, '') : 'gpus'}`)
}
