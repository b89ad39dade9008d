/** The issues of a draft as one problem, with texts to type instead. */
import type { Problem, ProblemKind } from '../../scenario/problem.ts'
import type { DraftIssue } from '../../scenario/scenario-draft.ts'
import type { Draft } from './scenario-draft.ts'
import { acceptedSuggestions, completedFrom, exampleCommands, repairCandidates } from './suggestions.ts'

const kindsByPriority: readonly ProblemKind[] = ['unknown', 'conflict', 'bad-value', 'missing-model', 'missing-data']

/** What a problem is told with. */
type ProblemContext = {
  /** What to suggest in a thread. */
  readonly replyExamples?: readonly string[]
  /** What was read of the text, as a text. */
  readonly described?: string
  /** Beside what was read stand words of a sentence: with a model or data behind it, it would ask something else. */
  readonly isSentence?: boolean
  /** A model is named that the catalog lacks: one that it has may stand in its place. */
  readonly isNamed?: boolean
}

/** The issues of the gravest kind as one problem, with suggestions. */
export function toProblem(
  text: string,
  draft: Draft,
  accepts: (text: string) => boolean,
  { replyExamples = [], described = '', isNamed = false, isSentence = false }: ProblemContext = {},
): Problem {
  const tried = new Map<string, boolean>()
  const isUnderstood = (candidate: string): boolean => {
    const result = tried.get(candidate) ?? accepts(candidate)
    tried.set(candidate, result)
    return result
  }
  const kind = kindsByPriority.find((one) => draft.issues.some((issue) => issue.kind === one)) ?? 'unknown'
  const reported = withoutRepeats(draft.issues.filter((issue) => issue.kind === kind))
  // A text that is wrong in many places is not repaired by changing one.
  const isHopeless = draft.issues.length > maxRepairable
  // Words of which nothing is used are no part of an example.
  const isCompletable = replyExamples.length === 0 && (kind !== 'unknown' || !draft.isEmpty || isNamed)
  const lacks = { model: draft.get('params') === null, data: draft.get('tokens') === null }
  const suggestions = acceptedSuggestions(
    isHopeless ? [] : repairCandidates(text, draft.issues, isUnderstood, isCompletable, lacks),
    isUnderstood,
  )
  const ofDescribed = (): readonly string[] =>
    described === '' ? [] : acceptedSuggestions(completedFrom(described, isUnderstood, lacks), isUnderstood)
  // A sentence given back without its unknown words is hardly typed again: what was read of it is.
  const isUnrepaired =
    kind === 'unknown' && text.length > longText && draft.issues.every(({ alternatives }) => alternatives.length === 0)
  const isIncomplete = isSentence && kind.startsWith('missing-') && reported.every(({ terms }) => terms.length === 0)
  const isBrief = replyExamples.length === 0 && suggestions.length > 0 && (isUnrepaired || isIncomplete)
  const brief = !isBrief ? [] : described === '' && isIncomplete ? [exampleCommands[0]] : ofDescribed()
  // What was read of the text is nearer to what was asked than an example of another job.
  const fallback = (): readonly string[] => {
    if (replyExamples.length > 0) return replyExamples
    const read = ofDescribed()
    return read.length > 0 ? read : [exampleCommands[0]]
  }
  return {
    kind,
    message: reported
      .slice(0, 3)
      .map(({ sentence }) => sentence)
      .join(' '),
    terms: [...new Set(reported.flatMap(({ terms }: DraftIssue) => terms))],
    suggestions: brief.length > 0 ? brief : suggestions.length > 0 ? suggestions : fallback(),
  }
}

/** "100M 100M": what is said of the same words once more is left out. */
function withoutRepeats(issues: readonly DraftIssue[]): readonly DraftIssue[] {
  const named = new Set<string>()
  return issues.filter(({ terms }) => {
    const isNew = terms.length === 0 || terms.some((term) => !named.has(term))
    for (const term of terms) named.add(term)
    return isNew
  })
}

const maxRepairable = 4
/** Characters of a text that is a sentence rather than a command. */
const longText = 60
