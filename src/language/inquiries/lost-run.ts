/** "NaN at hour 31 of a 48 h run on 32 H100, how much is gone?": what a run took before it broke. */
import { hoursOfUnit } from '../../scenario/hours-of-time.ts'
import { collapseSpaces } from '../text/characters.ts'

export type LostRun = {
  /** Until it broke. */
  readonly hours: number
  /** Of those, what the last checkpoint holds; null: it is not said. */
  readonly savedHours: number | null
  /** There is no checkpoint. */
  readonly isUnsaved: boolean
  readonly isDiverged: boolean
  /** Without the times. */
  readonly rest: string
}

const diverged = /\b(?:nans?|diverg\w+|explod\w+|blew up|blown up|spiked|spike)\b/iu
const broke =
  /\b(?:nans?|diverg\w+|explod\w+|blew up|blown up|spiked|crash(?:ed|es)?|died|failed|killed|got killed|oom(?:ed|'d)?|evicted|preempted|broke|hung|lost)\b/iu
const asksForLoss =
  /\b(?:how (?:much|expensive|many (?:dollars|bucks))|cost (?:me|us|that)|what (?:did|does|have|has)|damage|in (?:dollars|money|usd)|what(?:'s| is) (?:gone|lost|wasted)|wasted?|burn(?:ed|t)?|lose|lost|loss in)\b/iu
const ofMoney =
  /\b(?:money|cost\w*|dollars?|bucks|usd|how (?:much|expensive)|burn(?:ed|t)?|wasted?|gone|lose|lost)\b|\$/iu
const unit = String.raw`(h|hrs?|hours?|d|days?)`
const number = String.raw`(\d{1,4}(?:\.\d{1,2})?)`
const forms = [
  // "At hr 31 of a 48hr run"
  String.raw`\b(?:at|in|after|by|on|around) (?:the )?(hr|hour|h|day) ?#?${number}\b(?: ?(?:of|out of|into|\/) ?(?:an? |the |our |my )?\d{1,4}(?:\.\d{1,2})?(?:[ -]?${unit}\b)?)?`,
  // "After 14h of 40h", "2 days into a 5 day training", "31 hours in"
  String.raw`(?:\bafter (?:about |around )?)?(?<![\w.])${number}[ -]?${unit} (?:in\b(?: to\b)?|into|of|out of)(?: (?:an?|the|our|my|its)? ?\d{1,4}(?:\.\d{1,2})?[ -]?${unit}\b)?`,
  String.raw`\bafter (?:about |around |some )?${number}[ -]?${unit}\b`,
].map((source) => new RegExp(source, 'iu'))
const savedForms = [
  String.raw`\b(?:last|latest|newest|good|saved|only) (?:good |saved )?(?:checkpoint|ckpt|save|snapshot)(?: (?:was|is|at|from|taken|saved|after|we have)){0,3} (?:(?:hr|hour|h) ?${number}\b(?! ?(?:before|earlier|ago|old))|${number}[ -]?${unit} (?:in\b|into))`,
  String.raw`\b(?:last|latest|newest|good|saved|only) (?:good |saved )?(?:checkpoint|ckpt|save|snapshot)(?: (?:was|is|at|from|taken|saved)){0,3} ${number}[ -]?${unit} (?:before|earlier|ago|old)`,
].map((source) => new RegExp(source, 'iu'))
const unsaved =
  /\b(?:no|without|never|zero|forgot) (?:\w{1,8} ){0,3}(?:checkpoints?|ckpts?|saves?|saving|snapshots?)\b/iu
const longest = 300

/** Null where no time until it broke is told, or nobody asks what that costs. */
export function lostRunIn(text: string): LostRun | null {
  if (text.length > longest || !broke.test(text) || !asksForLoss.test(text) || !ofMoney.test(text)) return null
  const [savedAt, savedAgo] = savedForms
  const at = savedAt?.exec(text) ?? null
  const ago = at === null ? (savedAgo?.exec(text) ?? null) : null
  const without = collapseSpaces(text.replace(at?.[0] ?? ago?.[0] ?? '', ' '))
  const [first, second, third] = forms
  const named = first?.exec(without) ?? null
  const counted = named === null ? (second?.exec(without) ?? third?.exec(without) ?? null) : null
  const told = named ?? counted
  if (told === null) return null
  const [ofUnit = '', digits] = named === null ? [counted?.[2], counted?.[1]] : [named[1], named[2]]
  const hours = Number(digits) * (hoursOfUnit(ofUnit) ?? 1)
  const since = Number(ago?.[1] ?? NaN) * (hoursOfUnit(ago?.[2] ?? '') ?? 1)
  const saved = at !== null ? Number(at[1] ?? at[2]) * (hoursOfUnit(at[3] ?? 'h') ?? 1) : hours - since
  if (!(hours > 0)) return null
  return {
    hours,
    savedHours: saved >= 0 && saved < hours ? saved : null,
    isUnsaved: unsaved.test(text),
    isDiverged: diverged.test(text),
    rest: collapseSpaces(without.replace(told[0], ' ')),
  }
}
