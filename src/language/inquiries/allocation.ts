/** "We have 20k GPU-hours on Leonardo (A100 64GB)": hours on a machine of their own, which nobody rents. */
import type { ClusterFacts } from '../../catalog/cluster-facts.ts'
import { gpuPattern } from '../text/gpu-pattern.ts'
import { gpuHoursIn } from './gpu-hours.ts'

type ResearchCluster = ClusterFacts['rows'][number]

export type Allocation = {
  /** GPU-hours, or node-hours; null: how many was not said. */
  readonly hours: number | null
  readonly isOfNodes: boolean
  readonly words: string
  readonly clusters: readonly ResearchCluster[]
  /** The GPU as typed, without its memory; '' where none is named. */
  readonly card: string
  /** Gigabytes that were said of it. */
  readonly memory: number | null
  /** The text without the clause that tells of the hours. */
  readonly rest: string
}

const holds =
  /\b(?:have|has|'ve|got|get|granted|grant|allocations?|allocated|awarded|award|left|remaining|quota|our|own|my)\b/iu
const hasIt = /\b(?:have|has|'ve|got|get|granted|allocations?|allocated|awarded|left)\b/iu
/** What was used up, is needed or is priced is no stock of hours. */
const noStock =
  /\b(?:needs?|needed|took|takes|used|spent|burn(?:ed|t)?|costs?|prices?|rent|rented|buy|bought|quot\w*|pay|paid|per month|a month|\/month|if|would|reserved?|hours for (?:the|this|that|it|an?|our|your)|(?:which|who) (?:of us|is right|is wrong)|estimated?|calculated?|comes? (?:out )?(?:at|to))\b|[$€£]/iu
const nodeHours = /(?<![\w.$€£])(\d[\d.,]*)( ?k)? ?node[ -]?(?:hours?|hrs?|h)\b/iu
/** With the name of a machine, whose hours are counted as those of a GPU. */
const someHours =
  /(?:(?<![\w.$€£])(\d[\d.,]*)( ?k)? ?)?\b(?:(?:gpu[ -]?)?(?:hours|hrs)|compute[ -]?time|allocations?)\b/iu
const clauseEnds = /(?<!\d)[,;](?!\d{3})|[.!?:\n](?:\s|$)|\s(?:so|and|but|then)\s/gu
const maxLength = 450
/** "…, of which 3,200 are used": hours that are gone. */
const usedUp =
  /(?:[,;(]\s*)?(?:\b(?:and|of which|but)\s+)?(?:\b(?:we|i)(?:'ve| have)? (?:already )?(?:used|spent|burn(?:ed|t)|consumed)(?: up)? (?:about |some |roughly |around )?(\d[\d.,]*)( ?k)?\b(?: (?:of (?:it|them|those|these)|so far|already|node[ -]hours|hours)){0,3}|(?<![\w.$€£])(\d[\d.,]*)( ?k)? (?:(?:of (?:it|them|those|these)|node[ -]hours|hours) )?(?:(?:are|is|were|have been|already) ){0,2}(?:gone|used(?: up)?|spent|burn(?:ed|t)|consumed)\b(?: (?:so far|already))?)\)?/iu
/** "…, expires end of June": until when they can be used. */
const expiry =
  /\b(?:until|till|expir(?:es?|ing)(?: (?:on|at|in|by))?|(?:runs? out|ends?|lapses?)(?: (?:on|at|in|by))?) ((?:the )?(?:end|middle|mid|start) (?:of )?\p{L}{3,9}|\p{L}{3,9} \d{1,2}|\d{1,2}\.? \p{L}{3,9})\b/iu

/** Null where no hours of their own are told of. */
export function allocationIn(text: string, { rows }: ClusterFacts): Allocation | null {
  if (text.length > maxLength) return null
  const gone = usedUp.exec(text)
  const kept = gone === null ? text : text.replace(gone[0], ' ')
  const isGrant = grant.test(text)
  // What else is asked beside a grant says nothing of its hours.
  if (!isGrant && noStock.test(kept)) return null
  return stockOf(kept, gone === null ? 0 : usedOf(gone), isGrant, rows)
}
const grant = /\b(?:grant|allocation|allocated|awarded)\b/iu

function usedOf([, before, thousandBefore, behind, thousandBehind]: RegExpExecArray): number {
  const value =
    Number((before ?? behind ?? '').replaceAll(',', '')) * ((thousandBefore ?? thousandBehind) === undefined ? 1 : 1000)
  return value > 0 ? value : 0
}

/** `text`: without what is told of hours that were used up. */
function stockOf(text: string, used: number, isGrant: boolean, rows: ClusterFacts['rows']): Allocation | null {
  const counted = gpuHoursIn(text)
  const ofNodes = counted === null ? nodeHours.exec(text) : null
  const uncounted = someHours.exec(text)
  const words = counted?.words ?? (ofNodes ?? uncounted)?.[0]
  if (words === undefined || counted?.isMonthly === true) return null
  const clause = clauseAround(text, text.indexOf(words))
  const clusters = rows.filter(({ names }) => names.some((name) => spelled(name).test(text)))
  const isCounted = counted !== null || ofNodes !== null
  if (
    !(holds.test(clause) || (isGrant && clusters.length > 0)) ||
    (!isCounted && (clusters.length === 0 || !hasIt.test(clause)))
  )
    return null
  const cards = new RegExp(String.raw`(?<![\w-])${gpuPattern}s?(?![\w-])`, 'giu')
  const named = counted?.gpu !== undefined && counted.gpu !== '' ? counted.gpu : (clause.match(cards)?.[0] ?? '')
  const memory = /\b(\d{2,3}) ?gb\b/iu.exec(clause)?.[1]
  const hours = counted?.value ?? amountOf(ofNodes ?? uncounted)
  const until = expiry.exec(clause)?.[1]
  return {
    hours: hours === null ? null : hours - used > 0 ? hours - used : hours,
    isOfNodes: ofNodes !== null,
    words:
      used > 0 && hours !== null && hours > used ? `${words.trim()} less ${used.toLocaleString('en-US')} used` : words,
    clusters,
    card: named.replace(/ ?\d{2,3} ?gb/iu, '').trim(),
    memory: memory === undefined ? null : Number(memory),
    rest: withoutClusters(text.replace(clause, until === undefined ? ' ' : `, finished by ${until}. `), clusters),
  }
}

const amountOf = (match: RegExpExecArray | null): number | null => {
  const value = Number(match?.[1]?.replaceAll(',', '') ?? NaN) * (match?.[2] === undefined ? 1 : 1000)
  return value > 0 ? value : null
}

/** From the sign before it to the sign behind it. */
function clauseAround(text: string, at: number): string {
  let [start, end] = [0, text.length]
  for (const { index, 0: sign } of text.matchAll(clauseEnds)) {
    if (index < at) start = index + sign.length
    else if (index < end) end = index
  }
  return text.slice(start, end)
}

const spelled = (name: string): RegExp =>
  new RegExp(String.raw`(?<![\p{L}\p{N}])${name.replaceAll(' ', '[ -]?')}(?![\p{L}\p{N}])`, 'giu')

/** "…, on LUMI or Leonardo": the names say where, and nothing of the job. */
function withoutClusters(text: string, clusters: readonly ResearchCluster[]): string {
  let rest = text
  for (const { names } of clusters)
    for (const name of names.toSorted((one, other) => other.length - one.length))
      rest = rest.replace(new RegExp(`(?:(?:on|at|or|and|with)\\s+)*${spelled(name).source}`, 'giu'), ' ')
  return rest
    .replaceAll(/[ \t]+/gu, ' ')
    .replaceAll(/(?:\s*[,;])+\s*$|^[\s,;?!.]+/gu, '')
    .trim()
}
