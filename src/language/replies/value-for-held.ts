/**
 * "Hmm 40$" below a budget of $60, "8192 is better", "16 was too weak, 64", "it's 150M, missed a zero": a number in the place of
 * one that the plan holds, with hardly a word of what it is of.
 */
import type { Spec, SpecField } from '../../scenario/scenario.ts'
import { formatExact } from '../../scenario/format-values.ts'
import { amendWith } from './amendment.ts'
import { type NumericField, given, numericFields } from './numeric-fields.ts'
import type { Amended } from './reply-act.ts'
import type { Reply } from './reply-input.ts'

const number = String.raw`(?<digits>\d[\d,]{0,11}(?:\.\d{1,2})?) ?(?<magnitude>k|m|b)?`
const lone = new RegExp(
  String.raw`^(?<opening>(?:(?:hm+|ok|okay|well|ah|so|then|rather|better|nah|actually|sorry|no|make it)[,. ]+){0,2})(?<sign>\$ ?)?${number}(?<unit> ?(?:\$|dollars?|bucks|usd))?(?<ending>(?: (?:is|would be|will be|sounds|looks|seems))?(?: (?:better|then|instead|rather|max))+)?[.! ]*$`,
  'u',
)
const notEnough = new RegExp(
  String.raw`^(?:r ?|rank |seq |batch |ctx )?(?<held>\d[\d,]{0,8}k?) (?:was|is|were|seems|proved|felt) (?:way |much |far |a bit |just )?too (?:weak|small|low|little|short|big|high|large|much|long|few)[^,;:.\d?]{0,40}[,;:.] ?(?:(?:so|make it|now|try|use|take|rather|let's do) ){0,2}${number}[.! ]*$`,
  'u',
)
const zeroSlip =
  /\b(?:(?:missed|forgot|dropped|lost|left (?:out|off)|skipped|mistyped) (?:a|one|the) zero|(?:a|one) zero (?:is |was |got )?(?:missing|too (?:few|many|much)|lost)|(?:one|an?) (?:extra )?zero too (?:few|many|much)|(?:an?|one) extra zero|off by a zero)\b/u
const everyNumber = new RegExp(String.raw`(?<![\w.,])${number}(?![\w])`, 'gu')
const [maxTimes, leastMeant, zero] = [4, 30, 10]

/** Fields whose numbers nobody mistakes for another thing, where they were set last. */
const alone: ReadonlySet<SpecField> = new Set(['budgetUsd', 'sequenceLength', 'loraRank'])

/** Null where no number stands for one that holds, or for more than one. */
export const valueForHeld = (reply: Reply): Amended | null =>
  ofZeroSlip(reply) ?? ofNotEnough(reply) ?? ofLoneNumber(reply)

/** "It's 150M, missed a zero" of a plan of 15M tokens: ten times as much of what holds, whatever it could be of. */
export function ofZeroSlip(reply: Reply): Amended | null {
  if (!zeroSlip.test(reply.line)) return null
  const values = [...reply.line.matchAll(everyNumber)].map(({ groups = {} }) => valueOf(groups, reply))
  const { spec } = reply.scenario
  const found = values.flatMap((value) =>
    numericFields.filter(({ field }) => isTenfold(value, spec, field)).map((field) => ({ field, value })),
  )
  const [first, ...others] = found
  return first === undefined || others.length > 0 ? null : set(reply, first.field, first.value)
}

const isTenfold = (value: number, spec: Spec, field: SpecField): boolean => {
  const held = heldOf(spec, field)
  return held !== null && (value === held * zero || value * zero === held)
}

function ofNotEnough(reply: Reply): Amended | null {
  const found = notEnough.exec(reply.line)?.groups
  if (found === undefined) return null
  const held = Number((found['held'] ?? '').replace(/k$/u, '000').replaceAll(',', ''))
  const [field, ...others] = numericFields.filter((one) => heldOf(reply.scenario.spec, one.field) === held)
  return field === undefined || others.length > 0 ? null : set(reply, field, valueOf(found, reply))
}

function ofLoneNumber(reply: Reply): Amended | null {
  const found = lone.exec(reply.line)?.groups
  if (found === undefined) return null
  const { opening = '', sign, unit, ending = '' } = found
  const value = valueOf(found, reply)
  const { spec } = reply.scenario
  const isNear = (field: SpecField): boolean => {
    const held = heldOf(spec, field)
    return held !== null && value !== held && value <= held * maxTimes && held <= value * maxTimes
  }
  if (sign !== undefined || unit !== undefined) {
    const isSaid = reply.lastChanged.includes('budgetUsd') || opening !== '' || ending !== ''
    const budget = numericFields.find(({ field }) => field === 'budgetUsd')
    return isSaid && budget !== undefined && isNear('budgetUsd') ? set(reply, budget, value) : null
  }
  if (opening === '' && ending === '') return null
  const [field, ...others] = numericFields.filter((one) => alone.has(one.field) && isNear(one.field))
  if (field === undefined || others.length > 0 || value < leastMeant) return null
  const isLast = reply.lastChanged.length === 1 && reply.lastChanged[0] === field.field
  return isLast || /\bbetter\b/u.test(ending) ? set(reply, field, value) : null
}

const heldOf = (spec: Spec, field: SpecField): number | null => {
  const value = spec[field]
  return typeof value === 'number' ? value : null
}

const valueOf = (groups: Readonly<Record<string, string | undefined>>, { vocabulary }: Reply): number =>
  Number((groups['digits'] ?? '').replaceAll(',', '')) * (vocabulary.magnitudes.get(groups['magnitude'] ?? '') ?? 1)

function set(reply: Reply, { field, measure, noun }: NumericField, value: number): Amended | null {
  const words = field === 'tokens' ? `${formatExact(value)} tokens` : `${noun} ${formatExact(value)}`
  const act = amendWith(reply, given(words, field === 'tokens' ? 'tokens' : measure, value))
  return act.kind === 'amended' && act.changed.includes(field) ? act : null
}
