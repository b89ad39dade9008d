/** "… and then serve it at 50 rps": what is hosted when the training is done, and the text of the training alone. */
import { requestsPerSecondIn } from './request-volume.ts'
import { typedNumber } from '../text/typed-number.ts'

export type ServingPart = {
  readonly words: string
  readonly rest: string
  readonly requestsPerSecond: number | null
  /** People who use it, and whether all of them wait at once. */
  readonly users: number | null
  readonly areConcurrent: boolean
  /** It is said not to be wanted, or that others do it. */
  readonly isRefused: boolean
}

const part =
  /(?:^|[,.;:+]|(?:\b(?:and|then|plus|afterwards?|later)\b))(?:[\s,]|\b(?:and|then|also|afterwards?|after that|we|i|it|they|will|must|should|would|has to|have to|needs? to|want to|costs? of)\b){0,12}\b(?<verb>serv(?:e|es|ing)|host(?:s|ing)?|deploy(?:s|ing|ed)?|answers?|handles?)\b(?! (?:in|on|by) (?:the |an? )?(?:eu|us|uk|europe|aws|gcp|azure)\b)[^.;?!\n]{0,120}?(?=[.;?!\n]|,\s*(?:what|how|cost|price|total|monthly|per|altogether|all in|everything)\b|$)/iu
/** What is hosted is named, or for how long. */
const hosted =
  /\b(?:it|them|all|that|this|each|the (?:model|result|adapters?|thing|models))\b|24 ?(?:\/|x) ?7|around the clock/iu
const people =
  /(\d[\d,]{0,12})(k?) (?:\p{L}{1,20} ){0,2}?(?:users?|people|employees|colleagues|seats|customers|agents|students|staff|sessions|chats)\b/iu
const refused =
  /\b(?:do(?:es)? ?n[o']?t|don't|doesn't|no need|not (?:needed|wanted|included|part|in scope|our|ours|us)|isn't|is not|won't|will not|elsewhere|out of scope|(?:an?other|different|somebody|someone) (?:team|else|vendor|provider)|by (?:an?|the|our) (?:[\w-]{1,16} ){0,2}team|handled|covered|taken care of|separate(?:ly)?|already (?:have|done|there|running|paid))\b/iu
const maxLength = 1000

/** Null where nothing is served besides. `concurrent`: words of users at once. */
export function servingPartIn(text: string, concurrent: RegExp): ServingPart | null {
  if (text.length > maxLength) return null
  const found = part.exec(text)
  if (found === null) return null
  const [words] = found
  const requestsPerSecond = requestsPerSecondIn(words)
  const users = people.exec(words)
  const needsLoad = /^(?:answer|handle)/iu.test(found.groups?.['verb'] ?? '')
  const isRefused = refused.test(words)
  if (!isRefused && requestsPerSecond === null && users === null && (needsLoad || !hosted.test(words))) return null
  return {
    words: words.replace(/^[\s,.;:+]+/u, '').trim(),
    rest: text
      .replace(words, ' ')
      .replaceAll(/[^\S\n]+/gu, ' ')
      .replaceAll(/ ([?.,;])/gu, '$1')
      .trim(),
    requestsPerSecond,
    users: users === null ? null : typedNumber(users[1], users[2]),
    areConcurrent: concurrent.test(words),
    isRefused,
  }
}

/** "… which is cheaper to train and later to serve?" */
const servedLater =
  /(?: ?(?:,|&|\band\b|\bplus\b|\bor\b))? ?(?:\b(?:also|later|then|afterwards) ){0,2}(?:\bto )?\b(?:serv(?:e|ing)|host(?:ing)?|deploy(?:ing)?|run inference(?: on)?)\b(?: (?:it|them|later|afterwards|after|then)\b){0,2}/iu
/** The text of the training alone, where alternatives are weighed by both. */
export const withoutServedLater = (text: string): string => text.replace(servedLater, '')
