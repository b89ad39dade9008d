/** A question with what a reply below its answer changes, as one text: "30 images instead" in the place of the 25 that it had. */
import { gpuPattern } from '../text/gpu-pattern.ts'

const [maxReply, maxQuestion] = [120, 600]

const opener =
  /^\W*(?:(?:and|ok|okay|so|but|or|hm+|then|now|also|actually|sorry|no(?=,)|please|what about|what if|how about|same but|same|make it|make that|let's say|lets say|let's use|let's try|try|use|take|say|with|change (?:it|that) to|switch to|go with|we have|it's|it is)[\s,]{1,3}){1,5}/iu
const closer = /(?:[\s,]{1,2}(?:instead(?: of [^?.!]{1,30})?|then|please|pls|rather|now|maybe))?[\s?!.]{0,4}$/iu

const asking =
  /^(?:how (?:much|long|fast|many hours)|what (?:does|would|will|do)|which (?:gpu|card|one)) (?:(?:is|are|does|would|will|do|it|that|this|they|we|i|be|take|takes|cost|costs|need) ){0,4}(?=(?:for|on|with|at|in|the cheapest|cheapest)\b)/iu
/** The reply without the words that only lead over to it. */
export const changeWords = (reply: string): string =>
  reply
    .trim()
    .replace(/^[\s,.;]{1,9}/u, '')
    .replace(opener, '')
    .replace(asking, '')
    .replace(closer, '')
    .trim()

/** "5k images", "500 columns", "2 epochs". */
const counted =
  /(?<![\w.$€£])(\d[\d.,]{0,14})( ?(?:k|m|b|bn|thousand|million|billion)\b)? ?((?:[a-z-]{2,14} ){0,2}?)([a-z]{2,16})(?![\w])/giu
const gpu = new RegExp(String.raw`(?<![\w-])(\d{1,4} ?x? ?)?(${gpuPattern})s?(?![\w])`, 'iu')
const money = /[$€£] ?\d[\d.,]{0,12}k?|\b\d[\d.,]{0,12}k? ?(?:dollars|bucks|usd|eur|euros?)\b/iu

const stem = (noun: string): string => noun.toLowerCase().replace(/e?s$/u, '')

/** Null where the reply changes nothing, or either is too long for that. */
export function mergedQuestion(question: string, reply: string): string | null {
  const change = changeWords(reply)
  if (change === '' || reply.length > maxReply || question.length > maxQuestion) return null
  let [merged, rest] = [question, change]
  const put = (old: string, words: string): void => {
    merged = merged.replace(old, () => words)
  }
  const take = (words: string): void => {
    rest = rest.replace(words, ' ')
  }
  const [card, sum] = [gpu.exec(rest), money.exec(rest)]
  const [hadCard, hadSum] = [gpu.exec(merged), money.exec(merged)]
  if (card !== null && hadCard !== null) {
    const { 1: count, 2: name = '' } = card
    put(hadCard[0], `${count ?? hadCard[1] ?? ''}${name}`)
    take(card[0])
  }
  if (sum !== null && hadSum !== null) {
    put(hadSum[0], sum[0])
    take(sum[0])
  }
  for (const [words, , , , noun = ''] of rest.matchAll(counted)) {
    const same = [...merged.matchAll(counted)].find(([, , , , other = '']) => stem(other) === stem(noun))
    if (same === undefined) continue
    put(same[0], words)
    take(words)
  }
  const left = rest
    .replaceAll(/\s{2,}/gu, ' ')
    .replace(/^(?:on|at|with|in|an?|the|for|of|to|[\s,;])+$/iu, '')
    .trim()
  if (left === '') return merged
  const joint = /[.?!]\s*$/u.test(merged) ? ' ' : ', '
  return `${merged.trim()}${joint}${left}`
}

const ofChanges: ReadonlySet<string> = new Set(
  (
    'a an the and or but so ok okay then now also just only with without on at in of for to per each all as by from under over than up ' +
    'what which how long much many about if is are was would will does do can could should it that this them those these we i you our us ' +
    'instead please pls same rather make it use take try say set go change switch need take cost costs price pay come run train training ' +
    'example examples images image photos photo pictures pics pictures samples scans hours hour hrs minutes audio sound speech epochs epoch passes steps ' +
    'iterations batch px pixels resolution res pairs passages documents docs texts rows columns tokens data clips videos frames demos ' +
    'gpu gpus card cards machine machines node nodes box cheaper cheapest cheap fastest faster less more fewer least best expensive ' +
    'spot demand on-demand preemptible interruptible reserved budget dollars bucks usd max most cap limit within deadline day days week ' +
    'lora full fine tune finetune finetuning fine-tuning qlora small medium large tiny base turbo half twice double triple times x h s b k m gb ' +
    'one two three four six eight enough fit fits hold euros eur instead works still'
  ).split(' '),
)
const word = /[\p{L}][\p{L}'’-]*/gu

/** Words of a reply that name none of what such a question is made of: many of them are of something else. */
export function foreignWords(reply: string, question: string | null): number {
  const asked = new Set([...(question ?? '').toLowerCase().matchAll(word)].map(([each]) => each))
  const own = reply.replaceAll(new RegExp(gpu.source, 'giu'), ' ').toLowerCase()
  return [...own.matchAll(word)].filter(([each]) => !ofChanges.has(each) && !asked.has(each)).length
}
