/** What could not be answered, laid out for a terminal: what was read, what comes closest, and what to type. */
import type { Infeasible, NearMiss } from '../recommend/recommendation.ts'
import type { Problem } from '../scenario/problem.ts'
import { wrap } from './columns.ts'
import { duration, durationRange, usd, usdRange } from './format.ts'
import { helpExamples } from './help.ts'
import type { Names } from './names.ts'
import { methodName, planName, providerName } from './names.ts'
import { columnsOf, type Terminal } from './terminal.ts'

const mostNearest = 3

/** Lines joined by newlines; ends without one. `typed` makes of a text what somebody types to ask it. */
export function terminalProblem(
  problem: Problem | Infeasible,
  names: Names,
  terminal: Terminal,
  typed: (text: string) => string = (text) => text,
): string {
  const { paint } = terminal
  const columns = columnsOf(terminal)
  if (problem.kind === 'help') return helpLines(terminal, typed).join('\n')
  const nearest = 'nearest' in problem ? distinct(problem.nearest).slice(0, mostNearest) : []
  const width = Math.max(0, ...nearest.map((miss) => givesOf(miss).length))
  return [
    ...wrap(problem.message, columns).map((line) => paint('warning', line)),
    ...(nearest.length === 0 ? [] : ['', paint('bold', 'Closest, and what must give')]),
    ...nearest.flatMap((miss) => {
      const gives = givesOf(miss)
      return width > 28
        ? [...wrap(gives, columns, '  '), ...wrap(nearLine(miss, names), columns, '    ')]
        : wrap(nearLine(miss, names), columns, `  ${gives.padEnd(width)}  `, ' '.repeat(width + 4))
    }),
    ...(problem.suggestions.length === 0 ? [] : ['']),
    ...problem.suggestions.map((text) => `  try: ${paint('accent', typed(text))}`),
  ].join('\n')
}

const givesOf = ({ gives }: NearMiss): string => gives.join(', ')

function nearLine({ option }: NearMiss, names: Names): string {
  const { hours, usd: cost } = option
  return (
    `${planName(option, names)} at ${providerName(option, names)}, ${methodName(option)}: ` +
    `${duration(hours.p50)} (${durationRange(hours)}), ${usd(cost.p50)} in total (${usdRange(cost)})`
  )
}

/** The same plan may come closest in more than one way; it is told once, where the least must give. */
function distinct(nearest: readonly NearMiss[]): readonly NearMiss[] {
  const told = new Map<string, NearMiss>()
  for (const miss of nearest.toSorted((one, other) => one.gives.length - other.gives.length)) {
    const { gpu, gpuCount, provider, tier, pricing, method, weights } = miss.option
    const key = [gpu, gpuCount, provider, tier, pricing, method, weights].join(' ')
    if (!told.has(key)) told.set(key, miss)
  }
  return nearest.filter((miss) => [...told.values()].includes(miss))
}

function helpLines(terminal: Terminal, typed: (text: string) => string): readonly string[] {
  const { paint } = terminal
  const columns = columnsOf(terminal)
  return [
    ...wrap(
      'Name a model (or its size) and the amount of data, in any order. You get GPUs, provider, hours and dollars with a range, what will not fit, and what would change it.',
      columns,
    ),
    ...helpExamples.flatMap(({ who, examples }) => [
      '',
      paint('bold', who),
      ...examples.map((text) => `  ${paint('accent', typed(text))}`),
    ]),
    '',
    ...wrap(
      'Also understood: LoRA, QLoRA, full; bf16, 8-bit, 4-bit; sequence length, batch; spot, reserved; GPUs, counts, providers, software stacks; budgets and deadlines.',
      columns,
    ),
  ]
}
