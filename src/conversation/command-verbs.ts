/**
 * First words that ask for something else than a plan: a claim to judge, plans to compare, a chart or a table.
 * "check: 1,800 tok/s on 2B tokens is 5.1 hours", "compare 70b 2B tokens; qlora; full", "chart 70b 2B tokens".
 */
import { checkRequestIn, isClaim } from '../check/claim-detection.ts'
import { qualityNote } from '../recommend/explain/quality-note.ts'
import { comparisonMessage } from '../presentation/slack/messages/comparison-message.ts'
import { maxCompared, parseCommands } from '../language/multiple-commands.ts'
import type { ExportFormat } from '../language/replies/reply-act.ts'
import type { EngineContext } from './engine-context.ts'
import { exportFile } from './file-export.ts'
import type { Outcome, RequestContext } from './thread-state.ts'
import { problemOutcome } from './problem-outcome.ts'

/** null where a plan is asked for. `plan` answers the text of a command. */
export function runCommandVerb(
  text: string,
  request: RequestContext,
  context: EngineContext,
  answerCommand: (text: string) => Outcome,
): Outcome | null {
  const claim = checkRequestIn(text)
  if (claim !== null || isClaim(text, context.vocabulary, request.today))
    return judgeClaim(claim ?? text, request, context)
  const [, verb = '', rest = ''] = /^\W{0,4}(compare|chart|plot|csv|json)\b[\s:,]*(\S.*)$/isu.exec(text) ?? []
  switch (verb.toLowerCase()) {
    case 'compare':
      return comparePlanTexts(rest, request, context)
    case 'chart':
    case 'plot':
      return exportPlan(answerCommand(rest), 'chart', request, context)
    case 'csv':
      return exportPlan(answerCommand(rest), 'csv', request, context)
    case 'json':
      return exportPlan(answerCommand(rest), 'json', request, context)
    default:
      return null
  }
}

function judgeClaim(claim: string, request: RequestContext, context: EngineContext): Outcome | null {
  const result = context.advisor.check(claim, request.today, null, context.askerContext(request, null))
  return 'problem' in result ? null : { kind: 'words', message: result.message }
}

/** Parted by semicolons, bars, lines or "vs"; where there is none, by commas and "and" after the first question. */
function comparePlanTexts(text: string, request: RequestContext, context: EngineContext): Outcome | null {
  const parts = text
    .split(/\s*(?:[;|\n]|\bvs\.?\s|\bversus\b)\s*/iu)
    .map((part) => part.trim())
    .filter((part) => part !== '')
  if (parts.length < 2 || parts.length > maxCompared) return null
  const read = parseCommands(parts, context.vocabulary, request.today)
  if ('problem' in read) return problemOutcome(read.problem, request, context, 'command')
  const ask = context.answerWith(request, null)
  const plans = read.scenarios.map((scenario) => ({ scenario, answer: ask(scenario) }))
  const [first] = read.scenarios
  if (first === undefined) return null
  const message = comparisonMessage(
    plans,
    first,
    context.renderContextOn(request.today),
    (option, spec) => qualityNote(option, spec, context.catalog),
    { next: 'Ask for the one you want.', texts: parts },
  )
  return { kind: 'words', message }
}

const exportPlan = (
  outcome: Outcome,
  fileKind: ExportFormat,
  { today }: RequestContext,
  context: EngineContext,
): Outcome => (outcome.kind === 'plan' ? exportFile(fileKind, outcome.answered, today, context) : outcome)
