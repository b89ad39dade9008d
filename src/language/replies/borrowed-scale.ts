/**
 * "15B sounds like a lot, what would we lose with 5", "10 instead of 15", "is 50k overkill, would 20 do": a number beside
 * the data of the plan is counted as they are.
 */
import type { Scenario } from '../../scenario/scenario.ts'

/** What data are counted in: by how much, as it is typed, and what it is of. */
type DataScale = { readonly times: number; readonly letters: string; readonly suffix: string }
const tokenScales: readonly DataScale[] = [
  { times: 1e12, letters: 't|trillion', suffix: 'T tokens' },
  { times: 1e9, letters: 'b|bn|billion', suffix: 'B tokens' },
  { times: 1e6, letters: 'm|mn|mio|million', suffix: 'M tokens' },
]
const exampleScales: readonly DataScale[] = [
  { times: 1e6, letters: 'm|million', suffix: 'M examples' },
  { times: 1e3, letters: 'k|thousand', suffix: 'k examples' },
]

/** Where a number that stands for itself may be data: nothing follows that it counts. */
const lone = String.raw`(?<![\w.,$€£%/-])(?<number>\d{1,3}(?:\.\d)?)(?=\s*(?:[?.!;]|,(?!\d)|$)|\s+(?:instead|rather|do|does|be|would|will|is|and|or|then|too|already|not)\b)`
const [firstLone, everyLone] = [new RegExp(lone, 'iu'), new RegExp(lone, 'giu')]
const setAgainst = String.raw`(?:instead of|rather than|not|versus|vs\.?|down from|up from|from)`
/** So far from what is planned a number is of something else. */
const [leastShare, mostTimes] = [0.02, 20]
const maxLength = 200
/** What holds is weighed against something else. */
const weighs =
  /\?|\b(?:what|would|how|enough|only|maybe|instead|rather|too (?:much|many)|a lot|lots?|high|guess\w*|overkill|cut|down|less|more|lose|optimistic)\b/iu
/** A number of something else may have the other one beside it: “2 epochs of 40M, or 3?”. */
const countsOther =
  /\d ?(?:x|×)? ?(?:epochs?|passes|gpus?|cards?|nodes?|machines?|hours?|hrs?|h|days?|weeks?|%|gb|gigs?)\b/iu

/** The text with such numbers typed out, `tokens` and `examples` as in the plan; as it is where none stands there. */
export function withBorrowedScale(text: string, { spec, corpus }: Scenario): string {
  // Without a number by itself nothing is typed out; most replies have none.
  if (text.length > maxLength || !firstLone.test(text) || countsOther.test(text)) return text
  const tokens = corpus?.tokensPerEpoch ?? spec.tokens
  const counted = [
    spec.gpuCount,
    spec.nodes,
    corpus?.epochs,
    spec.loraRank,
    spec.batch,
    spec.budgetUsd,
    spec.deadlineHours,
  ]
  return [
    { amount: corpus?.examples ?? null, scales: exampleScales },
    { amount: tokens, scales: tokenScales },
  ].reduce((typed, { amount, scales }) => {
    const scale = scales.find(({ times }) => amount !== null && amount >= times)
    if (amount === null || scale === undefined || typed !== text) return typed
    const planned = amount / scale.times
    return counted.includes(planned) && !new RegExp(String.raw`\b${planned} ?(?:${scale.letters})\b`, 'iu').test(text)
      ? typed
      : borrowed(typed, planned, scale)
  }, text)
}

function borrowed(text: string, planned: number, { letters, suffix }: DataScale): string {
  const amount = String(planned).replace('.', String.raw`\.`)
  const scaled = new RegExp(String.raw`(?<![\w.])${amount} ?(?:${letters})\b`, 'iu')
  const bare = new RegExp(
    String.raw`${lone}(?<between>\s+${setAgainst}\s+)(?<![\w.])${amount}(?![\w.%]|\s+(?!instead\b|$)\w)`,
    'iu',
  )
  const isNear = (number: string): boolean => {
    const share = Number(number) / planned
    return share !== 1 && share >= leastShare && share <= mostTimes
  }
  const pair = bare.exec(text)?.groups
  if (pair?.['number'] !== undefined && isNear(pair['number']))
    return text.replace(bare, (_, number: string, between: string) => `${number}${suffix}${between}${planned}${suffix}`)
  if (!scaled.test(text) || !weighs.test(text)) return text
  const numbers = [...text.matchAll(everyLone)]
  const [only] = numbers
  const number = only?.groups?.['number']
  return numbers.length === 1 && number !== undefined && isNear(number)
    ? text.replace(firstLone, `${number}${suffix}`)
    : text
}
