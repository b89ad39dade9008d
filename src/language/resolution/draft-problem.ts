/** The issues of a draft as one problem, with texts to type instead. */
import { once, remembered } from '../../once.ts'
import type { Problem, ProblemKind } from '../../scenario/problem.ts'
import type { DraftIssue } from '../../scenario/scenario-draft.ts'
import { hasDigit } from '../text/characters.ts'
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
  /** The whole of a job is described: what is not understood stands beside it. */
  readonly isWhole?: boolean
}

/** The issues of the gravest kind as one problem, with suggestions. */
export function toProblem(
  text: string,
  draft: Draft,
  accepts: (text: string) => boolean,
  { replyExamples = [], described = '', isNamed = false, isSentence = false, isWhole = false }: ProblemContext = {},
): Problem {
  const isUnderstood = acceptsWithin(mostTried, accepts)
  const kind = kindsByPriority.find((one) => draft.issues.some((issue) => issue.kind === one)) ?? 'unknown'
  const reported = withoutRepeats(draft.issues.filter((issue) => issue.kind === kind))
  // A text that is wrong in many places is not repaired by changing one.
  const isHopeless = draft.issues.length > maxRepairable
  // Words of which nothing is used are no part of an example.
  const isCompletable = replyExamples.length === 0 && (kind !== 'unknown' || !draft.isEmpty || isNamed)
  const lacks = { model: draft.get('params') === null, data: draft.get('tokens') === null }
  const repaired = (): readonly string[] =>
    acceptedSuggestions(
      isHopeless ? [] : repairCandidates(text, draft.issues, isUnderstood, isCompletable, lacks),
      isUnderstood,
    )
  const ofDescribed = (): readonly string[] =>
    described === '' ? [] : acceptedSuggestions(completedFrom(described, isUnderstood, lacks), isUnderstood)
  // A sentence given back without its unknown words is hardly typed again: what was read of it is.
  const isUnrepaired =
    kind === 'unknown' &&
    (text.length > longText || isWhole) &&
    (text.length > tooLongText || draft.issues.every(({ alternatives }) => alternatives.length === 0))
  const isIncomplete = isSentence && kind.startsWith('missing-') && reported.every(({ terms }) => terms.length === 0)
  const briefly = (): readonly string[] =>
    replyExamples.length > 0 || !(isUnrepaired || isIncomplete)
      ? []
      : described === '' && isIncomplete
        ? [exampleCommands[0]]
        : ofDescribed()
  // What was read of the text is nearer to what was asked than an example of another job.
  const fallback = (): readonly string[] => {
    if (replyExamples.length > 0) return replyExamples
    const read = ofDescribed()
    const isGoal = hasDigit(text) && text.trim().split(/\s+/u).length > fewestOfGoal
    return read.length > 0 ? read : [isGoal ? exampleOfGoal : exampleCommands[0]]
  }
  const suggested = once(() => {
    const brief = briefly()
    if (brief.length > 0) return brief
    const suggestions = repaired()
    return suggestions.length > 0 ? suggestions : fallback()
  })
  return {
    kind,
    message: reported
      .slice(0, 3)
      .map(({ sentence }) => sentence)
      .join(' '),
    terms: [...new Set(reported.flatMap(({ terms }: DraftIssue) => terms))],
    // When they are asked for: a part of a text that is no job is asked for none, and each of them is read.
    get suggestions() {
      return suggested()
    },
  }
}

/** Characters of texts that are tried for one problem: dozens of commands, and a few texts of the longest kind. */
const mostTried = 3000

/** The same function of a text, asked once of each; false once so many characters were read. */
function acceptsWithin(most: number, accepts: (text: string) => boolean): (text: string) => boolean {
  let left = most
  return remembered((candidate: string) => {
    left -= candidate.length
    return left >= 0 && accepts(candidate)
  })
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
/** Of one that nobody types again for a word of it. */
const tooLongText = 150

/** Beside a goal with numbers of its own: how such a thing is said, and no other job. */
const exampleOfGoal = '8b 10k examples x 500 tokens x 3 epochs'
/** A text of more words tells of a job of its own. */
const fewestOfGoal = 4
