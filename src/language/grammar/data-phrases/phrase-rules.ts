/** How items are put together: patterns over their signs, tried in their order, each as often as it matches. */
import { formatRounded } from '../../../scenario/format-values.ts'
import { type DataItem, agree, fewestCounted } from './data-item.ts'
import { noData } from './phrase-words.ts'
import { directionOf } from './share-direction.ts'

/** The items, and which of them a pattern has matched. */
export type Match = { readonly row: readonly DataItem[]; readonly from: number; readonly to: number }

type ItemRule = {
  readonly name: string
  readonly pattern: RegExp
  /** What stands in the place of the matched items; null: they are not of this rule. */
  readonly make: (matched: readonly DataItem[], match: Match) => readonly DataItem[] | null
}

const indicesOf = (items: readonly DataItem[]): readonly number[] => items.flatMap(({ indices }) => indices)
const ofSign = (items: readonly DataItem[], signs: string): readonly DataItem[] =>
  items.filter(({ sign }) => signs.includes(sign))
const firstOf = (items: readonly DataItem[], signs: string): DataItem | undefined =>
  items.find(({ sign }) => signs.includes(sign))

/** So many groups, or things in a group, at most. */
const mostGroups = 100_000
const isGroup = ({ value, noun }: DataItem): boolean =>
  Number.isInteger(value) && value >= 2 && value <= mostGroups && noun !== '' && !noData.has(noun)

/** A number of groups times what each has. */
function inEach(
  matched: readonly DataItem[],
  groups: DataItem | undefined,
  each: DataItem | undefined,
): readonly DataItem[] | null {
  if (groups === undefined || each === undefined || groups === each || !isGroup(groups)) return null
  const value = groups.value * each.value
  const said = `${formatRounded(groups.value)} × ${bracketed(each.said)}`
  return [
    { ...each, value, tokens: groups.value * each.tokens, indices: [...indicesOf(matched), ...groups.indices], said },
  ]
}

const bracketed = (said: string): string => (/ [+−] /u.test(said) ? `(${said})` : said)

/** "10k chats with 6 turns of 80 tokens": the tokens of the pieces are those of one. */
const pieces: ItemRule = {
  name: 'pieces',
  pattern: /C[,:(]?[eom]w?o?[CN]oL/gu,
  make: (matched) => {
    const [whole, piece] = ofSign(matched, 'CN')
    const length = firstOf(matched, 'L')
    if (whole === undefined || piece === undefined || length === undefined) return null
    const isPiece = piece.value <= 500 && whole.value >= fewestCounted && piece.value < whole.value && piece.noun !== ''
    if (!isPiece) return null
    const indices = [...piece.indices, ...length.indices]
    return [whole, { ...length, value: piece.value * length.value, noun: piece.noun, indices }]
  },
}

/** "| forum | 9,000 | 300 |" below "rows" and "tokens" */
const rowOfTable: ItemRule = {
  name: 'row of a table',
  pattern: /;,[w:]{1,4},N,N,/gu,
  make: (matched, { row, from }) => {
    const [count, length] = ofSign(matched, 'N')
    if (count === undefined || length === undefined || !row.slice(0, from).some(({ sign }) => sign === 't')) return null
    const said = `${count.said} × ${length.said}`
    const line = { ...count, sign: 'Q', tokens: count.value * length.value, indices: indicesOf([count, length]), said }
    return matched[0] === undefined ? null : [{ ...matched[0], sign: 'b' }, line]
  },
}

/** "Half of them 200 tokens and the other half 600", "80 % are 200 tokens, the rest 900": the mean. */
const halves: ItemRule = {
  name: 'halves',
  pattern: /S(?:o?m)?[wo(:]{0,5}L[e)]{0,2}[,aw]{0,3}(?:w?S|r)(?:o?m)?[wo(:]{0,4}[LN][e)]{0,2}/gu,
  make: (matched) => {
    const [share, second] = ofSign(matched, 'S')
    const [one, other] = ofSign(matched, 'LN')
    if (second !== undefined && share !== undefined && !agree(share.value + second.value, 1)) return null
    if (share === undefined || one === undefined || other === undefined) return null
    const value = share.value * one.value + (1 - share.value) * other.value
    return [{ ...one, value, noun: 'mean', indices: ofSign(matched, 'SLN').flatMap(({ indices }) => indices) }]
  },
}

/** "40k FAQs, 300 tokens each", "2k, avg 3k tokens" */
const counted: ItemRule = {
  name: 'counted',
  pattern: /[CN][w:(o,xem]{0,4}L[e)]{0,2}/gu,
  make: (matched) => {
    const [count, length] = [firstOf(matched, 'CN'), firstOf(matched, 'L')]
    if (count === undefined || length === undefined || count.value < fewestCounted) return null
    const said = `${bracketed(count.said)} × ${formatRounded(length.value)}`
    return [{ ...count, sign: 'Q', tokens: count.value * length.value, indices: indicesOf(matched), said }]
  },
}

const rules: readonly ItemRule[] = [
  // "A quarter of the 40 % that pass"
  {
    name: 'share of a share',
    pattern: /So[wr]{0,2}S/gu,
    make: (matched) => {
      const [one, other] = ofSign(matched, 'S')
      return one === undefined || other === undefined
        ? null
        : [{ ...one, value: one.value * other.value, indices: indicesOf(matched) }]
    },
  },
  // "12 customers with 1,500 tickets each"
  {
    name: 'each has',
    pattern: /N[wo]{1,4}[CT]e/gu,
    make: (matched) => {
      const groups = firstOf(matched, 'N')
      const noun = matched.at(-1)?.noun ?? ''
      return noun === '' || noun === groups?.noun ? inEach(matched, groups, firstOf(matched, 'CT')) : null
    },
  },
  // "Our 14 branches each sent 900 claims", "30 hospitals × 200 reports"
  {
    name: 'each sent',
    pattern: /N(?:w{0,2},?ew{0,3}|w{0,2}x)[CQT]/gu,
    make: (matched) => {
      const groups = firstOf(matched, 'N')
      const isNamed = groups?.noun !== '' || matched[1]?.sign === ','
      return groups !== undefined && isNamed
        ? inEach(matched, { ...groups, noun: groups.noun === '' ? 'one' : groups.noun }, firstOf(matched, 'CQT'))
        : null
    },
  },
  // "In each of 6 languages we have 5,000 dialogues"
  {
    name: 'in each of',
    pattern: /ew?ow?N[wokm:,]{0,5}[CQT]/gu,
    make: (matched) => inEach(matched, firstOf(matched, 'N'), firstOf(matched, 'CQT')),
  },
  // "2,000 essays for each of our 8 subjects"
  {
    name: 'for each of',
    pattern: /[CQT]o?eow{0,2}N/gu,
    make: (matched) => inEach(matched, firstOf(matched, 'N'), firstOf(matched, 'CQT')),
  },
  // "250 letters per clinic" beside "40 clinics"
  {
    name: 'per group',
    pattern: /[CQTN]o?w?e/gu,
    make: (matched, { row, from, to }) => {
      const noun = matched.at(-1)?.noun ?? ''
      const others = row.filter((one, at) => (at < from || at >= to) && one.sign === 'N' && one.noun === noun)
      return noun === '' || others.length !== 1 ? null : inEach(matched, others[0], matched[0])
    },
  },
  // "80 % of 30,000 tickets", "10 % of the rows are held out"
  {
    name: 'share of',
    pattern: /So[wrm]{0,3}[CQT]/gu,
    make: (matched, { row, from, to }) => {
      const [share, whole] = [firstOf(matched, 'S'), firstOf(matched, 'CQT')]
      if (share === undefined || whole === undefined) return null
      const before = directionOf(row, from)
      const { effect, indices } = before.effect === '' ? directionOf(row, to - 1) : before
      return [
        shareOf(whole, effect === 'off' || effect === 'test' ? 1 - share.value : share.value, [
          ...indicesOf(matched),
          ...indices,
        ]),
      ]
    },
  },
  // "61k of the 95k chats"
  {
    name: 'subset',
    pattern: /Now{0,2}[CT]/gu,
    make: (matched) => {
      const [part, whole] = [firstOf(matched, 'N'), firstOf(matched, 'CT')]
      if (matched[1]?.noun !== 'of' && matched[1]?.noun !== 'out of') return null
      if (part === undefined || whole === undefined || part.value < fewestCounted || part.value >= whole.value)
        return null
      return [{ ...whole, value: part.value, indices: indicesOf(matched), said: `${part.said} of ${whole.said}` }]
    },
  },
]

/** A part of some data. */
export const shareOf = (whole: DataItem, share: number, indices: readonly number[]): DataItem => ({
  ...whole,
  value: whole.value * share,
  tokens: whole.tokens * share,
  indices,
  said: `${bracketed(whole.said)} × ${Number((share * 100).toPrecision(3))} %`,
})

/** The items after a rule has been applied wherever it matches. */
export function applyRule({ pattern, make }: ItemRule, items: readonly DataItem[]): readonly DataItem[] {
  let row = items
  for (let rounds = 0; rounds < mostRounds; rounds += 1) {
    const signs = row.map(({ sign }) => sign).join('')
    let made: readonly DataItem[] | null = null
    pattern.lastIndex = 0
    for (let found = pattern.exec(signs); found !== null; found = pattern.exec(signs)) {
      const [from, to] = [found.index, found.index + found[0].length]
      const matched = row.slice(from, to)
      const before = row
      made = make(matched, { row: before, from, to })
      if (made === null) {
        // The next match may begin inside this one.
        pattern.lastIndex = from + 1
        continue
      }
      const used = new Set(indicesOf(made))
      const gone = (one: DataItem): boolean => one.sign === 'N' && one.indices.every((index) => used.has(index))
      row = [
        ...before.slice(0, from).filter((one) => !gone(one)),
        ...made,
        ...before.slice(to).filter((one) => !gone(one)),
      ]
      break
    }
    if (made === null) break
  }
  return row
}
const mostRounds = 16

/** Parts and pieces put to what they are of; `lengths`: the tokens of one, where they are those of all. */
export function composed(items: readonly DataItem[]): {
  readonly row: readonly DataItem[]
  readonly lengths: readonly DataItem[]
} {
  const ofPieces = [rowOfTable, pieces, halves].reduce((row, rule) => applyRule(rule, row), items)
  const lengths = ofSign(ofPieces, 'L')
  const withLengths = applyRule(counted, ofPieces)
  // One length is that of all: what else the text says of it is read elsewhere.
  const isOfEach = ofSign(withLengths, 'Q').length > 1 && ofSign(withLengths, 'L').length === 0 && lengths.length !== 1
  const row = isOfEach ? withLengths : ofPieces.map((one) => (one.sign === 'L' ? { ...one, sign: 'l' } : one))
  return { row: rules.reduce((done, rule) => applyRule(rule, done), row), lengths: isOfEach ? [] : lengths }
}
