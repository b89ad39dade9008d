/** Words of English in its order: limits before what they limit, counts before the name that they count. */
import { type Locale, textKinds } from './local-phrases.ts'
import { monthNames } from './english-words.ts'
import { dates } from './neighbors.ts'
import { hasDigit, startsWithDigit } from '../text/characters.ts'

/** A word or two of English, and what they stand for. */
export type Piece = {
  readonly english: string
  readonly means: string
  readonly place?: 'before' | 'first' | 'clause' | undefined
  readonly spaced: boolean
  /** Goes on with the name before it: "Nemo" of "Mistral Nemo". */
  readonly isPart?: boolean | undefined
}

const countedData: ReadonlySet<string> = new Set(['image', 'example', 'document', ...textKinds])

/** Limits before what they limit, counts before the name that they count. */
export function inEnglishOrder(pieces: readonly Piece[], { isUnspaced, language }: Locale): readonly Piece[] {
  const ordered: Piece[] = []
  for (const [index, piece] of pieces.entries()) {
    const next = pieces[index + 1]
    const last = ordered.at(-1)
    if (
      piece.means === 'no_limit' &&
      last !== undefined &&
      ['budget', 'money', 'cost', 'deadline'].includes(last.english)
    ) {
      ordered.splice(-1, 1, { ...piece, english: last.english === 'deadline' ? 'no deadline' : 'no budget' })
      continue
    }
    if (negations.has(piece.means)) {
      const isLast = next === undefined || next.means === 'sign' || language === 'ja' || language === 'ko'
      if (isLast && language !== 'zh' && last !== undefined && last.means !== 'sign')
        ordered.splice(namesStart(ordered), 0, { ...piece, english: piece.means === 'not' ? 'not' : 'without' })
      else ordered.push(piece)
      continue
    }
    // "our own" between a number and what it counts; "zwei 3090 im Keller" has it behind.
    const isNumberedGpu = last?.english.length === gpuDigits && ['number', 'name'].includes(ordered.at(-2)?.means ?? '')
    if (piece.means === 'own_hardware' && last?.means === 'number' && !isNumberedGpu) {
      ordered.splice(-1, 0, piece)
      continue
    }
    // "新台币2万元": the sign of any money behind a named one.
    if (piece.means === 'currency' && last?.means === 'currency') continue
    // "画像80枚": once is enough.
    if (countedData.has(piece.means) && last?.means === 'number' && ordered.at(-2)?.means === piece.means) {
      ordered.splice(-2, 1)
      ordered.push(piece)
      continue
    }
    const isGpuName = last?.means === 'name' || (last?.means === 'number' && last.english.length === gpuDigits)
    // "一张T4": of what stands behind it, where that is the GPU.
    if (piece.means === 'single' && isUnspaced && next?.means === 'name' && hasDigit(next.english)) {
      ordered.push({ ...piece, english: '1 x' })
      continue
    }
    if (piece.means === 'single' && isUnspaced && isGpuName) {
      ordered.splice(-1, 0, { ...piece, english: '1 x' })
      continue
    }
    // "Am Donnerstag ist die Sitzung": what is due is told before its day.
    if (piece.place === 'clause') {
      ordered.splice(clauseStart(ordered), 0, piece)
      continue
    }
    // "El plazo de la convocatoria termina": a deadline that ends finishes nothing.
    const ofClause = piece.means === 'finish' ? ordered.slice(clauseStart(ordered)) : []
    if (ofClause.some(({ place }) => place === 'clause') && ofClause.some(({ means }) => means === 'deadline')) continue
    const isLimit = piece.place === 'before'
    if (isUnspaced && piece.place === 'first') {
      ordered.splice(sentenceStart(ordered), 0, piece)
      continue
    }
    // "B200 8枚 最大200万円": before an amount of its own it stands where it is.
    const isPrefix = next?.means === 'number' && unlimited.has(last?.means ?? '')
    if (isUnspaced && isLimit && !isPrefix && last !== undefined && last.means !== 'sign') {
      const from = groupStart(ordered)
      const already = ordered[from - 1]
      if (already?.place === 'before' && isSameLimit(already.means, piece.means)) continue
      // "30~50만원 정도": a range is about so much as it is.
      if (already?.means === 'between' && piece.means === 'about') continue
      if (from < ordered.length) {
        ordered.splice(from, 0, piece)
        continue
      }
    }
    // "H100 8枚": eight of them.
    const [name, count] = ordered.slice(-2)
    if (
      isUnspaced &&
      piece.means === 'gpu' &&
      count?.means === 'number' &&
      name?.means === 'name' &&
      // "上下文8k 16卡H800": an amount is no name.
      !/^\d[\d.,]*[kmb]?$/i.test(name.english)
    ) {
      // "unsloth 一张T4": of what stands behind it, where that is the GPU.
      const isOfNext = next?.means === 'name' && hasDigit(next.english) && !hasDigit(name.english)
      if (isOfNext) ordered.push({ ...piece, english: 'x' })
      else {
        const from = countedFrom(ordered.slice(0, -1))
        ordered.splice(from, ordered.length - from, count, { ...piece, english: 'x' }, ...ordered.slice(from, -1))
      }
      continue
    }
    ordered.push(piece)
  }
  return ordered
}

/** What no limit stands behind, where an amount follows: "2エポック 予算3万円". */
const unlimited = new Set(
  'name gpu epoch spot on_demand reserved image example pair lora qlora full_finetuning place'.split(' '),
)

/** Digits of a GPU that goes by a number alone: 4090. */
const gpuDigits = 4

const negations = new Set(['without', 'not', 'remove'])

/** Where the names begin that end a list of pieces: "Azure und AWS". */
function namesStart(pieces: readonly Piece[]): number {
  let from = pieces.length - 1
  while (
    from >= 2 &&
    ['and', 'or', ','].includes(pieces[from - 1]?.english ?? '') &&
    pieces[from - 2]?.means === pieces[from]?.means
  )
    from -= 2
  while (from >= 1 && pieces[from]?.means === 'name' && pieces[from - 1]?.means === 'number') from -= 1
  return Math.max(0, from)
}

const limits = new Set(['budget_limit', 'at_most', 'deadline_within', 'deadline_by'])
const isSameLimit = (one: string, other: string): boolean => one === other || (limits.has(one) && limits.has(other))

/** How many pieces a name has that ends a list: "A100 80GB" has two. */
function partsBefore(pieces: readonly Piece[]): number {
  let from = pieces.length - 1
  while (from > 0 && pieces[from]?.isPart === true) from -= 1
  return pieces.length - from
}

/** Where the name begins that is counted: "A100 80GB" and "RTX 6000 Ada", but "T4" of "unsloth T4". */
function countedFrom(pieces: readonly Piece[]): number {
  let from = pieces.length - 1
  const isOfFigures = (piece: Piece | undefined): boolean => startsWithDigit(piece?.english ?? '')
  while (from > 0 && pieces[from]?.isPart === true && (isOfFigures(pieces[from]) || isOfFigures(pieces[from - 1])))
    from -= 1
  return from
}

/** Where the clause begins that is still open. */
const clauseStart = (pieces: readonly Piece[]): number => pieces.findLastIndex(({ means }) => means === 'sign') + 1

/** Where the amount, date or name begins that ends a list of pieces. */
function groupStart(pieces: readonly Piece[]): number {
  let from = pieces.length - 1
  const last = pieces[from]
  if (last === undefined) return 0
  if (last.means === 'number' || last.means === 'name' || dates.has(last.means)) {
    from = pieces.length - partsBefore(pieces)
    const before = pieces[from - 1]
    // "2 x H100": the count is of the group.
    if (last.means === 'name' && before?.means === 'gpu' && pieces[from - 2]?.means === 'number') return from - 2
    const isOfBefore = before?.means === 'currency' || monthNames.includes(before?.english ?? '')
    return isOfBefore && last.means === 'number' ? from - 1 : from
  }
  while (from > 0 && pieces[from]?.means !== 'number' && pieces[from - 1]?.means === 'number') from -= 1
  return from
}

function sentenceStart(pieces: readonly Piece[]): number {
  for (let at = pieces.length - 1; at >= 0; at -= 1) {
    if (pieces[at]?.means === 'sign' && /[.?!;\n]/.test(pieces[at]?.english ?? '')) return at + 1
  }
  return 0
}

/** "Friday done" is by Friday; "tokens half" is half the tokens. */
export function withEnglishIdioms(pieces: readonly Piece[]): readonly Piece[] {
  const isDone = pieces.some(({ means }) => means === 'finish')
  // "卡也砍一半": the GPUs as well.
  const inOrder = doneFirst(pieces).filter(
    ({ means }, at, all) => means !== 'also' || !multiples.has(all[at + 1]?.means ?? ''),
  )
  const written = inOrder.map((piece, index): Piece => {
    const before = inOrder[index - 1]
    const isDue =
      isDone &&
      dates.has(piece.means) &&
      before?.place !== 'before' &&
      !dates.has(before?.means ?? '') &&
      before?.means !== 'number'
    return isDue ? { ...piece, english: `by ${piece.english}` } : piece
  })
  const idiomatic: Piece[] = []
  for (let index = 0; index < written.length; index += 1) {
    const [piece, next] = [written[index], written[index + 1]]
    if (piece === undefined) continue
    const [factor, unit] = multiples.has(piece.means)
      ? [piece, next]
      : multiples.has(next?.means ?? '')
        ? [next, piece]
        : []
    if (
      factor !== undefined &&
      unit !== undefined &&
      ['token', 'example', 'gpu', 'epoch', 'batch', 'node', ...textKinds].includes(unit.means)
    ) {
      const joint = multiples.has(idiomatic.at(-1)?.means ?? '') ? 'and ' : ''
      idiomatic.push({ ...piece, means: factor.means, english: `${joint}${factor.english} the ${unit.english}` })
      index += 1
    } else idiomatic.push(piece)
  }
  const isOfMultiple = idiomatic.some(({ means }) => multiples.has(means)) && !idiomatic.some(isQuestion)
  // "basta la metà dei token": it is enough, and asks for nothing.
  return isOfMultiple ? idiomatic.filter(({ means }) => means !== 'does_it_fit') : idiomatic
}
const isQuestion = ({ english }: Piece): boolean => english === '?'

/** "by Friday done" is done by Friday. */
function doneFirst(typed: readonly Piece[]): readonly Piece[] {
  const pieces = typed.filter(({ means }, at) => means !== 'finish' || typed[at - 1]?.means !== 'finish')
  const done = pieces.findIndex(({ means }) => means === 'finish')
  const from = pieces.findLastIndex(({ means }, at) => at < done && means.startsWith('deadline_'))
  const end = pieces[done]
  if (from < 0 || end === undefined || pieces.slice(from, done).some(({ means }) => means === 'sign')) return pieces
  const rest = pieces.slice(from).filter(({ means }) => means !== 'finish')
  return [...pieces.slice(0, from).filter(({ means }) => means !== 'finish'), end, ...rest]
}

const multiples = new Set(['half', 'double', 'triple'])

/** The English of the pieces, with a space between them where one belongs. */
export const joined = (pieces: readonly Piece[]): string =>
  pieces
    .map(({ english, spaced }, index) => (index === 0 || !spaced ? english : ` ${english}`))
    .join('')
    .replaceAll(/\s+/g, ' ')
    .trim()
