/** Words that ask how fast a job runs: the data hardly matter to that. */

const speedWords =
  /\b(?:tok(?:en)?s?[ /-]*(?:per |a |\/ ?)(?:s|sec|second)\b|tokens? per second|tok\/s|tps|throughput|how fast|what speed|speed (?:should|can|do|would|will)|(?:training|expected) speed)\b/giu

/** The text without the words that ask for its speed; null where it asks for none. */
export function withoutSpeedWords(text: string): string | null {
  const rest = text.replaceAll(speedWords, ' ').replaceAll(/\s+/gu, ' ').trim()
  return rest === text.trim() || rest === '' ? null : rest
}

export type ToldSpeed = { readonly tokensPerSecond: number; readonly isPerGpu: boolean; readonly rest: string }

const told =
  /(?<![\w.$])(\d[\d,]{0,12}(?:\.\d{1,3})?) ?(k)? ?(?:tok(?:en)?s? ?(?:\/|per|a|each) ?s(?:ec(?:ond)?)?|tps)\b(?<perGpu> ?(?:\/|per|a|each|on each) ?(?:gpu|card|device)\b)?/iu
const judged =
  /\b(?:slow|fast|good|bad|ok|okay|fine|normal|low|high|expected|reasonable|realistic|decent|enough|right|typical|poor)\b/iu

/** "9,800 tok/s, is that slow?": a speed to be judged, and the text without it and the question; null: there is none. */
export function speedToldIn(text: string): ToldSpeed | null {
  const found = told.exec(text)
  if (found === null || !judged.test(text) || !text.includes('?')) return null
  const [words, digits = '', thousand] = found
  const tokensPerSecond = Number(digits.replaceAll(',', '')) * (thousand === undefined ? 1 : 1000)
  if (!(tokensPerSecond > 0)) return null
  return {
    tokensPerSecond,
    isPerGpu: found.groups?.['perGpu'] !== undefined,
    rest: text.replace(words, ' tok/s ').replace(judged, ' '),
  }
}
