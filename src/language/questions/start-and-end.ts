/** "Kick off Saturday 09:00, done by Sunday?": which of the moments that a text names is its start, and which its end. */
import { type Meaning, type Mention, isKind } from '../lexicon/meanings.ts'
import { clockAt, isDeadlinePreposition, noon } from '../recognizers/clock-times.ts'
import { hoursOfDay } from '../../scenario/hours-of-time.ts'
import type { Token } from '../text/tokenize.ts'

/** Hours from noon of today; an hour without a day is the next one. */
type Moment = {
  readonly from: number
  readonly to: number
  readonly hours: number
  readonly hasDay: boolean
  readonly hasClock: boolean
}

const words = (list: string): ReadonlySet<string> => new Set(list.split(' '))

const startVerbs = words(
  'start starts started starting launch launches launched launching begin begins began beginning kick kicks kicked kicking kickoff submit submits submitted submitting queue queued queueing queuing trigger triggered fire fired firing press pressed begun earliest',
)
/** "Hit go", "goes off", "runs from": two words that start it together. */
const startPairs =
  /\b(?:hit(?:ting)? (?:go|run|start|enter|the button)|(?:go|goes|going|went|set|sets) (?:off|live|out the door)|get(?:s|ting)? (?:it |this |her )?(?:going|started|underway|rolling)|runs?(?: it)? (?:from|at|on)|running from|(?:we|i|it|she|they|'ll|let's|lets|to) go(?:es)?(?: (?:on|at|this|next))?$|(?:push|pull)(?:ing|s|ed)? the (?:button|trigger))\b/u
/** What has to be there before a run can start, and the words that tell that it comes. */
const needed = words(
  'data dataset datasets labels files export corpus annotations gpu gpus card cards node nodes machine machines box boxes server servers cluster access quota procurement approval po purchasing finance legal slot allocation reservation instance instances',
)
const comes = words(
  'arrive arrives arrived arriving come comes coming land lands landing sign signs signed approve approves approved approval deliver delivers delivered open opens free frees available get gets receive unlock unlocked clear clears cleared there ready here in up have is are says only procurement till til until',
)
const endWords = words(
  'done ready finish finishes finished finishing complete completes completed end ends ended over through back home make makes result results adapter weights model checkpoint deadline demo standup due need needs needed wake there show present presentation review in',
)
const dueWords = words('by before until till til b4 for')
/** "Start by Monday", "can't begin before Tuesday": the verb is nearer than these words count. */
const reachOfVerb = 4
const behind = 3

/** Hours of the day of what happens every day at about the same time. */
const events: Readonly<Record<string, number>> = { breakfast: 8, standup: 9, lunch: 12, lunchtime: 12, dinner: 18 }
const refines = words(', say at by around about ish like ie - ( break hour')

type StartAndEnd = { readonly start: number; readonly due?: number; readonly isEvening?: true }

/** The start, and the end that is wanted where one is named; null where no moment is told to be a start. */
export function startAndEndIn(mentions: readonly Mention[], tokens: readonly Token[]): StartAndEnd | null {
  const moments = momentsIn(mentions, tokens)
  if (moments.length === 0 || moments.length > mostMoments) return null
  const told = moments
    .filter((moment) => !tellsNow(moment, tokens))
    .map((moment, at) => ({ moment, role: roleOf(moment, moments[at - 1]?.to ?? 0, tokens) }))
  const typed = told.find(({ role }) => role === 'start')
  if (typed === undefined) return null
  // As an end these last until midnight; nobody starts a run then.
  const begins = tokens.slice(typed.moment.from, typed.moment.to).map(({ text }) => text)
  const hours = begins.length === 1 ? startOfDay[begins[0] ?? ''] : undefined
  const start = hours === undefined ? typed : { ...typed, moment: { ...typed.moment, hours } }
  const evening = hours === eveningStart ? { isEvening: true as const } : {}
  const end = told.find((one) => one !== typed && one.role !== 'start')
  if (end === undefined) return { start: start.moment.hours, ...evening }
  // “What time Tuesday evening if I start at noon?” is of that day.
  const isDayOfBoth = end.role === null && end.moment.hasDay && !start.moment.hasDay
  return isDayOfBoth
    ? { start: onDayOf(end.moment, start.moment) }
    : { ...between(start.moment, end.moment), ...evening }
}
/** 21:00, in hours from noon. */
const eveningStart = 9
const startOfDay: Readonly<Record<string, number>> = { tonight: eveningStart, today: 0 }

/** Hours of the clock of the one on the day of the other. */
const onDayOf = (day: Moment, clock: Moment): number =>
  Math.floor((day.hours + noon) / hoursOfDay) * hoursOfDay - noon + ((clock.hours + noon) % hoursOfDay)

const mostMoments = 3

/** An hour without a day is of the day of the other moment: a start before the end, an end behind the start. */
function between(start: Moment, end: Moment): { readonly start: number; readonly due: number } {
  if (!end.hasDay) {
    const days = Math.ceil((start.hours - end.hours) / hoursOfDay)
    return { start: start.hours, due: end.hours + Math.max(0, days) * hoursOfDay }
  }
  const isLater = !start.hasDay && start.hours > end.hours
  return { start: isLater ? start.hours - hoursOfDay : start.hours, due: end.hours }
}

/** "It's Tuesday 4pm here": what time it is. */
const tellsNow = ({ from }: Moment, tokens: readonly Token[]): boolean =>
  /(?:^|[.,;:!?] |\b(?:as|since|so|and|but|ok|hi|now) )(?:it ?(?:'s|’s|is)|its|it ' s|it's (?:now|already|just)) (?:(?:now|already|just|about) )*(?:\w+day |today )?(?:at |around )?$/u.test(
    `${tokens
      .slice(Math.max(0, from - 5), from)
      .map(({ text }) => text)
      .join(' ')} `,
  )

/** By the words since the moment before it: those that stand nearest tell. */
function roleOf({ from, to }: Moment, since: number, tokens: readonly Token[]): 'start' | 'end' | null {
  // “By tomorrow 8am” may be one mention.
  const opening = dueWords.has(tokens[from]?.text ?? '') ? 1 : 0
  const before = tokens.slice(since, from + opening).map(({ text }) => text)
  const [next, ...after] = tokens.slice(to, to + behind).map(({ text }) => text)
  if (startNouns.has(next ?? '') || after.includes('earliest')) return 'start'
  const line = before.join(' ')
  const verb = before.findLastIndex((word) => startVerbs.has(word))
  const pair = startPairs.exec(line)
  const ofPair = pair === null ? -1 : line.slice(0, pair.index + pair[0].length).split(' ').length - 1
  const thing = before.findLastIndex((word) => needed.has(word))
  const isComing = thing >= 0 && before.some((word, at) => comes.has(word) && at >= thing - behind)
  const begun = Math.max(verb, ofPair)
  const ended = before.findLastIndex((word) => endWords.has(word))
  const due = before.findLastIndex((word) => dueWords.has(word))
  const isApart =
    due > begun + reachOfVerb || before.slice(begun, Math.max(begun, due)).some((word) => pauses.has(word))
  if (begun >= 0 && begun > ended) return due > begun && isApart ? 'end' : 'start'
  // "The data is ready Tuesday", and not "is it ready Tuesday with that data".
  if (isComing && thing < Math.max(ended, before.length) && !before.slice(thing).some((word) => ofResult.has(word)))
    return 'start'
  return ended >= 0 || due >= 0 ? 'end' : null
}
const pauses = words(', ; . ? ! - – — : >')
const startNouns = words('start kickoff launch earliest')
const ofResult = words('done finish finished result results adapter weights make demo standup by before for over')

function momentsIn(mentions: readonly Mention[], tokens: readonly Token[]): readonly Moment[] {
  const dates = mentions.flatMap((mention) => (isKind(mention, 'date') ? [mention] : []))
  const found: Moment[] = []
  for (let at = 0; at < tokens.length;) {
    const date = dates.find(({ from }) => from === at)
    const moment = date === undefined ? clockMomentAt(tokens, at) : dateMoment(date, tokens)
    const last = found.at(-1)
    if (moment === null) at += 1
    else {
      if (last !== undefined && isSame(last, moment, tokens)) found.splice(-1, 1, joined(last, moment, tokens))
      else found.push(moment)
      at = Math.max(at + 1, moment.to)
    }
  }
  return found
}

const halves = words('evening afternoon night tonight pm')
const isLateDay = (tokens: readonly Token[], from: number, to: number): boolean =>
  tokens.slice(from, to).some(({ text }) => halves.has(text))

/** "Over the weekend" names no hour; a day that is present tells when it is now. */
function dateMoment(
  { from, to, meaning }: Mention & { readonly meaning: Extract<Meaning, { readonly kind: 'date' }> },
  tokens: readonly Token[],
): Moment | null {
  if (meaning.isPresent === true || tokens.slice(from, to).some(({ text }) => text === 'weekend')) return null
  const { hours, isClockAlone } = meaning
  // "Monday 9."
  const bare = isBareHour(tokens, to) && hours % hoursOfDay === 0 ? tokens[to] : undefined
  if (bare !== undefined)
    return { from, to: to + 1, hours: hours - noon + hourOfDay(bare.value), hasDay: true, hasClock: true }
  return { from, to, hours, hasDay: isClockAlone !== true, hasClock: hours % hoursOfDay !== 0 || isClockAlone === true }
}
/** Of the working day. */
const hourOfDay = (value: number): number => (value < 7 ? value + noon : value)

function isBareHour(tokens: readonly Token[], at: number): boolean {
  const [token, next] = [tokens[at], tokens[at + 1]]
  return (
    token?.kind === 'number' &&
    /^\d{1,2}$/u.test(token.text) &&
    token.value >= 1 &&
    token.value < hoursOfDay &&
    !token.adjacent &&
    (next === undefined || (next.kind === 'sign' && ![':', '%', '/', '-'].includes(next.text)) || asks.has(next.text))
  )
}
const asks = words('when will would can is does what how if then do are')

/** "At 6pm", "say 13:30", "22h", "for breakfast": an hour without its day. */
function clockMomentAt(tokens: readonly Token[], at: number): Moment | null {
  const [token, next, before] = [tokens[at], tokens[at + 1], tokens[at - 1]?.text ?? '']
  if (token === undefined || before === 'at') return null
  const hourOfEvent = events[token.text]
  if (hourOfEvent !== undefined) {
    const hour = hourOfEvent + (before === 'after' ? 1 : 0)
    return { from: at, to: at + 1, hours: (hour + noon) % hoursOfDay, hasDay: false, hasClock: false }
  }
  const isWritten =
    ['noon', 'midnight'].includes(token.text) ||
    (token.kind === 'number' && ['am', 'pm', ':'].includes(next?.text ?? ''))
  const isNamed = token.text === 'at' || (isDeadlinePreposition(tokens[at - 1]) && isBareHour(tokens, at))
  const isOfDay = token.kind === 'number' && next?.text === 'h' && next.adjacent && startVerbs.has(before)
  if (isOfDay && token.value < hoursOfDay)
    return { from: at, to: at + 2, hours: (token.value + noon) % hoursOfDay, hasDay: false, hasClock: true }
  if (!isWritten && !isNamed) return null
  const clock = clockAt(tokens, at)
  if (clock !== null)
    return { from: at, to: clock.to, hours: (clock.hour + noon) % hoursOfDay, hasDay: false, hasClock: true }
  // "At 9 tomorrow": the day behind it makes it an hour.
  const bare = token.text === 'at' ? next : token
  const to = token.text === 'at' ? at + 2 : at + 1
  return bare?.kind === 'number' && bare.value < hoursOfDay && (token.text !== 'at' || isDay(tokens[to]))
    ? { from: at, to, hours: (hourOfDay(bare.value) + noon) % hoursOfDay, hasDay: false, hasClock: true }
    : null
}
const isDay = (token: Token | undefined): boolean =>
  /^(?:on|tom\w+|tmrw?|today|tonight|\w{3,6}day)$/u.test(token?.text ?? '')

/** "After lunch, say 13:30", "Sunday evening at 9", "the Monday standup": one moment in two parts. */
function isSame(one: Moment, other: Moment, tokens: readonly Token[]): boolean {
  const apart = tokens.slice(one.to, other.from)
  // "Monday's group meeting 2pm"
  const isOfEvent = one.hasDay && !one.hasClock && meetingBetween.test(apart.map(({ text }) => text).join(' '))
  const isNear = isOfEvent || (apart.length <= 2 && apart.every(({ text }) => refines.has(text)))
  return isNear && (one.hasDay !== other.hasDay || !one.hasClock || !other.hasClock)
}

const meetingBetween =
  /^(?:['’] ?s |['’]?s )?(?:[a-z]{2,12} ){0,2}(?:meeting|call|demo|standup|review|seminar|presentation|sync|talk|class|lecture|retro|workshop|defen[cs]e|deadline)(?: (?:at|is at|starts at|from|\(|-|,|@))?$/u

function joined(one: Moment, other: Moment, tokens: readonly Token[]): Moment {
  const [from, to] = [one.from, other.to]
  const [day, clock] = one.hasDay ? [one, other] : [other, one]
  if (!day.hasDay) return { ...(clock.hasClock && !day.hasClock ? clock : other), from, to }
  const isLate = isLateDay(tokens, day.from, day.to)
  // "Wednesday 10:00 standup" has its hour.
  if (day.hasClock && !isLate && !clock.hasClock) return { ...day, from, to }
  const typed = (clock.hours + noon) % hoursOfDay
  const hour = isLate && typed < noon ? typed + noon : typed
  // "Tonight" by itself ends at midnight, which is of the next day.
  const isTonight = tokens.slice(day.from, day.to).some(({ text }) => text === 'tonight')
  const ofDay = isTonight ? { ...day, hours: 0 } : day
  return { from, to, hours: onDayOf(ofDay, { ...clock, hours: hour - noon }), hasDay: true, hasClock: true }
}
