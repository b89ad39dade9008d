/** What a job lacks that is described already: its model, its data, or both. */
import { addMissingIssues, parseCommand } from './command.ts'
import type { Vocabulary } from './lexicon/vocabulary.ts'
import { toProblem } from './resolution/draft-problem.ts'
import { Draft } from './resolution/scenario-draft.ts'
import { toText } from './to-text.ts'
import type { Problem } from '../scenario/problem.ts'
import type { Scenario } from '../scenario/scenario.ts'

/** Null where nothing is missing. `today` is an ISO date. */
export function missingPart(scenario: Scenario, vocabulary: Vocabulary, today: string): Problem | null {
  const draft = new Draft(scenario, () => '')
  addMissingIssues(draft, vocabulary)
  if (draft.issues.length === 0) return null
  const isUnderstood = (text: string): boolean => 'scenario' in parseCommand(text, vocabulary, today)
  return toProblem('', draft, isUnderstood, { described: toText(scenario, vocabulary) })
}
