/** Hours and dollars as formulas: the text that runs is the text that a receipt shows. */
import { type Formula, compileFormulas } from '../estimate/formulas/formula.ts'

export const jobFormulas = {
  jobSpeed: {
    id: 'job-speed',
    expression: 'perGpu * gpus',
    inputs: { perGpu: 'token/s', gpus: '' },
    unit: 'token/s',
    source: 'definition',
    meaning: 'all GPUs together',
  },
  correctedSpeed: {
    id: 'corrected-speed',
    expression: 'physics * exp(shift)',
    inputs: { physics: 'token/s', shift: '' },
    unit: 'token/s',
    source: 'roofline-fit',
    meaning: 'physics, moved by the errors of the nearest measured runs',
  },
  underObjective: {
    id: 'speed-under-objective',
    expression: 'perGpu / slowdown',
    inputs: { perGpu: 'token/s', slowdown: '' },
    unit: 'token/s',
    source: 'definition',
    meaning: 'what the objective does beside the training pass, and padding, slow it down',
  },
  hours: {
    id: 'hours',
    expression: 'tokens / speed / secondsPerHour + startup',
    inputs: { tokens: 'token', speed: 'token/s', secondsPerHour: 's/h', startup: 'h' },
    unit: 'h',
    source: 'definition',
    meaning: 'training, and what is paid before the first step',
  },
  dollars: {
    id: 'dollars',
    expression: 'hours * gpus * rate',
    inputs: { hours: 'h', gpus: 'gpu', rate: 'USD/gpu/h' },
    unit: 'USD',
    source: 'definition',
    meaning: 'every GPU is paid for every hour',
  },
  utilisation: {
    id: 'utilisation',
    expression: 'flops * perGpu / peak',
    inputs: { flops: 'flop/token', perGpu: 'token/s', peak: 'flop/s' },
    unit: '',
    source: 'definition',
    meaning: 'work of the model over what the GPU is rated for',
  },
} as const satisfies Record<string, Formula>

const compiledJobFormulas = compileFormulas(jobFormulas)
const SECONDS_PER_HOUR = 3600

/** Wall-clock hours of `tokens` at `speed` (tokens per second of all GPUs), start-up included. */
export const jobHours = (tokens: number, speed: number, startupHours: number): number =>
  compiledJobFormulas.hours({ tokens, speed, secondsPerHour: SECONDS_PER_HOUR, startup: startupHours })

/** USD of `gpuCount` GPUs for `hours` at `usdPerGpuHour`. */
export const jobDollars = (hours: number, gpuCount: number, usdPerGpuHour: number): number =>
  compiledJobFormulas.dollars({ hours, gpus: gpuCount, rate: usdPerGpuHour })
