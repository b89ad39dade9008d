/** What could not be answered, laid out for a terminal: what was read, what comes closest, and what to type. */
import type { Infeasible, NearMiss } from '../../recommend/recommendation.ts'
import type { Problem } from '../../scenario/problem.ts'
import { wrapText } from './text-columns.ts'
import { formatDuration, formatDurationRange, formatUsd, formatUsdRange } from '../format/number-format.ts'
import { helpExamples } from '../slack/messages/help-message.ts'
import type { DisplayNames } from '../format/display-names.ts'
import { methodName, planName, providerName } from '../format/display-names.ts'
import { layoutWidth, type Terminal } from './terminal-recommendation.ts'

const maxNearMisses = 3

/** Lines joined by newlines; ends without one. `typed` makes of a text what somebody types to ask it. */
export function terminalProblem(
  problem: Problem | Infeasible,
  names: DisplayNames,
  terminal: Terminal,
  toCommand: (text: string) => string = (text) => text,
): string {
  const { paint } = terminal
  const columns = layoutWidth(terminal)
  if (problem.kind === 'help') return helpLines(terminal, toCommand).join('\n')
  const nearest = 'nearest' in problem ? distinctNearMisses(problem.nearest).slice(0, maxNearMisses) : []
  const width = Math.max(0, ...nearest.map((miss) => describeConcessions(miss).length))
  return [
    ...wrapText(problem.message, columns).map((line) => paint('warning', line)),
    ...(nearest.length === 0 ? [] : ['', paint('bold', 'Closest, and what must give')]),
    ...nearest.flatMap((miss) => {
      const concessions = describeConcessions(miss)
      return width > 28
        ? [...wrapText(concessions, columns, '  '), ...wrapText(nearMissLine(miss, names), columns, '    ')]
        : wrapText(nearMissLine(miss, names), columns, `  ${concessions.padEnd(width)}  `, ' '.repeat(width + 4))
    }),
    ...(problem.suggestions.length === 0 ? [] : ['']),
    ...problem.suggestions.map((text) => `  try: ${paint('accent', toCommand(text))}`),
  ].join('\n')
}

const describeConcessions = ({ gives }: NearMiss): string => gives.join(', ')

function nearMissLine({ option }: NearMiss, names: DisplayNames): string {
  const { hours, usd: cost } = option
  return (
    `${planName(option, names)} at ${providerName(option, names)}, ${methodName(option)}: ` +
    `${formatDuration(hours.p50)} (${formatDurationRange(hours)}), ${formatUsd(cost.p50)} in total (${formatUsdRange(cost)})`
  )
}

/** The same plan may come closest in more than one way; it is told once, where the least must give. */
function distinctNearMisses(nearest: readonly NearMiss[]): readonly NearMiss[] {
  const byPlan = new Map<string, NearMiss>()
  for (const miss of nearest.toSorted((one, other) => one.gives.length - other.gives.length)) {
    const { gpu, gpuCount, provider, tier, pricing, method, weights } = miss.option
    const key = [gpu, gpuCount, provider, tier, pricing, method, weights].join(' ')
    if (!byPlan.has(key)) byPlan.set(key, miss)
  }
  return nearest.filter((miss) => [...byPlan.values()].includes(miss))
}

function helpLines(terminal: Terminal, toCommand: (text: string) => string): readonly string[] {
  const { paint } = terminal
  const columns = layoutWidth(terminal)
  return [
    ...wrapText(
      'Name a model (or its size) and the amount of data, in any order. You get GPUs, provider, hours and dollars with a range, what will not fit, and what would change it.',
      columns,
    ),
    ...helpExamples.flatMap(({ who, examples }) => [
      '',
      paint('bold', who),
      ...examples.map((text) => `  ${paint('accent', toCommand(text))}`),
    ]),
    '',
    ...wrapText(
      'Also understood: LoRA, QLoRA, full; bf16, 8-bit, 4-bit; sequence length, batch; spot, reserved; GPUs, counts, providers, software stacks; budgets and deadlines.',
      columns,
    ),
  ]
}
