/** What is told below the price of a training of pictures or sound of how far its run is or how fast, and where it may stop. */
import { hoursOfUnit } from '../../scenario/hours-of-time.ts'
import { typedNumber } from '../text/typed-number.ts'

/** Where it ends, or has got to. */
export type SampledPoint = { readonly unit: 'epoch' | 'step' | 'share'; readonly value: number }

/** What is told of its run. */
export type SampledProgress =
  /** `hours`: that it took up to there; null: they are not told. */
  | { readonly kind: 'rest'; readonly at: SampledPoint; readonly hours: number | null }
  /** It has run for so long; each epoch takes so long. */
  | { readonly kind: 'running' | 'epoch-time'; readonly hours: number }
  | { readonly kind: 'pace'; readonly stepsPerSecond: number }

const point = String.raw`(?<named>epochs?|ep|steps?|iter(?:ation)?s?) (?:number |no\.? |#)?(?<at>\d[\d,]{0,7})(?<atKilo>k?)\b|(?<count>\d[\d,]{0,7})(?<countKilo>k?) (?<noun>epochs?|ep|steps?|iter(?:ation)?s?)\b|(?<percent>\d{1,2}) ?(?:%|percent)|(?<half>half ?-?way|half|mid-?way)`
const stopWords = String.raw`stop(?:s|ping)?|early[- ]stop(?:s|ping|ped)?|end(?:s|ing)?|kill(?:s|ing)?|quit(?:s|ting)?|cut(?:ting)?(?: it| this| that)?(?: off| short)?|halt|abort(?:s|ing)?|bail(?: out)?|break(?:ing)? off|pull(?:ing)? the plug|converge[sd]?|plateaus?|overfits?|patience|good enough|(?:is|are) (?:done|enough)|(?:looks?|is) (?:already )?(?:good|fine)`
const stops = new RegExp(String.raw`\b(?:${stopWords})\b[^.;!]{0,30}?(?<![\w.$€£])(?:${point})`, 'u')
const supposes = /\?|\b(?:if|suppose|supposing|assuming|say|what about|how much|how long|when|could|can)\b/u

/** "And if we stop at epoch 10?", "what if early stopping ends it at 60 %": where; null: it is not asked. */
export function stopIn(line: string): SampledPoint | null {
  return supposes.test(line) ? pointOf(stops.exec(line)?.groups) : null
}

function pointOf(groups: Record<string, string | undefined> | undefined): SampledPoint | null {
  if (groups === undefined) return null
  const { named, at, atKilo, count, countKilo, noun, percent, half } = groups
  if (half !== undefined) return { unit: 'share', value: 1 / 2 }
  if (percent !== undefined) return { unit: 'share', value: Number(percent) / 100 }
  const value = typedNumber(at ?? count ?? '0', atKilo ?? countKilo ?? '')
  const unit = (named ?? noun ?? '').startsWith('ep') ? 'epoch' : 'step'
  return value > 0 ? { unit, value } : null
}

const brokeOff = new RegExp(
  String.raw`(?:\b(?:crash(?:ed|es)?|died|dies|failed|killed|interrupted|preempted|evicted)\b[^.;!?]{0,24}?|\b(?:stopped|halted)(?: on us| there)? (?:at|after|on) |\b(?:resum(?:e|es|ed|ing)|restart(?:ed|ing)?|continu(?:e|ed|ing))\b[^.;!?]{0,16}? (?:from|at|after) (?:the )?|\b(?:we|i|it|run|training|job)(?:'re| are|'m| am|'s| is) (?:now |currently |already )?(?:at|on|in|through|past) |\bnow (?:at|on) )(?<![\w.$€£])(?:${point})`,
  'u',
)
/** Another network, or one of before. */
const ofEarlierRun =
  /\b(?:last (?:time|year|week|month)|old|previous|other|yesterday's|back then|usually|always|util\w*|load|busy|v?ram|memory|usage|accuracy|m?ap|wer|loss|budget|discount|capacity)\b/u

/** "It died at step 1200, how much is left?", "we're at epoch 3 now": where it has got to. */
export function restIn(line: string): SampledProgress | null {
  if (!/\d|half|mid/u.test(line) || ofEarlierRun.test(line)) return null
  const each = epochTime.exec(line)
  const ofEpoch = each === null || line.includes('?') ? null : hoursOf(each[1] ?? each[3], each[2] ?? each[4])
  if (ofEpoch !== null) return { kind: 'epoch-time', hours: ofEpoch }
  const [, sofar, unit] = running.exec(line) ?? []
  const hours = hoursOf(sofar, unit)
  if (hours !== null && asksRest.test(line)) return { kind: 'running', hours }
  const [, done = '0', all = '0'] = stepOf.exec(line) ?? []
  const isPart = Number(done) > 0 && Number(done) < Number(all) && !/\b(?:if|stop|end|quit)\b/u.test(line)
  const share = isPart ? [null, String((Number(done) / Number(all)) * 100)] : shareDone.exec(line)
  const at =
    share === null ? pointOf(brokeOff.exec(line)?.groups) : ({ unit: 'share', value: Number(share[1]) / 100 } as const)
  if (at === null) return null
  const [, after, afterUnit, ahead, aheadUnit] = spentSofar.exec(line) ?? []
  return { kind: 'rest', at, hours: hoursOf(after ?? ahead, afterUnit ?? aheadUnit) }
}
const span = String.raw`(\d{1,4}(?:\.\d{1,2})?) ?(s|secs?|seconds?|m|mins?|minutes?|h|hrs?|hours?|days?)\b`
const epochTime = new RegExp(
  String.raw`\b(?:an?|each|every|one|per|the first) (?:epoch|pass) (?:takes?|took|is|needs?|runs?|lasts?)(?: (?:about|around|roughly|some))? ${span}|(?<![\w.])${span} ?(?:per|an?|each|every|\/) ?(?:epoch|pass)\b`,
  'u',
)
const running = new RegExp(
  String.raw`\b(?:running|going|training|at it|started)(?: now)?(?: (?:for|since|about|already)){0,2} ${span}`,
  'u',
)
const stepOf = /\b(?:steps?|epochs?|iter(?:ation)?s?) (\d{1,7}) ?(?:of|out of|\/) ?(\d{1,7})\b/u
const asksRest = /\b(?:how (?:much|long)|when|left|longer|remaining|to go|done|eta)\b/u
const shareDone = /(?<![\w.$€£])(\d{1,2}) ?(?:%|percent) (?:in|done|through|complete\w*|finished|of the way)\b/u
const spentSofar = new RegExp(
  String.raw`\b(?:after|in|took|within)(?: (?:about|around|just|only))? ${span}|(?<![\w.])${span} (?:in|so far|now|already)\b`,
  'u',
)

function hoursOf(digits: string | undefined, unit = ''): number | null {
  const value = Number(digits ?? 0)
  const each = unit.startsWith('s') ? 1 / 3600 : unit.startsWith('m') ? 1 / 60 : (hoursOfUnit(unit) ?? 1)
  return value > 0 ? value * each : null
}

const stepsPerSecond =
  /(?<![\w.])(\d{1,4}(?:\.\d{1,3})?) ?(?:its?|iters?|iterations?|steps?) ?(?:\/|per|a) ?s(?:ec(?:ond)?)?\b/u
const secondsPerStep =
  /(?<![\w.])(\d{1,4}(?:\.\d{1,3})?) ?(?:s|secs?|seconds?) ?(?:\/|per|a) ?(?:its?|iters?|iterations?|steps?)\b/u

/** "We're getting 2.1 it/s": a speed that is told and not asked of. */
export function paceIn(line: string, isAsked: boolean): SampledProgress | null {
  if (isAsked && !/\b(?:ok(?:ay)?|normal|slow|fast|fine|good|right|expected)\b/u.test(line)) return null
  if (/\b(?:should|claims?|paper|inference|old|other|previous|last (?:time|year|week))\b/u.test(line)) return null
  const rate = Number(stepsPerSecond.exec(line)?.[1] ?? 0)
  const each = Number(secondsPerStep.exec(line)?.[1] ?? 0)
  const value = rate > 0 ? rate : each > 0 ? 1 / each : 0
  return value > 0 ? { kind: 'pace', stepsPerSecond: value } : null
}
