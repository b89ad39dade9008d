/** "400 H100 hours", "1000 gpu-hours of A100", "12 GPU-days": an amount of computing, and the text without it. */
import { gpuPattern } from '../text/gpu-pattern.ts'

export type GpuHours = {
  readonly value: number
  /** The kind of GPU, as typed; '' where none is named there. */
  readonly gpu: string
  /** For each month: how much is used, or paid for, all the time. */
  readonly isMonthly: boolean
  readonly words: string
  readonly rest: string
}

const amount = String.raw`(?<![\w.$€£])(\d[\d.,]*)( ?k)?`
const unit = String.raw`(hours?|hrs?|h|days?|weeks?)\b`
const pattern = new RegExp(
  String.raw`${amount} ?(?:x )?(?:of )?(?:(${gpuPattern})s?|gpus?|cards?|device)(?:s)?[ -]?(?:gpu[ -])?${unit}(?: (?:of|on|at) (?:an? |the )?(${gpuPattern})s?\b)?( ?(?:\/|per|an?|each|every) ?(?:month|mo)\b)?`,
  'iu',
)

/** Null: none is named. */
export function gpuHoursIn(text: string): GpuHours | null {
  const match = pattern.exec(text)
  if (match === null) return null
  const [words, number = '', thousand, before = '', each = 'h', after = '', monthly] = match
  const hours = { h: 1, d: 24, w: 168 }[each[0]?.toLowerCase() ?? ''] ?? 1
  const value = Number(number.replaceAll(',', '')) * (thousand === undefined ? 1 : 1000) * hours
  if (!Number.isFinite(value) || value <= 0) return null
  const gpu = before === '' ? after : before
  return {
    value,
    gpu,
    isMonthly: monthly !== undefined,
    words: words.trim(),
    rest: `${text.slice(0, match.index)} ${gpu === '' ? '' : `on ${gpu}`} ${text.slice(match.index + words.length)}`
      .replaceAll(/[^\S\n]+/gu, ' ')
      .trim(),
  }
}
