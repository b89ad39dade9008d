/** Signs that stand between the parts of a name. */
import type { Token } from '../text/tokenize.ts'

/** Signs that join the parts of one name: "llama-3.1_8b" is "llama 3.1 8b". */
const joiners = new Set(['-', '_', '.', '/', "'"])

/** Whether a sign may stand inside a phrase instead of a space. */
export const isJoiner = ({ kind, text }: Token): boolean => kind === 'sign' && joiners.has(text)

/** The index of the next part of a name: past one joiner that touches both its neighbours. */
export function skipJoiner(tokens: readonly Token[], at: number): number {
  const sign = tokens[at]
  return sign?.adjacent === true && isJoiner(sign) && tokens[at + 1]?.adjacent === true ? at + 1 : at
}
