/** Times of the day: "9am", "at 18:00", "noon", "tomorrow morning". */
import { endOfDayAt } from './end-of-day.ts'
import type { Token } from '../text/tokenize.ts'
import { isOneOrTwoDigits } from '../text/characters.ts'

const partsOfDay: ReadonlyMap<string, number> = new Map([
  ['morning', 9],
  ['afternoon', 15],
  ['evening', 18],
  ['night', 22],
])

/** "9am", "at 18:00", "5 pm", "noon", "midnight". */
export function clockAt(tokens: readonly Token[], at: number): { readonly hour: number; readonly to: number } | null {
  const start = tokens[at]?.text === 'at' || tokens[at]?.text === 'by' ? at + 1 : at
  const [hour, next, minutes] = [tokens[start], tokens[start + 1], tokens[start + 2]]
  if (hour?.text === 'noon') return { hour: noon, to: start + 1 }
  const partOfDay = partsOfDay.get(hour?.text ?? '')
  if (partOfDay !== undefined && start === at && !isDeadlinePreposition(tokens[at - 1]))
    return { hour: partOfDay, to: start + 1 }
  if (hour?.text === 'midnight') return { hour: 24, to: start + 1 }
  const ended = endOfDayAt(tokens, start)
  if (ended !== null) return { hour: 18, to: ended }
  if (!isOneOrTwoDigits(hour?.text ?? '') || Number(hour?.text) > 24) return null
  const meridiem = /^(am|pm)$/.exec(next?.text ?? '')?.[1]
  if (meridiem !== undefined) return { hour: (Number(hour?.text) % 12) + (meridiem === 'pm' ? 12 : 0), to: start + 2 }
  if (next?.text === ':' && next.adjacent && /^\d\d$/.test(minutes?.text ?? '')) {
    return { hour: Number(hour?.text) + Number(minutes?.text) / 60, to: start + 3 }
  }
  // "tomorrow at 11", "friday at 4": of the working day.
  const isBare = start > at && tokens[at]?.text === 'at' && (next === undefined || next.kind === 'sign')
  const value = Number(hour?.text)
  return isBare && value > 0 ? { hour: value < 7 ? value + 12 : value, to: start + 1 } : null
}

export const noon = 12
const deadlinePrepositions = new Set(['by', 'before', 'until', 'till'])

/** "by", "before", "until". */
export const isDeadlinePreposition = (token: Token | undefined): boolean => deadlinePrepositions.has(token?.text ?? '')
