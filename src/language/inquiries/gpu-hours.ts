/** "400 H100 hours", "1000 gpu-hours of A100", "12 GPU-days": an amount of computing, and the text without it. */
import { hoursOfUnit } from '../../scenario/hours-of-time.ts'
import { gpuPattern } from '../text/gpu-pattern.ts'
import { collapseSpaces } from '../text/characters.ts'
import { typedNumber } from '../text/typed-number.ts'

export type GpuHours = {
  readonly value: number
  /** The kind of GPU, as typed; '' where none is named there. */
  readonly gpu: string
  /** For each month: how much is used, or paid for, all the time. */
  readonly isMonthly: boolean
  readonly words: string
  readonly rest: string
}

const amount = String.raw`(?<![\w.$€£])(\d(?:[\d.,]{0,14}\d)?)( ?k)?`
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
  const hours = hoursOfUnit(each) ?? 1
  const value = typedNumber(number, thousand) * hours
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

const nodeTime =
  /(?<![\w.$€£])(\d[\d,]{0,9}(?:\.\d{1,2})?)( ?k)? ?(?:nodes?|box(?:es)?|machines?|servers?)[ -](hours?|hrs?|h|days?|weeks?)(?: (?:an?|per|each|every) |\/)(week|wk|month|mo|year|yr)\b/iu

/** "3 node-weeks per month": hours of a week in which one machine is used; null where none are named. */
export function machineHoursPerWeekIn(text: string): number | null {
  const [, number = '', thousand, unit = '', period = ''] = nodeTime.exec(text) ?? []
  const hours = typedNumber(number, thousand) * (hoursOfUnit(unit) ?? 1)
  const weeks = { w: 1, m: 52 / 12, y: 52 }[period[0]?.toLowerCase() ?? ''] ?? 1
  return hours > 0 ? hours / weeks : null
}

const nodeHours =
  /(?<![\w.$€£])(\d[\d,]{0,9}(?:\.\d{1,2})?)( ?k)? ?nodes?[ -]?(hours?|hrs?|h|days?|weeks?)\b(?<often> ?(?:\/|per|an?|each|every) ?(?:week|wk|month|mo|year|yr)\b)?/iu
const perNode = new RegExp(
  String.raw`(?<![\w.])(\d{1,2}) ?[x×] ?(${gpuPattern})s?\b|\b(\d{1,2}) (${gpuPattern})s? (?:per|a|each|in each) node`,
  'iu',
)

/** "5,000 node-hours on a machine of 4x A100": GPU-hours. `usual`: GPUs of a node where nobody says how many. */
export function nodeHoursIn(text: string, usual: number): GpuHours | null {
  const found = nodeHours.exec(text)
  if (found === null) return null
  const [words, number = '', thousand, unitWord = 'h'] = found
  const machine = perNode.exec(text)
  const [size, before, card, , after] = machine ?? []
  const each = Number(before ?? machine?.[3] ?? usual)
  const value = typedNumber(number, thousand) * each * (hoursOfUnit(unitWord) ?? 1)
  const gpu = card ?? after ?? ''
  const rest = collapseSpaces((size === undefined ? text : text.replace(size, gpu)).replace(words, ' '))
  const isMonthly = found.groups?.['often'] !== undefined
  return value > 0 ? { value, gpu, isMonthly, words: `${words.trim()} of ${each} GPUs`, rest } : null
}
