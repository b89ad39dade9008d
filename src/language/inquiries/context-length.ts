/** "Context extension to 64k", "128k context … compared to 8k": a length that only the words around it name. */

const contextWords = /\b(?:context|ctx|yarn|rope|longrope|pose|long[- ]?context|sequence lengths?)\b/iu
const extendWords = /\b(?:extend\w*|extension|stretch\w*|lengthen\w*|scale|scaling|grow|yarn|longrope|pose|rope)\b/iu
/** "Extend llama 3.1 8b from 8k to 128k" */
const lengthened = /\b(?:extend|stretch|lengthen)\w*\b.{0,40}\b\d{1,4}k ?(?:->|→|to) ?\d{2,4}k\b/iu
const named = /\b(?:context|ctx)(?: length| window)? extension\b/iu
const length = String.raw`(\d{2,4}k|1m|[1-9]\d{4,6})(?! ?(?:tok|examples?|rows|samples|pairs|docs|chats|steps|usd|eur|\$|context|ctx))\b`
const extended = new RegExp(
  String.raw`(?:(?:\bfrom )?(?<![\w.])\d{1,4}k ?)?(?:->|→|\b(?:to|up to|until|at)\b) ?${length}`,
  'iu',
)
const compared = new RegExp(
  String.raw`(\b(?:compared (?:to|with)|vs\.?|versus|instead of|rather than|against|relative to|than) )(\d{1,4}k)\b(?! ?(?:tok|examples?|rows|context|ctx))`,
  'iu',
)

/** "All sequences 256k", "everything is 128k long", "sequences all 16k": how long each of them is. */
const allOfLength =
  /(?:,? (?:with |and )?)?\b(?:(?:all|every|each)(?: of)?(?: (?:the|our|my|training))? (?:sequences?|seqs?)(?: lengths?)?|(?:sequences?|seqs?),? (?:are |is )?(?:all|each)|everything|all of (?:it|them))(?: (?:is|are|being|at|of|exactly|about|full|the full|has|have|with|length|run|runs|trained|up to)){0,3} (\d{1,4}k|1m|[1-9]\d{3,6})(?: (?:tokens?|long|in length|context|ctx|each)){0,2}(?=\s*(?:[.,;:!?)]|$|\b(?:and|with|on|full|lora|so)\b))/iu
/** "To 256k context: 1B tokens": the length stands before its name, and what follows is another figure. */
const endsInColon =
  /((?<![\w.])\d{1,4}k(?: tokens?)?[ -](?:context|ctx|sequence|seq)(?: window| lengths?| len)?) ?:(?= ?\d)/iu
const saysAll = /\b(?:all|every|each|everything)\b/iu

function withLengthOfAll(text: string): string {
  const [words, each = ''] = allOfLength.exec(text) ?? []
  if (words === undefined) return text
  const others = text.replace(words, '')
  // Said of the context before, once is enough.
  const isSaid = new RegExp(String.raw`(?<![\w.])${each} ?-?(?:tokens? )?(?:context|ctx|seq)`, 'iu').test(others)
  return isSaid ? others : text.replace(words, `, ${each} context`)
}

/** Such a text with "context" beside the length. */
export function labelContextLength(typed: string): string {
  const plain = typed.replace(endsInColon, '$1,')
  const text = saysAll.test(plain) ? withLengthOfAll(plain) : plain
  if (!contextWords.test(text) && !lengthened.test(text)) return text
  const labelled = extendWords.test(text) ? extendedTo(text) : text
  return /\d ?k (?:tokens? )?(?:context|ctx|sequence)/iu.test(labelled)
    ? labelled.replace(compared, '$1$2 context')
    : labelled
}

/** "32k -> 256k, all at 256k": the length that it goes to, said once. */
function extendedTo(text: string): string {
  const [found, to] = extended.exec(text) ?? []
  if (found === undefined || to === undefined) return text
  const end = text.indexOf(found) + found.length
  const again = new RegExp(String.raw`(?:,? ?\ball)? at ${to}\b`, 'giu')
  return `${text.slice(0, end - found.length).replace(named, ' ')} to ${to} context${text.slice(end).replaceAll(again, '')}`
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
