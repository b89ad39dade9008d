/** "They gave us $2.10 instead of 2.49", "the price went up to 3.20 an hour, new total?": another price of the hour than the plan's. */
import { subjectOf } from '../questions/subject.ts'
import { wordsIn } from '../recognizers/recognized-text.ts'
import { type ReplyCandidate, wholeReply, isLikelyChatter } from './reply-candidate.ts'
import type { Reply } from './reply-input.ts'

const price = (name: string): string =>
  String.raw`\$? ?(?<${name}>\d{1,2}\.\d{1,3}|(?<=\$ ?)\d{1,2})(?![\d.]*[kmb%]|\d)`
const hour = String.raw`(?: ?(?:\/|per|an?|each) ?(?:(?:gpu|card)[ /-]?(?:per |an? )?)?(?:h|hr|hour)\b| ?(?:\/|per|a) ?(?:gpu|card)\b)`
const forms: readonly RegExp[] = [
  // "$2.10 instead of 2.49"
  new RegExp(`${price('value')}(?<hourly>${hour})?,? (?:now )?(?:instead of|and not|not|rather than|down from|up from|vs\\.?|where you (?:say|said|have)) (?:the |your |our )?\\$? ?\\d{1,2}(?:\\.\\d{1,3})?(?![\\d.]*[kmb%]|\\d)`, 'u'),
  // "raised it to $3.40/h", "went up to 3.20 per hour"
  new RegExp(`\\b(?:raised|lowered|dropped|cut|upped|increased|reduced|went|gone|going|moved|changed|fell|rose|bumped|down|up)(?: (?:it|that|the price|the rate|prices|up|down|us)){0,3} to ${price('value')}(?<hourly>${hour})`, 'u'),
  // "our rep says $1.89 an hour now"
  new RegExp(`\\b(?:rep|sales|reseller|account manager|provider|seller|vendor|broker|contact|support|they)(?: (?:now|just|there|guy|team))? (?:says?|said|confirmed|confirms|quoted|quotes?|offers?|offered|told us|gave us|gives us|wrote|mailed)(?: (?:us|now|it's|its|me|about|like)){0,3} ${price('value')}(?<hourly>${hour})`, 'u'),
] // prettier-ignore
/** A limit, a watch, another currency and power are no price that somebody pays. */
const isOther =
  /\b(?:under|below|less than|at most|max|maximum|cheaper than|budget|cap|limit|kwh|eur|euros?|gbp|pounds?|tokens?|watch|alert|notify|tell (?:me|us)|ping|million|lunch|coffee|beer|ticket)\b|[€£<]/u
const ofPrice =
  /\b(?:price[ds]?|rates?|gpu|card|hour|hr|h|node|box|pay|gave|give|gives|offer\w*|quot\w*|negotiat\w*|discount|deal|contract|charge[sd]?|cost|[abhl]\d{2,3}s?|\d{4})\b/u
const [maxLength, maxChatter, mostOfHour] = [150, 0.85, 20]

/** Null where no price of the hour is said to be another. */
export function readChangedPrice(reply: Reply): ReplyCandidate | null {
  const { line, scenario, vocabulary, lastPlan } = reply
  if (line.length > maxLength || !/\d/u.test(line) || isOther.test(line)) return null
  const found = forms.map((form) => form.exec(line)?.groups).find((groups) => groups !== undefined)
  if (found === undefined || !ofPrice.test(line)) return null
  if (isLikelyChatter(reply, maxChatter) && found['hourly'] === undefined) return null
  const machine = vocabulary.intentPhrases.wholeMachine.test(line)
    ? (scenario.spec.gpuCount ?? lastPlan.gpuCount ?? 1)
    : 1
  const value = Number(found['value']) / machine
  const { budgetUsd } = scenario.spec
  const { understanding } = reply
  if (!(value > 0) || value > mostOfHour || (budgetUsd !== null && budgetUsd <= mostOfHour)) return null
  const subject = subjectOf(
    understanding.recognized.mentions,
    understanding.allSlots,
    wordsIn(understanding.recognized),
  )
  // "What if the H100 is $2.10?": of a card that is planned the plan stays as it is.
  const planned = lastPlan.gpus?.[0]
  const isPlaced = subject !== null && subject.gpus.length > 0 && !subject.gpus.some((id) => id === planned)
  return wholeReply(
    reply,
    { kind: 'question', topic: 'own-rate', subject: isPlaced ? { ...subject, providers: [] } : null, value },
    'tells of another price of the hour',
  )
}
