/** "Does it go in proportion?", "is FP8 twice as fast as bf16?": two plans by how many times the one is the other. */
import type { AskedContrast } from '../../language/questions/asked-contrast.ts'
import { formatCount, formatDuration, formatPercent, formatUsd } from '../format/number-format.ts'
import { formatSignificant } from '../format/significant-digits.ts'
import { type ContrastSide, type PlanContrast, figures, slight } from './contrast-figures.ts'

/** "Not quite: 16 GPUs are 1.7 times as fast as 8, 87% of linear: …", the same of data; null where the plans have other GPUs and no factor was named. */
export function ratioVerdict(asked: AskedContrast, contrast: PlanContrast): readonly string[] | null {
  const [one, other] = [contrast.first, contrast.second]
  const [few, many] = [one.option, other.option].toSorted((a, b) => a.gpuCount - b.gpuCount)
  const times = (value: number): string => `${formatSignificant(value, 2)} times`
  const data = (other.tokens ?? 1) / (one.tokens ?? 1)
  if (data !== 1) {
    const [money, time] = [
      other.option.allInUsd.p50 / one.option.allInUsd.p50,
      other.option.hours.p50 / one.option.hours.p50,
    ]
    const isNear = Math.abs((asked.figure === 'hours' ? time : money) / data - 1) < slight
    return [
      `${isNear ? 'Nearly' : 'Not quite'}: ${times(data)} the data ${times(data).startsWith('1 ') ? 'is' : 'are'} ${times(money)} the money and ${times(time)} the time: ${figures(asked, { ...contrast, second: { ...other, label: '' } })}.`,
      'Start-up and what is allowed for idle time do not grow with the data.',
    ]
  }
  if (few === undefined || many === undefined) return null
  const isOfSame = few.gpu === many.gpu
  if (isOfSame ? few.gpuCount === many.gpuCount : asked.times !== undefined) {
    const faster = other.option.tokensPerSecond.p50 / one.option.tokensPerSecond.p50
    return [
      `${timesVerdict(asked.times, faster)}${times(faster)} as fast in training, ${times(one.option.hours.p50 / other.option.hours.p50)} with start-up: ${speedOf(other)} against ${speedOf(one)}, ${figures(asked, contrast)}.`,
    ]
  }
  if (!isOfSame) return null
  const speed = many.tokensPerSecond.p50 / few.tokensPerSecond.p50
  const kept = speed / (many.gpuCount / few.gpuCount)
  const [from, to] = [one.option, other.option]
  return [
    `${kept > 1 - slight ? 'Nearly' : 'Not quite'}: ${formatCount(many.gpuCount)} GPUs are ${times(speed)} as fast as ${formatCount(few.gpuCount)}, ${formatPercent(kept)} of linear.`,
    `From ${formatCount(from.gpuCount)} to ${formatCount(to.gpuCount)}, ${formatDuration(from.hours.p50)} become ${formatDuration(to.hours.p50)} and ${formatUsd(from.allInUsd.p50)} become ${formatUsd(to.allInUsd.p50)} in total; start-up stays as it is.`,
  ]
}

/** Whether it is the factor that was named; '' where none was. */
const timesVerdict = (named: number | undefined, real: number): string =>
  named === undefined
    ? ''
    : real >= named * (1 - slight)
      ? 'Yes: '
      : real >= named * (1 - 2 * slight)
        ? 'Nearly: '
        : 'No, '

/** Tokens per second of all GPUs. */
export const speedOf = ({ option }: ContrastSide): string =>
  `${formatCount(Math.round(option.tokensPerSecond.p50))} tok/s`
