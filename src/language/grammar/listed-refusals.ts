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
