/** Texts that name a model that the catalog lacks, read with the nearest one. */
import type { Problem } from '../scenario/problem.ts'
import type { Scenario } from '../scenario/scenario.ts'
import type { ParseResult } from './command.ts'

/** A model that the catalog lacks is no reason to price nothing: the nearest one is taken, and that is said. */
export function withNearestModel<R extends ParseResult>(
  text: string,
  parsed: R,
  parse: (text: string) => R,
): R | { readonly scenario: Scenario } {
  if (!('problem' in parsed) || parsed.nearest === undefined) return parsed
  const { words, text: instead, note } = parsed.nearest
  const result = parse(text.replaceAll(words, instead))
  // What else keeps it from being a job is asked, with the model settled.
  if ('problem' in result)
    return result.problem.kind === 'nothing' ? parsed : { ...result, problem: withNote(result.problem, note) }
  const { notes, remarks = [] } = result.scenario
  const remark = { field: 'model' as const, text: note }
  return { scenario: { ...result.scenario, notes: [note, ...notes], remarks: [remark, ...remarks] } }
}

/** A problem that begins with what was settled of the text. */
function withNote(problem: Problem, note: string): Problem {
  const { kind, message, terms } = problem
  return {
    kind,
    message: `${note} ${message}`,
    terms,
    // They are made when they are asked for.
    get suggestions() {
      return problem.suggestions
    },
  }
}
