/** The issues of a draft as one problem, with texts to type instead. */
import type { Problem, ProblemKind } from '../../scenario/problem.ts'
import type { Draft, DraftIssue } from './scenario-draft.ts'
import { acceptedSuggestions, exampleCommands, repairCandidates } from './suggestions.ts'

const kindsByPriority: readonly ProblemKind[] = ['unknown', 'conflict', 'bad-value', 'missing-model', 'missing-data']

/** The issues of the gravest kind as one problem, with suggestions. `replyExamples`: what to suggest in a thread. */
export function toProblem(
  text: string,
  draft: Draft,
  accepts: (text: string) => boolean,
  replyExamples: readonly string[] = [],
): Problem {
  const tried = new Map<string, boolean>()
  const isUnderstood = (candidate: string): boolean => {
    const result = tried.get(candidate) ?? accepts(candidate)
    tried.set(candidate, result)
    return result
  }
  const kind = kindsByPriority.find((one) => draft.issues.some((issue) => issue.kind === one)) ?? 'unknown'
  const reported = draft.issues.filter((issue) => issue.kind === kind)
  // An example of another job is none of what was asked.
  const isNamed = !draft.isEmpty || draft.issues.some(({ kind: one }) => one === 'conflict' || one === 'bad-value')
  const fallback = replyExamples.length > 0 ? replyExamples : isNamed ? [] : [exampleCommands[0]]
  // A text that is wrong in many places is not repaired by changing one.
  const isHopeless = draft.issues.length > maxRepairable
  // Words of which nothing is used are no part of an example.
  const isCompletable =
    replyExamples.length === 0 &&
    (kind !== 'unknown' || !draft.isEmpty)
  const lacks = { model: draft.get('params') === null, data: draft.get('tokens') === null }
  const suggestions = acceptedSuggestions(
    isHopeless ? [] : repairCandidates(text, draft.issues, isUnderstood, isCompletable, lacks),
    isUnderstood,
  )
  return {
    kind,
    message: reported
      .slice(0, 3)
      .map(({ sentence }) => sentence)
      .join(' '),
    terms: [...new Set(reported.flatMap(({ terms }: DraftIssue) => terms))],
    suggestions: suggestions.length > 0 ? suggestions : fallback,
  }
}

const maxRepairable = 4
