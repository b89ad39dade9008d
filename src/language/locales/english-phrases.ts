/** What several words of another language say together, in the order in which English says it. */
import type { Piece } from './english-order.ts'
import { dates } from './neighbors.ts'

/** Hourly prices, what must not leave a place, days with a time, prices that are due: each is brought together before the rest is ordered. */
export const withPhrases = (pieces: readonly Piece[]): readonly Piece[] =>
  withDuePrices(withDayTimes(withStaying(withRates(pieces))))

const rateParts = new Set(['per_each', 'hour', 'hourly', 'gpu', 'and', 'parameter'])
const isRatePart = ({ means, english }: Piece): boolean => rateParts.has(means) || english === '/'
const isOfHours = ({ means }: Piece): boolean => means === 'hour' || means === 'hourly'
const isOne = ({ means, english }: Piece): boolean => means === 'number' && english === '1'

/** "2,30 $ la hora por GPU", "每卡每小时2.5美元", "1時間あたり$2.5": the price first, then what it is of. */
function withRates(pieces: readonly Piece[]): readonly Piece[] {
  const ordered: Piece[] = []
  let at = 0
  while (at < pieces.length) {
    const amount = moneyAt(pieces, at)
    const piece = pieces[at]
    if (amount === null || piece === undefined) {
      if (piece !== undefined) ordered.push(piece)
      at += 1
      continue
    }
    const after = pieces.slice(at + 2, at + 2 + countWhile(pieces.slice(at + 2), isRatePart))
    const before = ordered.slice(ordered.length - countBack(ordered, (one) => rateParts.has(one.means) || isOne(one)))
    const isBefore = before.some(({ means }) => means === 'hourly' || means === 'per_each') && before.some(isOfHours)
    const parts = after.some(isOfHours) ? after : isBefore ? before : []
    if (parts === before && isBefore) {
      ordered.splice(-before.length)
      if (ordered.at(-1)?.means === 'deadline_within') ordered.pop()
    }
    // "R$ 2.000 para …": the currency behind, so that the number counts nothing else.
    if (parts.length === 0) ordered.push(...pieces.slice(at, at + 2).sort((one) => (one.means === 'number' ? -1 : 1)))
    else {
      const ofGpu = parts.some(({ means }) => means === 'gpu') ? ' per GPU' : ''
      ordered.push({ english: `${amount} per hour${ofGpu}`, means: 'rate', spaced: true })
    }
    at += 2 + (parts === after ? after.length : 0)
  }
  return ordered
}

const countWhile = (pieces: readonly Piece[], holds: (piece: Piece) => boolean): number => {
  const end = pieces.findIndex((piece) => !holds(piece))
  return end < 0 ? pieces.length : end
}
const countBack = (pieces: readonly Piece[], holds: (piece: Piece) => boolean): number =>
  countWhile(pieces.toReversed(), holds)

/** A sum of two pieces, such as "2.5" and "dollars"; null where none stands. */
function moneyAt(pieces: readonly Piece[], at: number): string | null {
  const [one, other] = pieces.slice(at, at + 2)
  if (one === undefined || other === undefined) return null
  if (one.means === 'number' && other.means === 'currency') return `${one.english} ${other.english}`
  return one.means === 'currency' && other.means === 'number' ? `${other.english} ${one.english}` : null
}

const clauseEnd = (piece: Piece): boolean => piece.means === 'sign'

/** "die EU nicht verlassen": not leave the EU. */
function withStaying(pieces: readonly Piece[]): readonly Piece[] {
  const verb = pieces.findIndex(({ means }) => means === 'leave')
  if (verb < 0) return pieces
  const from = pieces.findLastIndex((piece, index) => index < verb && clauseEnd(piece)) + 1
  const end = pieces.findIndex((piece, index) => index > verb && clauseEnd(piece))
  const clause = pieces.slice(from, end < 0 ? pieces.length : end)
  const place = clause.find(({ means }) => means === 'place')
  const isRefused = clause.some(({ means }) => means === 'not' || means === 'without')
  const own = pieces[verb]?.english ?? 'leave'
  if ((place === undefined && own === 'leave') || !isRefused) return pieces
  const isMoved = ({ means }: Piece): boolean => ['place', 'leave', 'not', 'without'].includes(means)
  const english = place === undefined ? `not ${own}` : `not leave ${place.english.replace(/^in /, '')}`
  return [
    ...pieces.slice(0, from),
    ...clause.filter((piece) => !isMoved(piece)),
    { english, means: 'stay', spaced: true },
    ...pieces.slice(from + clause.length),
  ]
}

/** "내일 9am": the time goes with its day, and with what stands before or behind both. */
function withDayTimes(pieces: readonly Piece[]): readonly Piece[] {
  const merged: Piece[] = []
  for (const piece of pieces) {
    const day = merged.at(-1)
    const isTime = piece.means === 'name' && /^\d{1,2}[ap]m$/.test(piece.english)
    if (isTime && day !== undefined && dates.has(day.means))
      merged.splice(-1, 1, { ...day, english: `${day.english} ${piece.english}` })
    else merged.push(piece)
  }
  return merged
}

const prices = new Set(['cost', 'estimate', 'how_much', 'money'])
const needs = new Set(['want', 'need', 'please'])
const whose = new Set(['we', 'have'])
const besideNeed = new Set(['deadline_by', 'next_week', 'unknown', ...whose])
const duePrice: Piece = { english: 'need the price', means: 'price', place: 'clause', spaced: true }

/** "Bis Freitag brauche ich eine Schätzung": the price is due by then, and no run. What is needed else is to be done. */
function withDuePrices(pieces: readonly Piece[]): readonly Piece[] {
  const ends = pieces.flatMap((piece, at) => (clauseEnd(piece) ? [at + 1] : []))
  return [...ends, pieces.length].flatMap((end, index) => withDuePrice(pieces.slice(ends[index - 1] ?? 0, end)))
}

function withDuePrice(clause: readonly Piece[]): readonly Piece[] {
  const price = clause.findIndex(
    (piece, at) => prices.has(piece.means) && piece.english !== 'budget' && isNeeded(clause, at),
  )
  if (price < 0) return clause.map((piece) => (piece.means === 'need' ? { ...piece, means: 'finish' } : piece))
  const rest = clause.filter(({ means }, at) => at !== price && !needs.has(means) && !whose.has(means))
  return [duePrice, ...rest]
}

/** A price in a clause with a day, and nothing but the day between it and the word by which it is needed. */
function isNeeded(clause: readonly Piece[], price: number): boolean {
  const isDay = ({ means, english }: Piece): boolean => dates.has(means) || english === 'by then'
  const isBeside = (piece: Piece): boolean => isDay(piece) || besideNeed.has(piece.means)
  const ahead = clause.findLast((piece, at) => at < price && !isBeside(piece))
  const behind = clause.find((piece, at) => at > price && !isBeside(piece))
  return clause.some(isDay) && [ahead, behind].some((piece) => needs.has(piece?.means ?? ''))
}
