/** Changes of the plan: every word of the reply is one of the language, and together they set fields. */
import type { Problem } from '../../scenario/problem.ts'
import { type Scenario, type SpecField, changedFields } from '../../scenario/scenario.ts'
import { standsIn } from '../grammar/clause.ts'
import { clausesOf } from '../grammar/clauses.ts'
import { type PresetPhrase, placePresets } from '../grammar/preset-slots.ts'
import { isKind } from '../lexicon/meanings.ts'
import type { Vocabulary } from '../lexicon/vocabulary.ts'
import { toProblem } from '../resolution/draft-problem.ts'
import type { Draft } from '../resolution/scenario-draft.ts'
import type { Understanding } from '../resolution/understanding.ts'
import { canIgnore } from '../resolution/ignorable-words.ts'
import { ignoredWords, unusedWords, withUnused } from '../resolution/unused-words.ts'
import { addUnrecognizedIssues } from '../resolution/unrecognized-issues.ts'
import { rawSpan } from '../text/normalize.ts'
import { withAddedChoices } from './added-choices.ts'
import { coverageOf, isTypo } from './amendment-coverage.ts'
import { withFewerGpus } from './fewer-gpus.ts'
import { confirmationOf } from './confirmation.ts'
import type { AmendmentAct } from './reply-act.ts'
import { type ReplyCandidate, wholeReply } from './reply-candidate.ts'
import { replyExamples } from './reply-examples.ts'
import type { Reply } from './reply-input.ts'

/** The reply as an amendment that can be carried out. */
export function readAmendment(reply: Reply): ReplyCandidate | null {
  const { amendment: act } = reply
  if (act.kind === 'amended' && isUnlikelyData(act.scenario, reply))
    return wholeReply(reply, confirmationOf(reply, act.scenario, act.changed), 'would change the data beyond belief')
  if (act.kind === 'amended' && !reply.isAddressed && isConclusion(reply, act))
    return wholeReply(reply, confirmationOf(reply, act.scenario, act.changed), 'may conclude rather than wish')
  return act.kind === 'amended'
    ? { act: withFewerGpus(reply, act), span: slotSpan(reply), reason: 'changes the plan' }
    : null
}

/** "So about 20 bucks": may be what something comes to. */
const isConclusion = ({ line }: Reply, { changed }: { readonly changed: readonly SpecField[] }): boolean =>
  changed.length === 1 &&
  (changed[0] === 'budgetUsd' || changed[0] === 'deadlineHours') &&
  /^(?:so|that(?:'s|s| is| makes| would be)|which (?:is|makes))[ ,]/u.test(line) &&
  !/\b(?:under|below|max|limit|budget|cap|at most|within|by|less than|no more|only|need|must|needs|have|deadline|make it|keep)\b|[<≤]/u.test(
    line,
  )

/** "Passages are ~200 tokens, queries ~20" of millions of pairs: a number was likely of something else. */
export function isUnlikelyData({ spec: { tokens } }: Scenario, { scenario, line, understanding }: Reply): boolean {
  const before = scenario.spec.tokens
  if (tokens === null || before === null || before / tokens < maxDataFactor) return false
  return (
    !/\bexamples\b/u.test(line) &&
    understanding.slots.some(
      (slot) => slot.role === 'quantity' && slot.measure === 'examples' && slot.amount.value < minExamples,
    )
  )
}
/** Fewer are hardly data, where there were so many times more. */
const minExamples = 1000
const maxDataFactor = 2000

/** The reply as an amendment that cannot be carried out, or as talk. */
export function readRefusedAmendment(reply: Reply): ReplyCandidate {
  const { amendment: act } = reply
  return act.kind === 'problem'
    ? { act, span: slotSpan(reply), reason: 'would change the plan, and cannot' }
    : wholeReply(reply, act, 'is talk')
}

/** A part of a reply, read as an amendment that is asked of the app. */
export const amend = (reply: Reply, text: string): AmendmentAct => changeIn(reply, text, reply.understand(text), true)

/** What a reply stands for, as slots: an amendment without words of its own. */
export function amendWith(reply: Reply, given: PresetPhrase): AmendmentAct {
  const { draft } = reply.understand('', placePresets([given]))
  if (draft.issues.length > 0) return { kind: 'problem', problem: problemOf(reply, given.words, draft) }
  const scenario = draft.finish()
  return { kind: 'amended', scenario, changed: changedFields(scenario.spec, reply.scenario.spec) }
}

/** Where the words that set fields stand in what was typed. */
function slotSpan({ typed, understanding: { slots, recognized } }: Reply): ReplyCandidate['span'] {
  const [from, to] = [Math.min(...slots.map((slot) => slot.from)), Math.max(...slots.map((slot) => slot.to))]
  const [first, last] = [recognized.tokens[from], recognized.tokens[to - 1]]
  if (first === undefined || last === undefined) return { start: 0, end: typed.length }
  return rawSpan(recognized.normalized, first.start, last.end)
}

/** What `text`, understood as `understanding`, changes in the scenario that a reply speaks of. `line`: with what stands beside it. */
export function changeIn(
  reply: Pick<Reply, 'scenario' | 'vocabulary' | 'understand'>,
  text: string,
  understanding: Understanding,
  isAddressed: boolean,
  line = text,
): AmendmentAct {
  const { scenario, vocabulary } = reply
  const { draft, slots, unrecognized } = understanding
  const coverage = coverageOf(understanding, vocabulary)
  if (slots.length === 0 && unrecognized.length === 0)
    return isAddressed ? { kind: 'problem', problem: nothingAskedProblem } : { kind: 'ignored' }
  const isClear = coverage === 'whole' || (coverage === 'but-one' && isTypo(understanding, vocabulary))
  if (!isClear && !isAddressed) return { kind: 'ignored' }
  if (!isAddressed && isOffPlan(understanding, vocabulary)) return { kind: 'ignored' }
  if (slots.length === 0 && unrecognized.every((mention) => isKind(mention, 'amount')) && !isAddressed)
    return { kind: 'ignored' }
  const leftOut = isAddressed && unrecognized.length > 0 ? withoutLeftOut(understanding, scenario, vocabulary) : null
  if (leftOut !== null) return leftOut
  addUnrecognizedIssues(understanding, vocabulary)
  if (draft.issues.length > 0) return { kind: 'problem', problem: problemOf(reply, line, draft) }
  const used = withUnused(draft.finish(), unusedWords(understanding))
  const amended = withAddedChoices(scenario, used, understanding, vocabulary)
  return { kind: 'amended', scenario: amended, changed: changedFields(amended.spec, scenario.spec) }
}

/** "Chinchilla would say 26B": all of it is somebody else's, or of the past; what is imagined is asked as "what if". */
export function isOffPlan({ slots, recognized }: Understanding, { clauseCues }: Vocabulary): boolean {
  const clauses = clausesOf(recognized, clauseCues).filter(({ isOffPlan: isOff, isImagined }) => isOff && !isImagined)
  return slots.length > 0 && clauses.length > 0 && slots.every(({ from }) => standsIn(clauses, from))
}

/** What keeps `text` from being carried out, with suggestions that are understood. */
function problemOf(
  { vocabulary, understand }: Pick<Reply, 'vocabulary' | 'understand'>,
  text: string,
  draft: Draft,
): Problem {
  const isUnderstood = (candidate: string): boolean => {
    const tried = understand(candidate)
    return (
      tried.slots.length > 0 &&
      tried.unrecognized.length === 0 &&
      tried.draft.issues.length === 0 &&
      coverageOf(tried, vocabulary) === 'whole'
    )
  }
  return toProblem(text, draft, isUnderstood, { replyExamples })
}

/** What is understood of a reply to the app, where the rest can be left out; the rest is named. */
function withoutLeftOut(understanding: Understanding, scenario: Scenario, vocabulary: Vocabulary): AmendmentAct | null {
  const { draft, slots } = understanding
  if (draft.issues.length > 0 || slots.every(({ role }) => role === 'remark') || !canIgnore(understanding, vocabulary))
    return null
  const used = withUnused(draft.finish(), ignoredWords(understanding))
  const amended = withAddedChoices(scenario, used, understanding, vocabulary)
  const changed = changedFields(amended.spec, scenario.spec)
  return changed.length === 0 ? null : { kind: 'amended', scenario: amended, changed }
}

const nothingAskedProblem: Problem = {
  kind: 'nothing',
  message:
    'I did not find a change or a question in that. Say what to change, such as “4-bit”, “on 8 H100s” or “under $500”, or ask “show the math”.',
  terms: [],
  suggestions: [...replyExamples],
}
