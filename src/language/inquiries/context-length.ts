/** "Context extension to 64k", "128k context … compared to 8k": a length that only the words around it name. */

const contextWords = /\b(?:context|ctx|yarn|rope|longrope|pose|long[- ]?context|sequence lengths?)\b/iu
const extendWords = /\b(?:extend\w*|extension|stretch\w*|lengthen\w*|scale|scaling|grow|yarn|longrope|pose|rope)\b/iu
const length = String.raw`(\d{2,4}k|1m|[1-9]\d{4,6})(?! ?(?:tok|examples?|rows|samples|pairs|docs|chats|steps|usd|eur|\$|context|ctx))\b`
const extended = new RegExp(String.raw`\b(?:from (\d{1,4}k) )?(to|up to|until|at) ${length}`, 'iu')
const compared = new RegExp(
  String.raw`(\b(?:compared (?:to|with)|vs\.?|versus|instead of|rather than|against|relative to|than) )(\d{1,4}k)\b(?! ?(?:tok|examples?|rows|context|ctx))`,
  'iu',
)

/** Such a text with "context" beside the length. */
export function labelContextLength(text: string): string {
  if (!contextWords.test(text)) return text
  const named = extendWords.test(text) ? text.replace(extended, '$2 $3 context') : text
  return /\d ?k (?:tokens? )?(?:context|ctx|sequence)/iu.test(named) ? named.replace(compared, '$1$2 context') : named
}

const lengthUnit = String.raw`(?: ?-?(?:tokens? )?(?:context|ctx|seq(?:uence)?s?)(?: len(?:gth)?s?)?)`
const against = String.raw`(?:instead of|vs\.?|versus|compared (?:to|with)|rather than|over|than|and not)`
const thousand = String.raw`(?<![\w.])(\d{1,4})k\b`
const lengthPairs = [
  new RegExp(
    String.raw`\b(?:double|triple|halve|raise|increase|lower|cut|go|going|move|moving|change|bump|extend)\b[^.?!;,]{0,20}?${lengthUnit} from ${thousand} to ${thousand}`,
    'iu',
  ),
  new RegExp(String.raw`\bfrom ${thousand} to ${thousand}${lengthUnit}`, 'iu'),
  new RegExp(String.raw`${thousand}${lengthUnit} ${against} (?:at |of |with )?${thousand}${lengthUnit}?`, 'iu'),
  new RegExp(String.raw`${thousand} ${against} (?:at |of |with )?${thousand}${lengthUnit}`, 'iu'),
  new RegExp(String.raw`${lengthUnit} (?:of )?${thousand} ${against} (?:at |of |with )?${thousand}`, 'iu'),
]

/** "32k context instead of 2k": both lengths as typed, and the text with the first alone; null: no two are set against each other. */
export function lengthChangeIn(
  text: string,
): { readonly lengths: readonly [number, number]; readonly names: readonly string[]; readonly rest: string } | null {
  for (const pattern of lengthPairs) {
    const [words, first = '', second = ''] = pattern.exec(text) ?? []
    if (words === undefined || first === second) continue
    return {
      lengths: [tokensOf(first), tokensOf(second)],
      names: [`${first}k context`, `${second}k context`],
      rest: text
        .replace(words, ` ${first}k context `)
        .replaceAll(/[^\S\n]+/gu, ' ')
        .trim(),
    }
  }
  return null
}

/** "32k" are 32,768 tokens, "100k" that many. */
const tokensOf = (thousands: string): number => {
  const value = Number(thousands)
  return Number.isInteger(Math.log2(value)) ? value * 1024 : value * 1000
}
