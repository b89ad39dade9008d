/**
 * What a request changes, as languages say it: one more of something, one thing in place of another, nodes of so many
 * GPUs, a limit lifted or raised. Each idiom is a pattern over the kinds of the pieces, a letter for each.
 */
import type { Piece } from './english-order.ts'
import { type Locale, textKinds } from './local-phrases.ts'
import { dates, times } from './neighbors.ts'

type Idiom = {
  readonly pattern: RegExp
  /** The English for the pieces that match; null where they say something else after all. */
  readonly say: (matched: readonly Piece[], kinds: string) => string | null
  /** Where the object stands before the verb. */
  readonly isVerbLast?: boolean
}

/** The pieces with their idioms in English; the others stay as they are. */
export function withChangeIdioms(pieces: readonly Piece[], locale: Locale): readonly Piece[] {
  const isVerbLast = locale.language === 'ja' || locale.language === 'ko'
  const ofLanguage = [...idioms, ...(locale.isUnspaced ? [countedTwice] : []), ...ownCurrency(locale)]
  const said = ofLanguage
    .filter((idiom) => idiom.isVerbLast === undefined || idiom.isVerbLast === isVerbLast)
    .reduce(withIdiom, pieces)
  return withRaised(said).filter(({ means }) => !/^(?:than|one_more|of|next_week)$/.test(means))
}

const letters: Readonly<Record<string, string>> = {
  number: 'n',
  epoch: 'e',
  gpu: 'g',
  node: 'd',
  more: '+',
  plus: '+',
  one_more: 'o',
  instead_of: 'i',
  rather: 'r',
  than: 't',
  replace: 'R',
  switch_to: 's',
  raise: '^',
  lower_to: '^',
  raise_by: '^',
  no_hurry: '^',
  remove: 'x',
  dropped: 'x',
  no_limit: 'x',
  without: 'X',
  budget: 'b',
  deadline: 'l',
  currency: '$',
  per_each: 'p',
  step: 'k',
  total: 'A',
  double: 'W',
  between: '~',
  undo: 'U',
  reset: 'U',
  sequence_length: 'Q',
  rank: 'Q',
  batch: 'Q',
  next_week: 'q',
  '4bit': 'M',
  '8bit': 'M',
  lora: 'M',
  qlora: 'M',
  full_finetuning: 'M',
  full_precision: 'M',
  spot: 'M',
  on_demand: 'M',
  reserved: 'M',
  of: 'O',
  example: 'c',
  pair: 'c',
  data: 'c',
  second: 'S',
  token: 'T',
  ...Object.fromEntries(['document', ...textKinds].map((kind) => [kind, 'c'])),
  times: '*',
  deadline_by: 'w',
  deadline_within: 'w',
  budget_limit: 'w',
  at_most: 'w',
}

const isGpuName = (english: string): boolean => /^(?:[a-z]{1,3}\d{1,4}[a-z]{0,2}|[2-6]0[6-9]0)$/i.test(english)

function kindOf({ means, english }: Piece): string {
  if (means === 'name' || means === 'number')
    return isGpuName(english) ? 'G' : /^\d[\d.]*k$/i.test(english) ? 'K' : means === 'name' ? 'N' : 'n'
  if (means === 'sign')
    return [',', '$'].includes(english) ? english : english === '×' ? '*' : english === '~' ? '~' : '.'
  if (english === 'tok/s') return 'V'
  if (english === 'budget' || means === 'money') return 'b'
  if (dates.has(means)) return 'D'
  return letters[means] ?? (times.has(means) ? 'h' : 'z')
}
const kindsOf = (pieces: readonly Piece[]): string => pieces.map(kindOf).join('')

function withIdiom(pieces: readonly Piece[], { pattern, say }: Idiom): readonly Piece[] {
  if (pieces.length < 2) return pieces
  const kinds = kindsOf(pieces)
  const changed: Piece[] = []
  let readTo = 0
  for (const { 0: matched, index } of kinds.matchAll(pattern)) {
    const english = say(pieces.slice(index, index + matched.length), matched)
    if (english === null) continue
    changed.push(...pieces.slice(readTo, index), { english, means: 'change', spaced: true })
    readTo = index + matched.length
  }
  return readTo === 0 ? pieces : [...changed, ...pieces.slice(readTo)]
}

const textOf = (pieces: readonly Piece[]): string => pieces.map(({ english }) => english).join(' ')
const numberOf = (pieces: readonly Piece[]): string => pieces.find(({ means }) => means === 'number')?.english ?? '1'

/** "una época más", "noch eine Epoche", "에폭 하나 더": one more, or as many as are said. */
const oneMore = (pieces: readonly Piece[]): string =>
  `${numberOf(pieces)} more ${pieces.find(({ means }) => ['epoch', 'gpu', 'node'].includes(means))?.english ?? ''}`

/** "GPU당 초당 4200토큰", "1GPUあたり4200トークン/秒". */
function rateOfGpu(pieces: readonly Piece[], kinds: string): string {
  const rate = pieces[kinds.search(/n[TV]$/)]?.english ?? ''
  return `${rate} tok/s${kinds.includes('g') ? ' per GPU' : ''}`
}

/** "Schritt 900 von 2300", "2300ステップ中900". */
function stepOf(pieces: readonly Piece[]): string {
  const numbers = pieces.filter(({ means }) => means === 'number').map(({ english }) => Number(english))
  return `step ${Math.min(...numbers)} of ${Math.max(...numbers)}`
}

/** "Rang lieber 64", "系列長を8kに": the field and its value. */
const fieldValue = (pieces: readonly Piece[], kinds: string): string =>
  `${pieces[0]?.english ?? ''} ${pieces[kinds.search(/[nK]/)]?.english ?? ''}`

const raisedBy = (pieces: readonly Piece[]): string =>
  `raise the budget by ${textOf(pieces.filter(({ means }) => means === 'number' || means === 'currency'))}`

const maxGpusOfNode = 8
/** "4 nodi da 8", "4 nós de 8 H100", "8枚のノードを4台". */
function nodesOfGpus(pieces: readonly Piece[], kinds: string, isNodeFirst: boolean): string | null {
  const numbers = pieces.filter(({ means }, at) => means === 'number' && kinds[at] === 'n')
  const [first, second] = numbers.map(({ english }) => Number(english))
  const [nodes, gpus] = isNodeFirst ? [first, second] : [second, first]
  const name = pieces[kinds.indexOf('G')]?.english
  if (nodes === undefined || gpus === undefined || !(gpus <= maxGpusOfNode)) return null
  return `${nodes} nodes of ${gpus} ${name ?? 'GPUs'}`
}

const thing = String.raw`(?:(?:ng?)?G|N{1,3}|M|n\$|\$n|n)`
const money = /n\$|\$n/

/** One for another: `cut` is where the one that is given up begins among the pieces. */
function instead(wanted: readonly Piece[], givenUp: readonly Piece[]): string {
  const isMoney = money.test(kindsOf(wanted))
  return isMoney ? `budget ${textOf(wanted)}` : `use ${textOf(wanted)} instead of ${textOf(givenUp)}`
}

const things = new RegExp(thing, 'g')
function thingsOf(pieces: readonly Piece[], kinds: string): readonly (readonly Piece[])[] {
  return [...kinds.matchAll(things)].map(({ 0: matched, index }) => pieces.slice(index, index + matched.length))
}

/** The second of two things in the place of the first, or the first in that of the second. */
const inPlace =
  (order: 'first' | 'last') =>
  (pieces: readonly Piece[], kinds: string): string | null => {
    const [one, other] = thingsOf(pieces, kinds)
    if (one === undefined || other === undefined) return null
    return order === 'first' ? instead(one, other) : instead(other, one)
  }

const idioms: readonly Idiom[] = [
  { pattern: /\+{0,2}o\+{0,2}[egd]\+{0,2}|[egd]\+?o\+{0,2}/g, say: oneMore },
  { pattern: /\+n[egd]\+?|n[egd]\+(?!n)|(?<!n)[egd]n\+/g, say: oneMore },
  { pattern: /(?:[n1]?gp|pg)?(?:pS|Sp)nT|(?:[n1]?gp|pg),?nV/g, say: rateOfGpu },
  { pattern: /knOn(?![$TceghSd])|knk?[~]n(?![$TceghSd])|nkOnk?|nOnk|nk,?Ank|Ank,?nk/g, say: stepOf },
  { pattern: /ndp?n(?:p?g?G|p?gd?|p(?![n$])|(?![$egdhp]))/g, say: (pieces, kinds) => nodesOfGpus(pieces, kinds, true) },
  { pattern: /(?:G\*?ng?|n\*?g?G|ng)d+nd/g, say: (pieces, kinds) => nodesOfGpus(pieces, kinds, false) },
  // "の代わりに", "대신", "より": what stands before it is given up.
  { pattern: new RegExp(`${thing}i,?${thing}s?`, 'g'), say: inPlace('last'), isVerbLast: true },
  { pattern: new RegExp(`(?<=^|[.,])s?i${thing},?[rs]{0,2}${thing}`, 'g'), say: inPlace('last'), isVerbLast: false },
  { pattern: /(?:n\$|\$n)i(?:n\$|\$n)/g, say: inPlace('first'), isVerbLast: false },
  { pattern: new RegExp(`r${thing}t${thing}|r(?:ng?)?G(?:ng?)?G`, 'g'), say: inPlace('first') },
  { pattern: new RegExp(`R${thing}s?${thing}`, 'g'), say: inPlace('last') },
  { pattern: /(?:ng?)?Gs(?:ng?)?G/g, say: inPlace('last'), isVerbLast: false },
  { pattern: /(?:ng?)?G(?:ng?)?G[sR]|MM[sR]/g, say: inPlace('last'), isVerbLast: true },
  { pattern: /Q[sr^]{1,2}[nK]|Q[nK][s^+]/g, say: fieldValue },
  { pattern: /[sr]{1,2}U/g, say: (pieces) => pieces.at(-1)?.english ?? '' },
  { pattern: /qD|Dq/g, say: (pieces) => `next ${pieces.find(({ means }) => dates.has(means))?.english ?? ''}` },
  // "2倍にしたら": the number is said with the word.
  { pattern: /nW/g, say: (pieces) => (numberOf(pieces) === '2' ? 'double' : `${numberOf(pieces)} times`) },
  // "250 dollari di budget in più", "予算が250ドル増えました"
  { pattern: /b(?:n\$|\$n)\+|(?:n\$|\$n)[bw]\+|b\+(?:n\$|\$n)|\+(?:n\$|\$n)b/g, say: raisedBy },
  { pattern: /x[xX]?b+(?![n$])|Ub+(?![n$])|b+[xX]*x(?![n$])|(?<![n$])bX(?=[.z]|$)/g, say: () => 'no budget' },
  { pattern: /x[xX]?l|Ul|lU|l[xX]*x/g, say: () => 'no deadline' },
]

/** "文書3200件": 3,200 documents, not documents and 3,200 of something. */
const countedTwice: Idiom = {
  pattern: /(?<!n)cnc/g,
  say: (pieces) => textOf(pieces.slice(1)),
}

const leastBareMoney = 10_000
/** "予算5万", "5万まで", "预算8000": money without its unit is in that of the country. */
const ownCurrency = ({ currency }: Locale): readonly Idiom[] =>
  currency === null
    ? []
    : [
        { pattern: /b[w^s]{0,2}nw?(?=$|[.,])/g, say: (pieces) => `budget ${numberOf(pieces)} ${currency}` },
        {
          pattern: /(?<=^|[.,])nw(?=$|[.,])/g,
          say: (pieces) =>
            Number(numberOf(pieces)) < leastBareMoney ? null : `budget ${numberOf(pieces)} ${currency}`,
        },
      ]

/** "aumentar a verba pra R$ 3.500", "放宽到三天", "runter auf 2 GPUs": what is raised or lowered is what the new amount is of. */
function withRaised(pieces: readonly Piece[]): readonly Piece[] {
  const kinds = kindsOf(pieces)
  const at = kinds.indexOf('^')
  if (at < 0) return pieces
  const rest = pieces.filter(({ means }) => letters[means] !== '^')
  const left = kindsOf(rest)
  const amount = /n\$|\$n|n(?:h|g?G|[a-zA-Z])?|K|D/.exec(left)
  if (amount === null) {
    const english = pieces[at]?.means === 'raise' ? 'more' : ''
    return pieces.map((piece, index) => (index === at ? { ...piece, english } : piece))
  }
  if (pieces[at]?.means === 'raise_by' && money.test(amount[0])) {
    const sum = rest.slice(amount.index, amount.index + amount[0].length)
    return [
      ...rest.filter((piece) => kindOf(piece) !== 'b' && !sum.includes(piece)),
      { english: raisedBy(sum), means: 'change', spaced: true },
    ]
  }
  const word =
    /[wb]/.test(left) || left[amount.index - 1] === 'Q'
      ? ''
      : money.test(amount[0])
        ? 'budget'
        : /^nh|^D/.test(amount[0])
          ? 'within'
          : /s/.test(left) || pieces[at]?.means === 'no_hurry'
            ? ''
            : 'use'
  if (word === '') return rest
  return [...rest.slice(0, amount.index), { english: word, means: 'change', spaced: true }, ...rest.slice(amount.index)]
}
