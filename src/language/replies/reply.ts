/** A reply in the thread of an answer: an amendment, a question, a command, a report, or talk between people. */
import { rewriteColloquialisms, contrastIn } from './colloquialisms.ts'
import { applyGrammar } from '../grammar/grammar.ts'
import { resolveSlots } from '../resolution/resolve.ts'
import { type GrammarResult, slotsOf } from '../grammar/slots.ts'
import { comparisonIn } from './comparison.ts'
import type { ReplyAct } from './reply-act.ts'
import { controlIn } from './controls.ts'
import { exportFormatIn } from './export-requests.ts'
import { normalize } from '../text/normalize.ts'
import { toProblem } from '../command.ts'
import type { Problem } from '../../scenario/problem.ts'
import { questionIn } from '../questions/question.ts'
import { type RecognizedText, recognize, wordsIn } from '../recognizers/recognize.ts'
import { applyRelativeChanges } from '../resolution/relative-changes.ts'
import { trainerLogIn, measuredReport, reportIn } from './reported-results.ts'
import { reportedFactIn } from './reported-facts.ts'
import { isKind } from '../lexicon/senses.ts'
import { resolveEllipsis } from './ellipsis.ts'
import { type SpecField, type Scenario, type Spec, changedFields } from '../../scenario/scenario.ts'
import { quoted } from '../../scenario/format-values.ts'
import { addUnrecognizedIssues, type Understanding } from '../pipeline.ts'
import { isTypo, coverageOf } from './amendment-coverage.ts'
import { underspecifiedChangeIn } from './underspecified-changes.ts'
import type { Vocabulary } from '../lexicon/vocabulary.ts'

export type ReplyOptions = {
  /** The bot was mentioned, or it is a direct message: then there is always an answer. */
  readonly isAddressed?: boolean
  /** What the last answer chose where nothing was asked for: "twice the GPUs" means twice these. */
  readonly lastPlan?: Partial<Spec>
  /** The fields that were changed last: what a lone number may be of. */
  readonly lastChanged?: readonly SpecField[]
}

/** Talk is longer than this; a turn is not. */
const maxReplyLength = 600

/** Reads a reply in a thread whose scenario is `scenario`. `today` is an ISO date. Never throws. */
export function readReply(
  scenario: Scenario,
  typed: string,
  vocabulary: Vocabulary,
  today: string,
  options: ReplyOptions = {},
): ReplyAct {
  const isAddressed = options.isAddressed === true
  const trainerLogReport = trainerLogIn(typed)
  if (trainerLogReport !== null) return trainerLogReport
  const text = rewriteColloquialisms(typed)
  if (text.length > maxReplyLength)
    return isAddressed ? { kind: 'problem', problem: tooLongProblem } : { kind: 'ignored' }
  const plain = normalize(text).text
  const control = controlIn(plain)
  if (control !== null) return { kind: 'control', ...control }
  const exportFormat = exportFormatIn(plain, vocabulary.replyWords.export)
  if (exportFormat !== null) return { kind: 'file', file: exportFormat }
  const underspecified = underspecifiedChangeIn(plain)
  if (underspecified !== null) return { kind: 'problem', problem: underspecified }
  const ellipsis = resolveEllipsis(plain, scenario, options.lastChanged ?? [], vocabulary.magnitudes)
  if (ellipsis !== null && 'open' in ellipsis) return { kind: 'problem', problem: openFactorProblem(ellipsis.open) }
  if (ellipsis !== null)
    return readAmendment(scenario, ellipsis.text, vocabulary, today, { ...options, isAddressed: true })
  const recognized = recognize(text, vocabulary, today)
  const report = reportIn(recognized, vocabulary.replyWords)
  if (report !== null) return report
  const reportedFact = reportedFactIn(plain, recognized.mentions, recognized.tokens)
  if (reportedFact !== null) return 'kind' in reportedFact ? reportedFact : measuredReport(reportedFact)
  const readPart = (part: string): ReplyAct =>
    readAmendment(scenario, part, vocabulary, today, { ...options, isAddressed: true })
  const comparison = comparisonIn(plain, scenario, readPart)
  if (comparison !== null) {
    if ('alternatives' in comparison) return { kind: 'control', control: 'compare', ...comparison }
    return isAddressed || comparison.isClear ? { kind: 'problem', problem: comparison.problem } : { kind: 'ignored' }
  }
  const grammarResult = applyGrammar(recognized, 'thread')
  const question = questionIn(recognized, grammarResult.slots, vocabulary, isAddressed)
  if (question !== null) return question
  const act = readAmendment(scenario, text, vocabulary, today, options, { recognized, grammarResult })
  return act.kind === 'amended' ? act : (resolveContrast(text, readPart) ?? act)
}

/** A text that has been read already. */
type ReplyAnalysis = { readonly recognized: RecognizedText; readonly grammarResult: GrammarResult }

/** "13b not 70b": the first is meant, where the second is what holds now. */
function resolveContrast(text: string, readPart: (part: string) => ReplyAct): ReplyAct | null {
  const contrast = contrastIn(text)
  if (contrast === null) return null
  const [wanted, rejected] = [readPart(contrast.wanted), readPart(contrast.rejected)]
  const isCurrent = rejected.kind === 'amended' && rejected.changed.every((field) => field === 'model')
  return wanted.kind === 'amended' && wanted.changed.length > 0 && isCurrent ? wanted : null
}

function readAmendment(
  scenario: Scenario,
  text: string,
  vocabulary: Vocabulary,
  today: string,
  options: ReplyOptions,
  analysis?: ReplyAnalysis,
): ReplyAct {
  const isAddressed = options.isAddressed === true
  const understanding = draftReply(scenario, text, vocabulary, today, options, analysis)
  const { draft, slots, unrecognized } = understanding
  const coverage = coverageOf(understanding, vocabulary)
  if (slots.length === 0 && unrecognized.length === 0)
    return isAddressed ? { kind: 'problem', problem: nothingAskedProblem } : { kind: 'ignored' }
  const isClear = coverage === 'whole' || (coverage === 'but-one' && isTypo(understanding, vocabulary))
  if (!isClear && !isAddressed) return { kind: 'ignored' }
  if (slots.length === 0 && unrecognized.every((mention) => isKind(mention, 'amount')) && !isAddressed)
    return { kind: 'ignored' }
  addUnrecognizedIssues(understanding, vocabulary)
  if (draft.issues.length > 0) {
    const isUnderstood = (candidate: string): boolean => {
      const tried = draftReply(scenario, candidate, vocabulary, today, options)
      return (
        tried.slots.length > 0 &&
        tried.unrecognized.length === 0 &&
        tried.draft.issues.length === 0 &&
        coverageOf(tried, vocabulary) === 'whole'
      )
    }
    const problem = toProblem(text, draft, isUnderstood, replyExamples)
    return { kind: 'problem', problem }
  }
  const amended = addToChoices(scenario, draft.finish(), text, vocabulary)
  return { kind: 'amended', scenario: amended, changed: changedFields(amended.spec, scenario.spec) }
}

/** "also on GCP", "H100 too": beside what was asked for before, not instead of it. */
function addToChoices(before: Scenario, after: Scenario, text: string, { gpus: gpuLexicon }: Vocabulary): Scenario {
  if (!/^\W*(?:also|or|plus|add)\b|\b(?:also|too|as well)\W*$/i.test(text)) return after
  const union = (one: string[] | null, other: string[] | null): string[] | null =>
    one === null || other === null ? other : [...new Set([...one, ...other])]
  const { gpus, providers } = before.spec
  const all = union(gpus, after.spec.gpus)
  const inOrder = all === null ? null : [...gpuLexicon.byId.keys()].filter((id) => all.includes(id))
  const spec = { ...after.spec, gpus: inOrder, providers: union(providers, after.spec.providers) }
  return { ...after, spec }
}

function draftReply(
  scenario: Scenario,
  text: string,
  vocabulary: Vocabulary,
  today: string,
  { lastPlan = {} }: ReplyOptions,
  analysis?: ReplyAnalysis,
): Understanding {
  const recognized = analysis?.recognized ?? recognize(text, vocabulary, today)
  const { slots: allSlots, unrecognized } = analysis?.grammarResult ?? applyGrammar(recognized, 'thread')
  const wordsAt = wordsIn(recognized)
  // "would LoRA be cheaper?" asks for LoRA, not for the cheapest plan.
  const isQuestion = /^\W*(?:so |and |but )?(?:would|will)\b/i.test(recognized.normalized.text)
  const otherSlots = allSlots.filter((slot) => !(slot.role === 'field-value' && slot.field === 'objective'))
  const slots = isQuestion && otherSlots.length > 0 ? otherSlots : allSlots
  const draft = resolveSlots(slots, vocabulary, wordsAt, scenario)
  if (
    slotsOf(slots, 'scale').length > 0 ||
    slotsOf(slots, 'quantity').some(({ amount }) => amount.change !== undefined)
  ) {
    applyRelativeChanges(draft, slots, lastPlan, vocabulary)
  }
  return { recognized, slots, unrecognized, draft, wordsAt }
}

const replyExamples = ['4-bit', 'on 8 H100s', 'under $500'] as const

const openFactorProblem = (words: string): Problem => ({
  kind: 'unknown',
  message: `${quoted(words)} of what? Say it, such as “twice the data”, “half the GPUs” or “half the budget”.`,
  terms: [words],
  suggestions: ['twice the data', 'half the data'],
})

const nothingAskedProblem: Problem = {
  kind: 'nothing',
  message:
    'I did not find a change or a question in that. Say what to change, such as “4-bit”, “on 8 H100s” or “under $500”, or ask “show the math”.',
  terms: [],
  suggestions: [...replyExamples],
}

const tooLongProblem: Problem = {
  kind: 'bad-value',
  message: `A reply is read up to ${maxReplyLength} characters: say the change in a line, such as “4-bit” or “on 8 H100s”.`,
  terms: [],
  suggestions: [...replyExamples],
}
