/** A problem of a request for a terminal: what was read, what comes closest, and what to type. */
import type { Infeasible, NearMiss } from '../../recommend/recommendation.ts'
import type { Problem } from '../../scenario/problem.ts'
import { helpExamples, helpIntroduction, supportedTerms } from '../content/help.ts'
import { describeNearMiss, isInfeasible } from '../content/problem.ts'
import type { DisplayNames } from '../format/display-names.ts'
import { layoutWidth, type Terminal } from './terminal.ts'
import { wrapText } from './text-columns.ts'

const maxNearMisses = 3

/** Lines joined by newlines; ends without one. */
export function terminalProblem(problem: Problem | Infeasible, names: DisplayNames, terminal: Terminal): string {
  if (problem.kind === 'help') return terminalHelp(terminal)
  const { paint } = terminal
  const columns = layoutWidth(terminal)
  const nearest = isInfeasible(problem) ? distinctNearMisses(problem.nearest).slice(0, maxNearMisses) : []
  const nearMisses = nearest.map((miss) => describeNearMiss(miss, names))
  const width = Math.max(0, ...nearMisses.map(({ concessions }) => concessions.length))
  return [
    ...wrapText(problem.message, columns).map((text) => paint('warning', text)),
    ...(nearMisses.length === 0 ? [] : ['', paint('bold', 'Closest, and what must give')]),
    ...nearMisses.flatMap(({ plan, figures, concessions }) =>
      width > 28
        ? [...wrapText(concessions, columns, '  '), ...wrapText(`${plan}: ${figures}`, columns, '    ')]
        : wrapText(`${plan}: ${figures}`, columns, `  ${concessions.padEnd(width)}  `, ' '.repeat(width + 4)),
    ),
    ...(problem.suggestions.length === 0 ? [] : ['']),
    ...problem.suggestions.map((text) => `  try: ${paint('accent', text)}`),
  ].join('\n')
}

/** A plan may come closest in more than one way; it is shown once, with the fewest concessions. */
function distinctNearMisses(nearest: readonly NearMiss[]): readonly NearMiss[] {
  const byPlan = new Map<string, NearMiss>()
  for (const miss of nearest.toSorted((one, other) => one.gives.length - other.gives.length)) {
    const { gpu, gpuCount, provider, tier, pricing, method, weights } = miss.option
    const key = [gpu, gpuCount, provider, tier, pricing, method, weights].join(' ')
    if (!byPlan.has(key)) byPlan.set(key, miss)
  }
  return nearest.filter((miss) => [...byPlan.values()].includes(miss))
}

/** What to type, for whom; lines joined by newlines. */
export function terminalHelp(terminal: Terminal): string {
  const { paint } = terminal
  const columns = layoutWidth(terminal)
  return [
    ...wrapText(helpIntroduction, columns),
    ...helpExamples.flatMap(({ who, examples }) => [
      '',
      paint('bold', who),
      ...examples.map((text) => `  ${paint('accent', text)}`),
    ]),
    '',
    ...wrapText(`Also understood: ${supportedTerms}, software stacks; budgets and deadlines.`, columns),
  ].join('\n')
}
