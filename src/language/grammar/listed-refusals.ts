/** Several things that are refused, one after the other. */
import type { Token } from '../text/tokenize.ts'

/** "No full fine-tune, no 70B, no A100s": a list of what is refused corrects nothing. */
export function isOneOfNos(tokens: readonly Token[], at: number): boolean {
  const word = tokens[at]?.text
  const ahead = tokens.slice(at + 1, at + reachOfNo)
  if (ahead.some(({ text }, index) => isNoJoin(text) && ahead[index + 1]?.text === word)) return true
  const before = tokens.slice(Math.max(0, at - reachOfNo), Math.max(0, at - 1))
  return isNoJoin(tokens[at - 1]?.text ?? '') && before.some(({ text }) => text === word)
}
const reachOfNo = 8
const isNoJoin = (text: string): boolean => text === ',' || text === 'and' || text === '\n'

/** "Scrap the H100, B200 please": what is asked for behind what goes. */
export const pleads = /^(?:please|pls|plz|instead)$/u

/** "Drop RunPod, Lambda or Crusoe whichever is cheaper": one of those behind the first is taken. */
export const choosesOne = /^(?:whichever|whoever|either|will do|would do|is fine|are fine)\b/u
