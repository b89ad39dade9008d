/** A row of the table that a card shows, taken by its place or by its words. */
import { appendRevision, currentScenario } from '../language/replies/revision-history.ts'
import type { RowPick } from '../language/replies/plan-pick.ts'
import { type CardRow, cardRows } from '../presentation/content/card-rows.ts'
import { isSafe, optionRows } from '../presentation/content/option-rows.ts'
import { methodName } from '../presentation/format/display-names.ts'
import type { Option, Recommendation } from '../recommend/recommendation.ts'
import type { Spec } from '../scenario/scenario.ts'
import { applyChange, askedChange, type FieldValues } from '../scenario/scenario-change.ts'
import type { EngineContext } from './engine-context.ts'
import type { Interpretation } from './interpretation.ts'
import type { RequestContext } from './request.ts'
import type { ThreadState } from './thread-state.ts'

/** Null where no row, or more than one, is meant. */
export function pickedRow(
  thread: ThreadState,
  row: RowPick,
  request: RequestContext,
  context: EngineContext,
): Interpretation | null {
  const current = currentScenario(thread.conversation)
  // Where nothing is kept of what was shown, it was the plan with its rows; a job that lacks something has none.
  if (thread.shown === null && !isWhole(current.spec)) return null
  const beside = thread.shown?.beside
  if ('place' in row && beside !== undefined) {
    const scenario = beside.at(row.place)
    return scenario === undefined
      ? null
      : { kind: 'revision', revision: appendRevision(thread.conversation, scenario), thread }
  }
  // Rows are counted where they were shown: under the first answer.
  if ('place' in row && thread.conversation.position > 0) return null
  const answer = context.answerWith(request, thread)(current)
  if (answer.kind === 'problem') return null
  const { recommendation } = answer
  const { names } = context.renderContextOn(request)
  const rows = cardRows(optionRows(recommendation, names), recommendation, names, current.spec)
  const isSafeMeant = 'words' in row && row.words.length === 1 && row.words[0] === safe
  const set = isSafeMeant ? { objective: null } : changeTo(foundIn(rows, row), recommendation)
  if (set === null) return null
  const result = applyChange(current, askedChange(set))
  return 'problem' in result
    ? null
    : { kind: 'revision', revision: appendRevision(thread.conversation, result.scenario), thread }
}

const isWhole = ({ tokens, model, params }: Spec): boolean => tokens !== null && (model !== null || params !== null)

const safe = 'safe'

function foundIn(rows: readonly CardRow[], row: RowPick): CardRow | null {
  if ('place' in row) return rows.at(row.place) ?? null
  const found = rows.filter((each) => {
    const words = wordsOf(each)
    return row.words.every((word) => words.has(word.toLowerCase()))
  })
  return found.length === 1 ? (found[0] ?? null) : null
}

const wordsOf = ({ label, total, time, plan, provider, risk, option }: CardRow): ReadonlySet<string> => {
  const text = [label, total, time, plan.replace('×', 'x'), provider, risk, methodName(option)].join(' ')
  const words = text.toLowerCase().match(/[$€]|[\p{L}\p{N}][\p{L}\p{N}.,'’-]*[\p{L}\p{N}]|[\p{L}\p{N}]/gu) ?? []
  const counts = [`${option.gpuCount}x`, `x${option.gpuCount}`]
  return new Set([...words, ...counts])
}

/** What leads from the plan of the headline to the row; null where no change says it. */
function changeTo(row: CardRow | null, { best, savings = [] }: Recommendation): FieldValues | null {
  if (row === null) return null
  const { option } = row
  if (option === best) return isSafe(option) ? { objective: null } : {}
  const saving = savings.find((each) => each.option === option)
  // FP8 by name: which software computes so is chosen anew.
  if (saving?.kind === 'precision') return { precision: 'fp8' }
  return { ...hardwareOf(option), ...trainingBeside(option, best) }
}

const hardwareOf = ({ gpu, gpuCount, provider }: Option): FieldValues => ({
  gpus: [gpu],
  gpuCount,
  providers: [provider],
})

/** Of another method, weights or price than the best. */
const trainingBeside = (option: Option, best: Option): FieldValues => ({
  ...(option.method === best.method ? {} : { method: option.method }),
  ...(option.weights === best.weights ? {} : { weights: option.weights }),
  ...(option.pricing === best.pricing ? {} : { pricing: option.pricing }),
})
