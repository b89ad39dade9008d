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

/** "Keep it online", "put it in production", "run it 24/7", "it should be live" */
const kept = String.raw`(?:keep|leav|hav|put|mak|get|bring)(?:e|ing)? (?:it|that|this|them|everything|the (?:tuned |trained |finished )?(?:model|result|thing|bot|adapters?)) (?:(?:up|running|live|online|available|reachable|accessible|(?:in|into) production|going)\b ?){1,3}|run(?:s|ning)? (?:it|that|the model)(?= (?:24|around the clock|day and night|all day|permanently|for \d))|(?:be|go|goes|stay|stays) (?:live|online|available|up and running|in production)`
const part = new RegExp(
  String.raw`(?:^|[,.;:+]|(?:\b(?:and|then|plus|afterwards?|later)\b))(?:[\s,]|\b(?:and|then|also|afterwards?|after(?: that)?|we|i|it|they|will|must|should|would|has to|have to|needs? to|want to|costs? of)\b){0,12}\b(?<verb>serv(?:e|es|ing)|host(?:s|ing)?|deploy(?:s|ing|ed)?|answers?|handles?|${kept})(?![\w-])(?! (?:in|on|by) (?:the |an? )?(?:eu|us|uk|europe|aws|gcp|azure)\b)[^.;?!\n]{0,120}?(?=[.;?!\n]|,\s*(?:what|how|cost|price|total|monthly|per|altogether|all in|everything)\b|$)`,
  'iu',
)

/** What is hosted is named, or for how long. */
const hosted =
  /\b(?:it|them|all|that|this|each|the (?:model|result|adapters?|thing|models))\b|24 ?(?:\/|x) ?7|around the clock/iu
const people =
  /(\d[\d,]{0,12})(k?) (?:\p{L}{1,20} ){0,2}?(?:users?|people|employees|colleagues|seats|customers|agents|students|staff|sessions|chats)\b/iu
const refused =
  /\b(?:do(?:es)? ?n[o']?t|don't|doesn't|no need|not (?:needed|wanted|included|part|in scope|our|ours|us)|isn't|is not|won't|will not|elsewhere|out of scope|(?:an?other|different|somebody|someone) (?:team|else|vendor|provider)|by (?:an?|the|our) (?:[\w-]{1,16} ){0,2}team|handled|covered|taken care of|separate(?:ly)?|already (?:have|done|there|running|paid))\b/iu
/** "Answers in German", "keep it running": of serving only where a load is told. */
const loaded = /^(?:answer|handle|keep|leav|hav|put|mak|get|bring|run|be|go|stay)/iu
const isPublic = /\b(?:online|live|available|in(?:to)? production|24 ?(?:\/|x) ?7|around the clock|day and night)\b/iu
/** The month that is billed is no deadline, and no time between runs. */
const ofBill =
  /\b(?:for |in |of )?(?:the )?(?:first month|month (?:one|1))\b|\b(?:monthly|per month|a month)\b(?=[\s?.]*$|,? (?:all in|in all|in total|total)\b)|\bmonthly (?=(?:cost|costs|bill|price|budget|total|sum)\b)/iu
const maxLength = 1000

/** Null where nothing is served besides. `concurrent`: words of users at once. */
export function servingPartIn(text: string, concurrent: RegExp): ServingPart | null {
  if (text.length > maxLength) return null
  const found = part.exec(text)
  if (found === null) return null
  const [words] = found
  const requestsPerSecond = requestsPerSecondIn(words)
  const users = people.exec(words)
  const needsLoad = loaded.test(found.groups?.['verb'] ?? '') && !isPublic.test(words)
  const isRefused = refused.test(words)
  if (!isRefused && requestsPerSecond === null && users === null && (needsLoad || !hosted.test(words))) return null
  return {
    words: words.replace(/^[\s,.;:+]+/u, '').trim(),
    rest: text
      .replace(words, ' ')
      .replaceAll(/[^\S\n]+/gu, ' ')
      .replaceAll(/ ([?.,;])/gu, '$1')
      .replace(ofBill, ' ')
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
