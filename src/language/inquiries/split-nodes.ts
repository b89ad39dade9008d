/** "One node with 8 H100 or two boxes of 4, the second is 15 % cheaper": as many GPUs in one machine or spread over several. */
import { countOf } from '../questions/same-run-again.ts'
import { collapseSpaces } from '../text/characters.ts'
import { gpuPattern } from '../text/gpu-pattern.ts'
import { linkGbitsIn, withoutLinkSpeed } from './link-speed.ts'

export type MachinesOf = { readonly nodes: number; readonly perNode: number }

export type SplitNodes = {
  /** Fewer machines with more GPUs each. */
  readonly whole: MachinesOf
  readonly split: MachinesOf
  /** A GPU as typed; null: none is named. */
  readonly card: string | null
  /** How much cheaper one of them is; null: it is not said. */
  readonly cheaper: { readonly share: number; readonly words: string } | null
  /** A loss that is supposed. */
  readonly lost: { readonly share: number; readonly words: string } | null
  /** Gbit/s between the machines, where that is named. */
  readonly gbits: number | null
  readonly link: 'infiniband' | 'ethernet' | null
  /** The job. */
  readonly rest: string
}

const few = String.raw`(?:one|an?|a single|single|two|three|four|[1-4])`
const gpusOf = String.raw`(?:\d{1,2}|two|four|eight)`
const machine = String.raw`(?:nodes?|machines?|box(?:es)?|servers?|hosts?|instances?|VMs?)`
const card = String.raw`(?:nvidia )?(?<card>${gpuPattern})s?`
const cardOrGpus = String.raw`(?:[x×]? ?(?:${gpuPattern})s?|gpus?|cards?)`
const forms = [
  // "2 nodes with 4 each", "two machines with four H100 each", "one with 8"
  String.raw`\b(?<n1>${few}) (?:${machine} )?(?:of|with|à|each with|having) (?<g1>${gpusOf})(?: ?${cardOrGpus})?(?: (?:each|nvlink))?(?! ?(?:%|percent|hours?|h\b|days?|epochs?|[bkm]\b))`,
  // "two 4-gpu nodes", "one 8xH100 box"
  String.raw`\b(?<n2>${few}) (?<g2>${gpusOf})(?:[- ]?(?:gpus?|cards?)|[ -]?[x×]? ?(?:${gpuPattern})s?) ${machine}`,
  // "2x4 A100", "2 x 4xH100"
  String.raw`(?<![\w.])(?<n3>[1-4]) ?[x×] ?(?<g3>\d{1,2})(?: ?[x×])?(?: ?${cardOrGpus})?(?![\w.])`,
  // "2 servers x 4 A100"
  String.raw`\b(?<n7>${few}) ${machine} ?[x×*] ?(?<g7>\d{1,2})(?: ?${cardOrGpus})?(?![\w.])`,
  // "split 8 H100 across two machines"
  String.raw`\b(?:split(?:ting)?|spread(?:ing)?|divid(?:e|ing)) (?:the |our |all )?(?<all>\d{1,2})(?: ?${cardOrGpus})? (?:across|over|between|on|in|into) (?:two|2) (?:separate )?${machine}`,
  // "4+4 H100 in two servers"
  String.raw`(?<![\w.])(?<g4>\d{1,2}) ?\+ ?(?<same>\d{1,2})(?: ?${cardOrGpus})?(?: (?:in|on|over|across) two (?:separate )?${machine})?`,
  // "8 in one box", "8xH100 in a single node", "8 H100 on one machine"
  String.raw`(?<![\w.])(?<g5>\d{1,2})(?: ?${cardOrGpus})?(?: nvlink)? (?:in|on|within) (?<n5>one|an?|a single|1|the same) ${machine}`,
  // "8xH100 nvlink", beside machines that are split
  String.raw`(?<![\w.])(?<g6>\d{1,2}) ?[x×] ?(?:${gpuPattern})s?(?: (?:with )?nvlink)?`,
].map((form) => new RegExp(form, 'giu'))
const cardNamed = new RegExp(String.raw`(?<![\w-])(?:\d{1,2} ?[x×]? ?)?${card}(?![\w-])`, 'iu')
const machinery = new RegExp(String.raw`(?<![\w-])${gpuPattern}s?(?![\w-])|\b${machine}\b`, 'giu')
const maySplit =
  /\b(?:nodes?|machines?|box(?:es)?|servers?|hosts?|instances?|vms?)\b|\b[1-4] ?[x×] ?\d|\b\d{1,2} ?\+ ?\d/iu
const asks = /\?|\b(?:or|vs\.?|versus|against|instead|than|compared|worth|lose|loss|slower|faster|better|cheaper)\b/iu
const percent = String.raw`(?<![\w.])(\d{1,2})(?: ?%| ?percent| pct)`
const cheaperWords = new RegExp(String.raw`${percent} (?:cheaper|less|lower|off)\b`, 'iu')
const lostWords = new RegExp(
  String.raw`\b(?:los(?:e|es|ing|s)|slower|cost(?:s|ing)? us|give up)(?: of| by| about| around)* ${percent}|${percent} (?:slower|loss|penalty|lost|hit)\b`,
  'iu',
)
const leftover =
  /\b(?:(?:the )?(?:second|first|latter|former|other)(?: one)? (?:is|are|would be|costs?)?|worth it|how much (?:slower|faster)? ?(?:do (?:we|i) lose|is|are)?|(?:do|would|will) (?:we|i) lose|we['’]?d get|compared (?:to|with)|than|vs\.?|versus|against|instead of|or|over ethernet|nvlink|ethernet|infiniband|are|is|be ok|would|do i need|need|each)\b/giu
const maxLength = 400

/** Null where no GPUs are weighed in one machine against several with fewer each. */
export function splitNodesIn(typed: string): SplitNodes | null {
  if (typed.length > maxLength || !maySplit.test(typed) || !asks.test(typed) || /\bbatch\b/iu.test(typed)) return null
  const text = withoutLinkSpeed(typed).rest
  let rest = text
  const found: MachinesOf[] = []
  for (const form of forms)
    for (const match of rest.matchAll(form)) {
      const sides = sidesOf(match.groups ?? {})
      if (sides.length === 0) continue
      found.push(...sides)
      rest = rest.replace(match[0], ' ')
    }
  const sides = found.filter(
    (side, at) => found.findIndex(({ nodes, perNode }) => nodes === side.nodes && perNode === side.perNode) === at,
  )
  const [one, other, ...more] = sides.toSorted((a, b) => a.nodes - b.nodes)
  if (one === undefined || other === undefined || more.length > 0) return null
  if (one.nodes >= other.nodes || one.perNode <= other.perNode || other.perNode < 2) return null
  const [lessWords, less] = cheaperWords.exec(rest) ?? []
  const [lostText, before, behind] = lostWords.exec(rest) ?? []
  const cards = cardNamed.exec(text)?.groups?.['card']
  return {
    whole: one,
    split: other,
    card: cards ?? null,
    cheaper: less === undefined ? null : { share: Number(less) / 100, words: lessWords ?? '' },
    lost: lostText === undefined ? null : { share: Number(before ?? behind) / 100, words: lostText },
    gbits: linkGbitsIn(typed),
    link: /\b(?:infiniband|ib|roce)\b/iu.test(typed) ? 'infiniband' : /\bethernet\b/iu.test(typed) ? 'ethernet' : null,
    rest: collapseSpaces(
      [lessWords, lostText]
        .reduce<string>((left, words) => (words === undefined ? left : left.replace(words, ' ')), rest)
        .replaceAll(leftover, ' ')
        .replaceAll(machinery, ' '),
    ),
  }
}

function sidesOf(groups: Readonly<Record<string, string | undefined>>): readonly MachinesOf[] {
  const { n1, g1, n2, g2, n3, g3, g4, same, g5, n5, g6, n7, g7, all } = groups
  if (g4 !== undefined) return g4 === same ? [{ nodes: 2, perNode: Number(g4) }] : []
  if (all !== undefined)
    return Number(all) % 2 === 0
      ? [
          { nodes: 1, perNode: Number(all) },
          { nodes: 2, perNode: Number(all) / 2 },
        ]
      : []
  const perNode = countOf(g1 ?? g2 ?? g3 ?? g5 ?? g6 ?? g7 ?? '')
  const nodes = n5 !== undefined || g6 !== undefined ? 1 : countOf(n1 ?? n2 ?? n3 ?? n7 ?? '')
  return perNode >= 1 && nodes >= 1 ? [{ nodes, perNode }] : []
}
