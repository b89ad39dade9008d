/** "What is an H100?" */
import type { Gpu } from '../../catalog/gpu.ts'
import { formatUsdPerHour, formatCount } from '../format/number-format.ts'
import type { QuestionContext } from './question-context.ts'

const vendorNames: Readonly<Record<Gpu['vendor'], string>> = { nvidia: 'NVIDIA', amd: 'AMD', intel: 'Intel' }

const spread = (values: readonly number[], unit: string): string => {
  const sorted = [...new Set(values.map((value) => Math.round(value)))].toSorted((one, other) => one - other)
  const [least] = sorted
  const most = sorted.at(-1)
  return least === undefined || most === undefined
    ? ''
    : `${formatCount(least)}${most === least ? '' : `–${formatCount(most)}`} ${unit}`
}

/** Memory in GB, peak in TFLOP/s and power in W, from the catalog; asks for a name where the question has none. */
export function whatIsAnswer({ subjectText, gpus = [], recommendation: { best } }: QuestionContext): readonly string[] {
  const [first] = gpus
  if (first === undefined) return ['Say which GPU, such as “what is an H100?”.']
  const peaks = gpus.flatMap(({ peak }) => peak.bf16?.base ?? peak.fp16?.base ?? [])
  const isDesktop = gpus.every(({ name }) => /geforce|rtx \d{4}/iu.test(name) && !/ada|pro|a\d{3}/iu.test(name))
  const facts = [
    spread(
      gpus.map(({ memory }) => memory.base / 1e9),
      'GB of memory',
    ),
    peaks.length === 0
      ? ''
      : `at most ${spread(
          peaks.map((peak) => peak / 1e12),
          'TFLOP/s in 16 bits',
        )}`,
    spread(
      gpus.map(({ power }) => power.base),
      'W',
    ),
  ].filter((fact) => fact !== '')
  const inPlan = gpus.some(({ id }) => id === best.gpu)
  return [
    `${subjectText.toUpperCase()}: a ${isDesktop ? 'desktop' : 'data-centre'} GPU of ${vendorNames[first.vendor]} (${Math.min(...gpus.map(({ launched }) => launched.base))}), the processor that does the arithmetic of training: ${facts.join(', ')}.`,
    inPlan
      ? `The plan rents ${best.gpuCount === 1 ? 'one' : formatCount(best.gpuCount)} at ${formatUsdPerHour(best.usdPerGpuHour)} each.`
      : 'The plan stays as it is; “on ' + subjectText.toLowerCase() + '” would take it.',
  ]
}
