/** "What does it cost to host a finetuned 8b 24/7?": a model that answers, and no data to train on. */
import type { InquiryWords } from '../../catalog/inquiry-facts.ts'
import type { Understanding } from '../resolution/understanding.ts'
import { unmetWords } from '../resolution/unused-words.ts'
import { alternativeSpecs } from './alternatives-inquiry.ts'
import type { Inquiry, InquiryInput, InquiryOf } from './inquiry.ts'
import { collapseSpaces } from '../text/characters.ts'
import { typedNumber } from '../text/typed-number.ts'

/** "after training": it is over then. */
const trainedBefore =
  /\b(?:after|once|when|following) (?:the |we(?:'re| are) done |it is |it's |done )?(?:with )?(?:fine-?tun\w+|train(?:ing|ed))\b/gi
/** "a 14b finetune": the model, and no wish. */
const trainedModel = /\b(?:an?|the|our|my|this|that|\d+b)(?: [\w.-]+){0,2} (?:fine-?tune|finetune)\b/giu
const userCount =
  /(\d[\d,]*)(k?) (?:\p{L}+ ){0,2}?(?:users?|people|ppl|persons?|employees|colleagues|seats|customers|agents|students|staff|devs?|developers?|engineers?|analysts?)\b/iu
const officeHours =
  /\b(?:business|office|working|work|opening) (?:hours|days?)\b|\bweekdays?\b|\b(?:7|8|9|seven|eight|nine) ?(?:am)? ?(?:-|–|to|till|until) ?(?:4|5|6|7|8|four|five|six|1[6-9]|20)(?: ?pm|:00)?\b|\bmon(?:day)?s? ?(?:-|–|to|through|till) ?fri(?:day)?s?\b|\bduring the day\b|\b(?:off|stopped|down) (?:at night|overnight|nights|on weekends)\b/i
const always = /\b24 ?(?:x|\/) ?7\b|\bday and night\b|\bround the clock\b|\ball the time\b|\balways on\b/i
const monthly =
  /(?:under|below|within|max(?:imum)?|at most|less than|no more than|cap(?: of)?|budget(?: is| of)?|<)\s?(?:is |of )?[$€£]?\s?(\d[\d,]{0,9}(?:\.\d{1,2})?)(k?)\s?(?:[$€£]|usd|dollars|bucks)?\s?(?:\/|per|a|each|every) ?(?:month|mo)\b/i

/** "Only business hours", "40 users", "under $1,000 a month": what a next text says of a model that is hosted; null: nothing. */
export function hostingChangeIn(
  text: string,
): Partial<Pick<InquiryOf<'hosting'>, 'isOfficeHours' | 'users' | 'usdPerMonth'>> | null {
  if (text.length > 90) return null
  const [users, number = '', thousand = ''] = userCount.exec(text) ?? []
  const [sum, dollars = '', kilo = ''] = monthly.exec(text) ?? []
  const countOf = (digits: string, k: string): number => typedNumber(digits, k)
  const change = {
    ...(officeHours.test(text) ? { isOfficeHours: true } : always.test(text) ? { isOfficeHours: false } : {}),
    ...(users === undefined ? {} : { users: countOf(number, thousand) }),
    ...(sum === undefined ? {} : { usdPerMonth: countOf(dollars, kilo) }),
  }
  return Object.keys(change).length === 0 ? null : change
}
/** What the answer uses of the words that no job has. */
const usedWords =
  /^(?:hosting|hosted|host|serving|serve|inference|deploy\w*|24.?7|hours?|business.*|office.*|month\w*|production|always.on)$/i

const requestRate =
  /\b\d[\d.,]*k? ?(?:concurrent )?(?:requests?|reqs?|rpm|queries|calls|messages|prompts(?= ?(?:\/|per|an?\b)))(?: ?(?:\/|per|a|an) ?(?:second|sec|s|minute|min|hour|h|day|month)\b|(?= ))|\b\d[\d.,]*k? ?(?:qps|rps|req\/s)\b|\b\d[\d.,]*k? concurrent (?:users|sessions|chats|requests)\b/iu
const answerLength =
  /\b(?:with |and |of |each |at )?\d[\d.,]*k?[ -]?tokens? (?:answers?|responses?|replies|outputs?|prompts?|inputs?)\b/giu

/** "5 requests per second with 500 token answers": a load, and the text without it. Null: none is named. */
export function servingLoadIn(text: string): { readonly words: string; readonly rest: string } | null {
  const rate = requestRate.exec(text)?.[0]
  if (rate === undefined) return null
  const rest = collapseSpaces(text.replace(rate, ' ').replaceAll(answerLength, ' '))
  return { words: [rate, ...(text.match(answerLength) ?? [])].map((words) => words.trim()).join(' '), rest }
}

/** Lengths of context that people name without a word, such as "vllm, 32k?". */
const bareContext = /(?<![\w.$-])((?:4|8|16|32|64|100|128)k)(?= ?(?:[?,.;!]|$))/iu

/** A bare "32k" of what answers is its context. Unchanged where nothing is hosted. */
export const labelContext = (text: string, { hosting }: InquiryWords): string =>
  hosting.test(text) ? text.replace(bareContext, '$1 context') : text

/** "p95 under 2s to first token": how fast an answer is to come. */
const latency =
  /[,;]? ?(?:with |and |at |a )?\b(?:(?:p\d{2}|ttft|latency|time to first token|first token|response times?|responses?|answers?)\b[^,;.?!\d]{0,24}){1,3}(?:<|≤)? ?\d[\d.]* ?(?:ms|s|sec|secs|seconds?|milliseconds)\b(?: (?:to|for|until|till) (?:the )?first token)?|[,;]? ?(?:<|under|below|within) ?\d[\d.]* ?(?:ms|s|sec|secs|seconds?) (?:to |for |until )?(?:the )?(?:first token|ttft|latency|per answer|a response)\b/iu

/** A wish for the speed of answers, and the text without it; null: none is told, or nothing is hosted. */
export function latencyIn(
  text: string,
  { hosting }: InquiryWords,
): { readonly words: string; readonly rest: string } | null {
  const words = hosting.test(text) ? latency.exec(text)?.[0] : undefined
  return words === undefined
    ? null
    : { words: words.replace(/^[\s,;]+/u, ''), rest: collapseSpaces(text.replace(words, ' ')) }
}

const asksForMoney = /\b(?:costs?|price|how much|pay|bill|month\w*|cheap\w*|budget)\b|[$€£]|24 ?[x/] ?7|always[- ]on/iu

/** "Inference" is no way of training, and no reason to refuse what is only to answer. */
function withoutTask(understanding: Understanding): Understanding {
  const slots = understanding.slots.filter((slot) => !(slot.role === 'invalid' && slot.what === 'task'))
  return slots.length === understanding.slots.length
    ? understanding
    : { ...understanding, slots, draft: understanding.draftOf(slots) }
}

/** "Host RAM": of the machine that the GPUs stand in. */
const ofMachine = /\bhost(?:'s)? (?=ram\b|d?ram\b|memory|cpus?\b|cores|os\b|machine|side|drivers?\b|nvme|disk)/giu

/** Null where no model is to be served, or one is to be trained. */
export function readHosting({ text, understanding: typed, facts: { words } }: InquiryInput): Inquiry | null {
  const understanding = withoutTask(typed)
  const { draft } = understanding
  const load = servingLoadIn(text)
  if (
    !(words.hosting.test(text.replaceAll(ofMachine, ' ')) || load !== null) ||
    words.training.test(text.replaceAll(trainedBefore, ' ').replaceAll(trainedModel, ' '))
  )
    return null
  if (draft.get('params') === null && load !== null)
    return { kind: 'unsupported', id: 'load', name: load.words, spec: draft.finish().spec }
  if (draft.get('params') === null || draft.get('tokens') !== null) return null
  const among = draft.issues.length === 0 ? null : alternativeSpecs(understanding)
  const isUsed = (term: string): boolean => usedWords.test(term) || words.hosting.test(term)
  if (among === null && draft.issues.some(({ terms }) => terms.some((term) => !isUsed(term)))) return null
  // Users at once are counted; a rate of requests is not.
  const loadWords = load === null || userCount.test(load.words) ? [] : [load.words]
  const [users, number = '', thousand = ''] = userCount.exec(text) ?? []
  const phrases = [words.hosting, officeHours, userCount].flatMap((pattern) => pattern.exec(text)?.[0] ?? [])
  const isOfFit = users === undefined && load === null && !asksForMoney.test(text)
  return {
    kind: 'hosting',
    ...(isOfFit && among === null && draft.get('gpus') !== null ? { asksFit: true } : {}),
    spec: among === null ? draft.finish().spec : { ...draft.finish().spec, gpus: null, gpuCount: null },
    ...(among === null ? {} : { among }),
    users: users === undefined ? null : typedNumber(number, thousand),
    areConcurrent: words.concurrent.test(text),
    isOfficeHours: officeHours.test(text),
    unused: [
      ...loadWords,
      ...unmetWords(understanding).filter(
        (each) =>
          !isUsed(each) &&
          !userCount.test(`${each} `) &&
          each !== `${number}${thousand}` &&
          !phrases.some((phrase) => phrase.includes(each)),
      ),
    ],
  }
}
