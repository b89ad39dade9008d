/** "Embed 120 million descriptions with qwen3-embedding": one forward pass over the data, and no training. */
import type { Scenario } from '../../scenario/scenario.ts'
import type { Inquiry } from './inquiry.ts'

const encodingWords =
  /\b(?:embed(?! ?ding model)|encode|vectori[sz]e|classify|label|tag|score|(?:compute|create|generate|make) (?:the |our )?embeddings|embeddings (?:for|of)|(?:batch )?inference (?:over|on)|run .{0,30} (?:over|through))\b/iu
const trainingWords =
  /\b(?:(?:fine-?)?tun\w+|fine tune|(?:re|pre-?)?train\w*|q?lora|sft|dpo|epochs?|contrastive|hard negatives?)\b/iu

/** Null where something is trained, or model or data are missing. */
export function readEncoding(
  text: string,
  read: (text: string) => Scenario | null,
): Extract<Inquiry, { kind: 'encoding' }> | null {
  if (!encodingWords.test(text) || trainingWords.test(text)) return null
  const scenario = read(text)
  return scenario === null || scenario.spec.tokens === null
    ? null
    : { kind: 'encoding', spec: scenario.spec, unused: [] }
}
