/** "Egress of 4 TB out of AWS", "downloading 800 GB of checkpoints from azure": data that leave a provider. */
import { bytesOfUnit } from '../../scenario/text-size.ts'

/** `rest`: the text without the amount. `beside`: the sentences that do not speak of it. */
export type EgressText = { readonly bytes: number; readonly rest: string; readonly beside: string }

const wayOut =
  /\b(?:egress\w*|data transfer|transfer(?:ring)? out|outbound|traffic|bandwidth|(?:mov|tak|pull|cop|fetch|transfer|download|get|export)(?:e|ing|y|ying)?\b.{0,60}\b(?:out|from|off|away|elsewhere|home|down|to (?:our|my) own))\b/iu
const asksForBill =
  /\b(?:costs?|bill|fees?|price|how much|charge[sd]?|pay|expensive|cheaper|all[- ]in|compare)\b|\$ ?\?/iu
const amount =
  /(?<![\w.])(\d[\d,]*(?:\.\d+)?) ?(gb|gib|tb|tib|pb|gigs?)\b(?! ?(?:v?ram|gpu|card|of (?:v?ram|memory)))/iu

/** Null where nothing leaves, or its amount is not named. */
export function egressIn(text: string): EgressText | null {
  if (!wayOut.test(text) || !asksForBill.test(text)) return null
  const [words = '', digits = '', unit = ''] = amount.exec(text) ?? []
  const bytes = Number(digits.replaceAll(',', '')) * (bytesOfUnit(unit) ?? NaN)
  const others = text
    .split(/(?<=[.?!])\s+/u)
    .filter((sentence) => !sentence.includes(words) && !/^.{0,24}\begress\b/iu.test(sentence))
  return bytes > 0 ? { bytes, rest: text.replace(words, ' '), beside: others.join(' ') } : null
}
