/**
 * A text as a row of items: its amounts of data, each with what it counts, and the words between them by what they do. A
 * rule of composition is a pattern over their signs.
 *
 *     C  a count of examples    Q  a count with a length of its own    T  tokens in all        L  tokens of one
 *     N  a bare number          P  passes                              S  a share              #  what is none of it
 *     ,  comma   .  end of a sentence   ;  new line   b  new line of a list   :  colon, dash, equals   (  )  brackets
 */
export type DataItem = {
  readonly sign: string
  /** Of a share the part that is left, of all others how many there are. */
  readonly value: number
  /** Of a count with its own length: the tokens of all. */
  readonly tokens: number
  /** What the number is of, where it is an amount of data. */
  readonly measure: 'examples' | 'tokens' | 'bytes'
  /** What is counted, or what "each" and "per" are of, in the singular. */
  readonly noun: string
  /** The mentions that it is made of. */
  readonly indices: readonly number[]
  /** How it came about: "4k + 6k". */
  readonly said: string
}

/** Fewer tokens are those of one example. */
export const fewestTokens = 100_000
/** Fewer of a thing are no data by themselves. */
export const fewestCounted = 50

/** An item of one mention. */
export const item = (sign: string, index: number, fields: Partial<DataItem> = {}): DataItem => ({
  sign,
  value: 0,
  tokens: 0,
  measure: 'examples',
  noun: '',
  indices: [index],
  said: '',
  ...fields,
})

/** An item by what it does to the data before it. */
export type DataStep = DataItem & {
  readonly role: 'base' | 'off' | 'aside' | 'rest' | 'instead' | 'share' | 'split' | 'open'
}

/** Whether it was put together of others. */
export const isComposed = ({ sign, said }: DataItem): boolean =>
  sign === 'Q' ? /\+|×.*×|[a-z] ×/u.test(said) : said.includes(' ')
/** Figures that are rounded still agree. */
const slack = 0.03
/** Whether two figures agree, but for rounding. */
export const agree = (one: number, other: number): boolean => Math.abs(one / other - 1) <= slack
