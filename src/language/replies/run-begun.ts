/** "We launched it at noon", "started just now", "läuft seit 14 Uhr", "今から始めます": the run goes on from then. */
import { type SpecField, changedFields } from '../../scenario/scenario.ts'
import type { ReplyAct } from './reply-act.ts'
import { type ReplyCandidate, wholeReply } from './reply-candidate.ts'
import type { Reply } from './reply-input.ts'
import { collapseSpaces } from '../text/characters.ts'

const opening =
  '(?:(?:ok|okay|so|and|alright|right|fyi|update|well|yes|yep|yeah|hey|all|team|folks|btw|just|then|great|good|nice|finally|done)[\\s,:!]+){0,4}'
const it =
  "(?:it|this|that|them|things|(?:(?:the|our|a|this) )?(?:(?:new|actual|real|full|big) )?(?:run|job|training|train|fine-?tune|thing)(?:'s)?)"
const who = "(?:we|i|we've|i've|we have|i have|they|he|she|ops|the team|somebody|someone)"
const begun = '(?:started|launched|kicked|kick|began|begun|submitted|fired|set|got)'
const on = '(?:is|are|was|has been|is now|got|been|now|just|already|finally|up|off)'
/** When: without it, what was started may be anything. */
const when =
  "(?:(?:just |right |as of |starting |since |from |at |around |about |~|like )*(?:now|noon|midnight|lunch(?:time)?|this (?:morning|afternoon|evening)|today|tonight|last night|yesterday|an hour|half an hour|a (?:few )?(?:min(?:ute)?s?|while|moment|second)|\\d{1,3} ?(?:min(?:ute)?s?|mins?|m|h|hrs?|hours?)|\\d{1,2}(?::\\d{2}| ?[ap]m| ?uhr| ?o'clock|h)(?: ?[ap]m)?(?: (?:utc|cet|cest|pst|pdt|est|edt|gmt|local))?(?: (?:this morning|this afternoon|today|sharp|yesterday|last night))?)(?: ago| or so| ish)?)"
/** "ETA shown is 4.5 hrs": what the trainer expects, beside when it began. */
const expected =
  '(?:[\\s,;.]+(?:the |trainer |tqdm |progress bar )?(?:eta|expected|should (?:be|take)|says|shows|estimate[ds]?)[^?]{1,40})?'
const end = `${expected}(?:[\\s,]+(?:on|at|with|in) [\\w -]{2,24})?(?:[\\s,]+(?:(?:exactly |just )?(?:as|like) (?:on|in) the (?:card|plan)|as planned|btw|fyi|finally|fingers crossed|lets see|let's see|wish us luck|yay|woo+))?[\\s.!]*$`
const forms: readonly RegExp[] = [
  new RegExp(
    `^${opening}(?:${who} )?(?:just |finally |have )?${begun}(?: ${it})?(?: off| up| running| going)?(?: ${it})?,? ${when}${end}`,
    'u',
  ),
  new RegExp(
    `^${opening}(?:${it}|it's|its|that's)(?: ${on}){0,3} (?:${begun}|running|up|live|off|going|training)(?: off| up| running)?,? ${when}${end}`,
    'u',
  ),
  new RegExp(
    `^${opening}(?:we're|we are|it's|its|and we're) (?:off|rolling|up and running|live)(?:,? (?:since |started )?${when})?${end}`,
    'u',
  ),
  new RegExp(`^${opening}running,? since ${when}${end}`, 'u'),
  new RegExp(
    `^${opening}(?:starting|launching|kicking) (?:it|this|the (?:run|job|training)) (?:off )?(?:right )?now${end}`,
    'u',
  ),
]
/** The same as other languages say it, whole. */
const local =
  /^\W*(?:(?:der |das |die )?(?:run |job |training |lauf )?(?:läuft|laeuft|gestartet|(?:ist|haben wir|wurde) (?:gestartet|losgegangen))(?: jetzt| gerade| schon)?(?: (?:seit|um|ab) .{1,20}| jetzt| gerade eben| eben)|(?:on (?:l')?a|c'est|j'ai|nous avons|ça a)? ?(?:lancé|démarré|commencé|parti|ça tourne)(?:e|s)?(?: (?:à|depuis|ce|il y a|maintenant|tout de suite) ?.{0,20})?|(?:ha |lo hemos |hemos |ya )?(?:empez(?:ó|ado|amos)|lanzado|arrancó|arrancado|en marcha)(?: (?:a las|hace|desde|esta|ahora) ?.{0,20})|(?:è |abbiamo )?(?:partito|partita|lanciato|avviato|iniziato)(?: (?:alle|da|stamattina|ora|adesso|poco fa) ?.{0,20}|)|(?:começou|iniciado|lançamos|rodando|startamos)(?: (?:às|desde|há|agora|hoje) ?.{0,20})|(?:(?:de )?run )?(?:loopt|gestart|begonnen)(?: (?:sinds|om|nu|vanaf) ?.{0,20})|(?:今|先ほど|さっき|\d{1,2}時)?(?:から|に)?(?:学習|訓練|ジョブ)?(?:を)?(?:始めます|始めました|開始します|開始しました|回し始めました|走らせました|スタートしました)|(?:现在|刚刚?|刚才|\d{1,2}点)?(?:开始|启动|跑起来|开跑)(?:训练|跑)?了|(?:방금|지금|아까|\d{1,2}시(?:에|부터)?)\s?(?:시작(?:했어요|했습니다|합니다|했음)|돌리기 시작(?:했어요|했습니다)?))\W*$/iu
const [maxLength, maxLocalLength] = [110, 50]
const clauseEnd = /(?<=[.!…])\s+|\.{2,}\s*|,\s+(?=(?:we|it|i|started|launched)\b)/u

/** What a run is told to have begun on: without a clock that is as certain. */
const isPlaced = (line: string): boolean => forms.some((form) => form.test(line) || form.test(`${line} now`))

/** "Started it on Lambda just now": the plan is at that provider from then on. Null where more is told than that. */
function begunElsewhere({ scenario, understanding }: Reply): ReplyAct | null {
  const { slots, draft, recognized, unrecognized } = understanding
  const places = slots.filter(({ role }) => role === 'providers')
  if (places.length === 0 || draft.issues.length > 0 || unrecognized.length > maxUnknown) return null
  const [first, last] = [places[0], places.at(-1)]
  const from = recognized.tokens[first?.from ?? -1]?.start
  const to = recognized.tokens[(last?.to ?? 0) - 1]?.end
  if (from === undefined || to === undefined) return null
  const { text } = recognized.normalized
  // "On Lambda", and "on the Lambda H100s", of which the cards stay behind.
  const rests = [text.slice(0, from).replace(beforePlace, ' '), text.slice(0, from)].map((before) =>
    collapseSpaces(`${before}${text.slice(to)}`.toLowerCase()),
  )
  if (!rests.some((rest) => isPlaced(rest))) return null
  const of = draft.finish()
  const changed = changedFields(of.spec, scenario.spec)
  if (changed.some((field) => !ofPlace.has(field))) return null
  return { kind: 'run', event: { kind: 'started' }, typed: '', ...(changed.length === 0 ? {} : { of }) }
}
const maxUnknown = 3
const beforePlace = /\b(?:on|at|with|over at|in|via)\s+$/iu
const ofPlace: ReadonlySet<SpecField> = new Set(['providers', 'excludedProviders'])

/** "On the H100s": those of the plan. */
const isPlanned = (ids: readonly string[], { scenario, lastPlan }: Reply): boolean =>
  (scenario.spec.gpus ?? lastPlan.gpus ?? []).some((id) => ids.includes(id))

/** Null where the reply does not end with the beginning of a run. */
export function readRunBegun(reply: Reply): ReplyCandidate | null {
  const { line, wording, understanding } = reply
  if (line.length > maxLength || line.includes('?')) return null
  const elsewhere = begunElsewhere(reply)
  if (elsewhere !== null) return wholeReply(reply, elsewhere, 'tells where the run has begun')
  const last = line.split(clauseEnd).findLast((part) => part.trim() !== '') ?? ''
  const isSaid =
    forms.some((form) => form.test(line) || form.test(last)) ||
    (wording.length <= maxLocalLength && local.test(wording.toLowerCase()))
  const isOfOther = understanding.slots.some(
    (slot) => slot.role === 'field-value' || (slot.role === 'gpus' && !isPlanned(slot.ids, reply)),
  )
  if (!isSaid || isOfOther) return null
  return wholeReply(reply, { kind: 'run', event: { kind: 'started' }, typed: '' }, 'tells that the run has begun')
}
