/** A reply in the thread of an answer: an amendment, a question, a command, a report, or talk between people. */
import { casual, setAgainst } from './casual.ts'
import { compose } from './compose.ts'
import { assemble } from './assemble.ts'
import { type Composition, ofRole } from './claims.ts'
import { alternativesIn } from './compare.ts'
import type { Amendment } from './amendment.ts'
import { controlIn } from './controls.ts'
import { fileWish } from './file-wishes.ts'
import { normalise } from './normalise.ts'
import { problemOf } from './parse.ts'
import type { Problem } from './problem.ts'
import { questionIn } from './questions.ts'
import { type Reading, read } from './read.ts'
import { applyChanges } from './relative.ts'
import { logIn, measured, reportIn } from './reports.ts'
import { statedIn } from './stated.ts'
import { isKind } from './sense.ts'
import { inLight } from './recent.ts'
import { type Field, type Scenario, type Spec, fieldsChanged } from './spec.ts'
import { quoted } from './spell.ts'
import { faultUnknown, wordsOf, type Understanding } from './understand.ts'
import { isTypo, isWhole } from './turn.ts'
import { vagueWish } from './vague.ts'
import type { Vocabulary } from './vocabulary.ts'

export type AmendOptions = {
  /** The bot was mentioned, or it is a direct message: then there is always an answer. */
  readonly addressed?: boolean
  /** What the last answer chose where nothing was asked for: "twice the GPUs" means twice these. */
  readonly shown?: Partial<Spec>
  /** The fields that were changed last: what a lone number may be of. */
  readonly recent?: readonly Field[]
}

/** Talk is longer than this; a turn is not. */
const longestTurn = 600

/** Reads a reply in a thread whose scenario is `scenario`. `today` is an ISO date. Never throws. */
export function amend(
  scenario: Scenario,
  typed: string,
  vocabulary: Vocabulary,
  today: string,
  options: AmendOptions = {},
): Amendment {
  const isAddressed = options.addressed === true
  const log = logIn(typed)
  if (log !== null) return log
  const text = casual(typed)
  if (text.length > longestTurn) return isAddressed ? { kind: 'problem', problem: tooLong } : { kind: 'ignored' }
  const plain = normalise(text).text
  const control = controlIn(plain)
  if (control !== null) return { kind: 'control', ...control }
  const file = fileWish(plain)
  if (file !== null) return { kind: 'file', file }
  const vague = vagueWish(plain)
  if (vague !== null) return { kind: 'problem', problem: vague }
  const alone = inLight(plain, scenario, options.recent ?? [])
  if (alone !== null && 'open' in alone) return { kind: 'problem', problem: openFactor(alone.open) }
  if (alone !== null) return amendWith(scenario, alone.text, vocabulary, today, { ...options, addressed: true })
  const reading = read(text, vocabulary, today)
  const report = reportIn(reading)
  if (report !== null) return report
  const stated = statedIn(plain, reading.marks, reading.tokens)
  if (stated !== null) return 'kind' in stated ? stated : measured(stated)
  const turn = (part: string): Amendment =>
    amendWith(scenario, part, vocabulary, today, { ...options, addressed: true })
  const alternatives = alternativesIn(plain, scenario, turn)
  if (alternatives !== null) {
    if ('alternatives' in alternatives) return { kind: 'control', control: 'compare', ...alternatives }
    return isAddressed || alternatives.isClear
      ? { kind: 'problem', problem: alternatives.problem }
      : { kind: 'ignored' }
  }
  const composition = compose(reading, 'thread')
  const question = questionIn(reading, composition.claims, wordsOf(reading), isAddressed)
  if (question !== null) return question
  const amendment = amendWith(scenario, text, vocabulary, today, options, { reading, composition })
  return amendment.kind === 'amended' ? amendment : (corrected(text, turn) ?? amendment)
}

/** A text that has been read already. */
type Known = { readonly reading: Reading; readonly composition: Composition }

/** "13b not 70b": the first is meant, where the second is what holds now. */
function corrected(text: string, turn: (part: string) => Amendment): Amendment | null {
  const parts = setAgainst(text)
  if (parts === null) return null
  const [wanted, not] = [turn(parts.wanted), turn(parts.not)]
  const isNow = not.kind === 'amended' && not.changed.every((field) => field === 'model')
  return wanted.kind === 'amended' && wanted.changed.length > 0 && isNow ? wanted : null
}

function amendWith(
  scenario: Scenario,
  text: string,
  vocabulary: Vocabulary,
  today: string,
  options: AmendOptions,
  known?: Known,
): Amendment {
  const isAddressed = options.addressed === true
  const understanding = drafted(scenario, text, vocabulary, today, options, known)
  const { draft, claims, leftover } = understanding
  const wholeness = isWhole(understanding)
  if (claims.length === 0 && leftover.length === 0)
    return isAddressed ? { kind: 'problem', problem: nothingAsked } : { kind: 'ignored' }
  const isClear = wholeness === 'whole' || (wholeness === 'but-one' && isTypo(understanding, vocabulary))
  if (!isClear && !isAddressed) return { kind: 'ignored' }
  if (claims.length === 0 && leftover.every((mark) => isKind(mark, 'amount')) && !isAddressed)
    return { kind: 'ignored' }
  faultUnknown(understanding, vocabulary)
  if (draft.faults.length > 0) {
    const isUnderstood = (candidate: string): boolean => {
      const tried = drafted(scenario, candidate, vocabulary, today, options)
      return (
        tried.claims.length > 0 &&
        tried.leftover.length === 0 &&
        tried.draft.faults.length === 0 &&
        isWhole(tried) === 'whole'
      )
    }
    const problem = problemOf(text, draft, isUnderstood, turnExamples)
    return { kind: 'problem', problem }
  }
  const amended = extended(scenario, draft.finish(), text, vocabulary)
  return { kind: 'amended', scenario: amended, changed: fieldsChanged(amended.spec, scenario.spec) }
}

/** "also on GCP", "H100 too": beside what was asked for before, not instead of it. */
function extended(before: Scenario, after: Scenario, text: string, { gpus: known }: Vocabulary): Scenario {
  if (!/^\W*(?:also|or|plus|add)\b|\b(?:also|too|as well)\W*$/i.test(text)) return after
  const union = (one: string[] | null, other: string[] | null): string[] | null =>
    one === null || other === null ? other : [...new Set([...one, ...other])]
  const { gpus, providers } = before.spec
  const all = union(gpus, after.spec.gpus)
  const inOrder = all === null ? null : [...known.byId.keys()].filter((id) => all.includes(id))
  const spec = { ...after.spec, gpus: inOrder, providers: union(providers, after.spec.providers) }
  return { ...after, spec }
}

function drafted(
  scenario: Scenario,
  text: string,
  vocabulary: Vocabulary,
  today: string,
  { shown = {} }: AmendOptions,
  known?: Known,
): Understanding {
  const reading = known?.reading ?? read(text, vocabulary, today)
  const { claims: all, leftover } = known?.composition ?? compose(reading, 'thread')
  const words = wordsOf(reading)
  // "would LoRA be cheaper?" asks for LoRA, not for the cheapest plan.
  const isAsked = /^\W*(?:so |and |but )?(?:would|will)\b/i.test(reading.plain.text)
  const others = all.filter((claim) => !(claim.role === 'term' && claim.field === 'objective'))
  const claims = isAsked && others.length > 0 ? others : all
  const draft = assemble(claims, vocabulary, words, scenario)
  if (
    ofRole(claims, 'scale').length > 0 ||
    ofRole(claims, 'quantity').some(({ amount }) => amount.change !== undefined)
  ) {
    applyChanges(draft, claims, shown, vocabulary)
  }
  return { reading, claims, leftover, draft, words }
}

const turnExamples = ['4-bit', 'on 8 H100s', 'under $500'] as const

const openFactor = (words: string): Problem => ({
  kind: 'unknown',
  message: `${quoted(words)} of what? Say it, such as “twice the data”, “half the GPUs” or “half the budget”.`,
  terms: [words],
  suggestions: ['twice the data', 'half the data'],
})

const nothingAsked: Problem = {
  kind: 'nothing',
  message:
    'I did not find a change or a question in that. Say what to change, such as “4-bit”, “on 8 H100s” or “under $500”, or ask “show the math”.',
  terms: [],
  suggestions: [...turnExamples],
}

const tooLong: Problem = {
  kind: 'bad-value',
  message: `A reply is read up to ${longestTurn} characters: say the change in a line, such as “4-bit” or “on 8 H100s”.`,
  terms: [],
  suggestions: [...turnExamples],
}
