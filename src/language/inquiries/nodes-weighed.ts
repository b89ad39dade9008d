/** "2 nodes of 8 H100 or stay on one", "one 8xMI300X or two 8xH100 nodes": machines that are weighed by their number, and the text without them. */
import { collapseSpaces } from '../text/characters.ts'
import { gpuPattern } from '../text/gpu-pattern.ts'
import { withoutLinkSpeed } from './link-speed.ts'

export type MachinesOfSide = {
  readonly nodes: number
  readonly perNode: number
  /** As typed. */
  readonly card: string
}

export type NodesWeighed = {
  readonly sides: readonly [MachinesOfSide, MachinesOfSide]
  readonly rest: string
  readonly hasInfiniBand: boolean
}

const numbers: Readonly<Record<string, number>> = { one: 1, a: 1, an: 1, 'a single': 1, single: 1, two: 2, three: 3, four: 4, six: 6, eight: 8, second: 2, '2nd': 2, another: 2, third: 3 } // prettier-ignore
const number = String.raw`(\d{1,2}|one|an?(?: single)?|single|two|three|four|six|eight)`
const machine = String.raw`(?:nodes?|machines?|box(?:es)?|servers?|hosts?)`
const card = String.raw`(?:nvidia |amd )?(${gpuPattern})s?`
const ofCards = String.raw`(?:(?:of|with|à|each with) )?(\d{1,2}) ?[x×]? ?${card}`
const orWord = String.raw`(?:,? ?(?:or|vs\.?|versus|against|instead of|over))`
const stay = String.raw`(?:(?:should|do|would|can) (?:we|i) |rather |better |just |only |to )*(?:(?:stay(?:ing)?|keep(?:ing)?(?: it)?|stick(?:ing)?|go|use|remain) ?)?(?:(?:on|to|with|at|in|inside) )?(?:just |only )?`
const each = new RegExp(String.raw`\(?\b(\d{1,2}) ?[x×] ?${card}(?: ?(?:each|per ${machine}|a ${machine}))?\)?`, 'iu')

/** "one 8xMI300X or two 8xH100 nodes" */
const twoKinds = new RegExp(
  String.raw`\b${number} (\d{1,2}) ?[x×] ?${card}(?: ${machine})?${orWord} ${stay}${number} (\d{1,2}) ?[x×] ?${card}(?: ${machine})?`,
  'iu',
)
/** "2 nodes of 8 A100 … worth it or stay on 1 node" */
const orStay = new RegExp(
  String.raw`\b${number} ${machine} ${ofCards}([^?!\n]{0,90}?)(?:worth it )?${orWord} ${stay}${number}(?: ${machine})?\b(?! ?(?:gpu|[x×%]|[bkm]\b|epoch|day|hour|week|token))`,
  'iu',
)
/** "one node or two of 8 H100", "1 to 2 nodes of 8xH200" */
const fromTo = new RegExp(
  String.raw`\b(?:(?:from|going from|scal\w+ from) )?${number}(?: ${machine})?(?:${orWord}| to) ${stay}${number} ${machine}\b(?: ?(?:of|with) (\d{1,2}) ?[x×]? ?${card})?`,
  'iu',
)
/** "two nodes of H100 or four", "1 or 2 nodes with H200s": machines of eight, as nobody counts their cards. */
const ofCard = String.raw`(?: ?(?:of|with) ${card})`
const uncounted = [
  String.raw`\b${number} (?:${card} )?${machine}${ofCard}?${orWord} ${stay}${number}(?: ${machine})?${ofCard}?\b`,
  String.raw`\b${number}${orWord} ${stay}${number} ${machine}${ofCard}?\b`,
].map((pattern) => new RegExp(String.raw`${pattern}(?! ?(?:gpu|card|[x×%]|[bkm]\b|epoch|day|hour|week|token))`, 'iu'))
const cardAnywhere = new RegExp(String.raw`(?<![\w.-])${card}\b`, 'iu')
/** "add a second 8xH200 node" */
const added = new RegExp(
  String.raw`\b(?:add|get|rent|buy|take|use)(?:ing)? (?:an? )?(second|2nd|another|third) (?:(\d{1,2}) ?[x×]? ?${card} )?${machine}(?: of (\d{1,2}) ?[x×]? ?${card})?`,
  'iu',
)
/** "8xH100 enough memory or do I need two nodes?", "does one 8xH200 do, or will we need several machines?": one machine of what is named, or more of them. */
const needed = new RegExp(
  String.raw`\b(?:(?:one|an?|single) )?(\d{1,2}) ?[x×] ?${card}(?: ${machine})?\b[^?!\n;]{0,60}?${orWord} (?:(?:do|would|should|will|must|does it|would it) ?(?:we|i|you|one)? ?(?:really )?(?:need|take|have to (?:take|rent|get)|get|rent|go (?:to|for|with)) )?(two|2|several|multiple|more than one|three|3|four|4) ${machine}(?! ?(?:of|with) \d)`,
  'iu',
)
const infiniBand = /\b(?:infiniband|ib|roce(?:v2)?)\b/iu
const leftOfLink = new RegExp(
  String.raw`[,(]?\s?\b(?:(?:only )?(?:connected|linked|joined|networked)(?: only| just)?(?: (?:by|with|over|via))?|(?:with|over|via|on|by|no) (?:infiniband|ib|roce|ethernet)|infiniband|ib|roce|only)\b(?: only| between (?:them|the nodes|nodes))?`,
  'giu',
)
const maxLength = 400

/** Null where no numbers of machines of known cards are weighed. */
export function nodesWeighedIn(typed: string): NodesWeighed | null {
  if (typed.length > maxLength || !/\b(?:nodes?|machines?|box(?:es)?|servers?|hosts?)\b|\d ?[x×] ?\w/iu.test(typed))
    return null
  const text = withoutLinkSpeed(typed)
    .rest.replaceAll(leftOfLink, ' ')
    .replaceAll(/[ \t]+/gu, ' ')
  const found = kindsIn(text) ?? stayIn(text) ?? addedIn(text) ?? fromToIn(text) ?? neededIn(text) ?? uncountedIn(text)
  if (found === null) return null
  const { sides, rest } = found
  const isChoice = sides[0].nodes !== sides[1].nodes
  const isWhole = sides.every(({ nodes, perNode }) => nodes >= 1 && perNode >= 1)
  const cleaned = rest
    .replace(/^\W{0,3}(?:(?:is it|it's|its) worth|should (?:we|i)|shall (?:we|i)|do (?:we|i)|is)\b/iu, ' ')
    .replaceAll(/\b(?:worth it|is it worth(?: going)?|between (?:them|the nodes|nodes))\b\??|\(\s*\)/giu, ' ')
  return isChoice && isWhole
    ? {
        sides,
        rest: collapseSpaces(cleaned).replaceAll(/[\s,;:]+(?=[,;:.?])|^[\s,;:.?]+/gu, ''),
        hasInfiniBand: infiniBand.test(typed),
      }
    : null
}

type FoundSides = { readonly sides: readonly [MachinesOfSide, MachinesOfSide]; readonly rest: string } | null
const countOf = (words: string): number => numbers[words.toLowerCase()] ?? Number(words)

function kindsIn(text: string): FoundSides {
  const [words, n1 = '', g1 = '', c1 = '', n2 = '', g2 = '', c2 = ''] = twoKinds.exec(text) ?? []
  if (words === undefined) return null
  return {
    sides: [
      { nodes: countOf(n1), perNode: Number(g1), card: c1 },
      { nodes: countOf(n2), perNode: Number(g2), card: c2 },
    ],
    rest: text.replace(words, ' '),
  }
}

function stayIn(text: string): FoundSides {
  const [words, n1 = '', g = '', name = '', between = '', n2 = ''] = orStay.exec(text) ?? []
  if (words === undefined) return null
  const side = { perNode: Number(g), card: name }
  return {
    sides: [
      { ...side, nodes: countOf(n2) },
      { ...side, nodes: countOf(n1) },
    ],
    rest: text.replace(words, ` ${between} `),
  }
}

function addedIn(text: string): FoundSides {
  const [words, ordinal = '', g1, c1, g2, c2] = added.exec(text) ?? []
  if (words === undefined) return null
  const rest = text.replace(words, ' ')
  const other = each.exec(rest)
  const [perNode, name] = [g1 ?? g2 ?? other?.[1], c1 ?? c2 ?? other?.[2]]
  if (perNode === undefined || name === undefined) return null
  const side = { perNode: Number(perNode), card: name }
  const more = countOf(ordinal)
  return {
    sides: [
      { ...side, nodes: more - 1 },
      { ...side, nodes: more },
    ],
    rest: other === null ? rest : rest.replace(other[0], ' '),
  }
}

function fromToIn(text: string): FoundSides {
  const [words, n1 = '', n2 = '', g, name] = fromTo.exec(text) ?? []
  if (words === undefined) return null
  const rest = text.replace(words, ' ')
  const other = g === undefined ? each.exec(rest) : null
  const [perNode, of] = [g ?? other?.[1], name ?? other?.[2]]
  if (perNode === undefined || of === undefined) return null
  const side = { perNode: Number(perNode), card: of }
  return {
    sides: [
      { ...side, nodes: countOf(n1) },
      { ...side, nodes: countOf(n2) },
    ],
    rest: other === null ? rest : rest.replace(other[0], ' '),
  }
}

function neededIn(text: string): FoundSides {
  const [words, perNode = '', name = '', count = ''] = needed.exec(text) ?? []
  if (words === undefined) return null
  const side = { perNode: Number(perNode), card: name }
  const more = countOf(count)
  return {
    sides: [
      { ...side, nodes: 1 },
      { ...side, nodes: Number.isNaN(more) ? 2 : more },
    ],
    rest: text.replace(words, ' '),
  }
}

function uncountedIn(text: string): FoundSides {
  const match = uncounted.map((pattern) => pattern.exec(text)).find((found) => found !== null)
  if (match == null) return null
  const [words, n1 = '', ...others] = match
  // The number of the second side is the one that is none of a card.
  const n2 = others.find((other) => other !== undefined && !Number.isNaN(countOf(other))) ?? ''
  const rest = text.replace(words, ' ')
  const counted = each.exec(rest)
  const own = others.find((other) => other !== undefined && Number.isNaN(countOf(other)))
  const elsewhere = counted === null && own === undefined ? cardAnywhere.exec(rest) : null
  const name = own ?? counted?.[2] ?? elsewhere?.[1]
  if (name === undefined) return null
  const perNode = counted === null ? gpusOfMachine : Number(counted[1])
  const side = { perNode, card: name }
  const taken = counted?.[0] ?? elsewhere?.[0]
  return {
    sides: [
      { ...side, nodes: countOf(n1) },
      { ...side, nodes: countOf(n2) },
    ],
    rest: taken === undefined ? rest : rest.replace(taken, ' '),
  }
}
const gpusOfMachine = 8
