/** "What card for PPO on 13B?", "which GPUs does a 405b qlora need?": a model, and neither data nor GPUs. */
import type { Inquiry, InquiryInput } from './inquiry.ts'
import { unexplainedWords } from './unexplained-words.ts'

/** Words of the question itself, which the answer has used. */
const usedWords =
  /^(?:what|which|how|many|much|we|i|you|gpus?|cards?|hardware|machines?|servers?|v?ram|memory|setup|kit|needs?|needed|want|run|can|that|cheapest|smallest|least|lowest|weakest|box(?:es)?|rigs?|really|actually|talk me|out of it|requirements?|required|minimum|min)(?: \w+)?$/i
/** Of the GPUs, and no figure that is asked for. */
const minWords = /\b(?:cheapest|most affordable)\b/iu
const memoryWords = /\bv?ram\b|\bmemory\b/iu
/** The least that will do, however slow it is. */
const leastWords =
  /(?<!\bat )\b(?:minimum|minimal|min|smallest|tiniest|least|lowest|fewest|weakest)\b|\bget away with\b/iu
/** Hours or dollars need data. */
const otherFigures = /\b(?:how long|costs?|prices?|cheap\w*|expensive|fast\w*)\b|[$€£]/i

/** Null where the text gives data or GPUs, or leaves words that nothing explains. */
export function readHardware({ text, understanding, facts: { words } }: InquiryInput): Inquiry | null {
  const { draft } = understanding
  if (!words.hardwareNeed.test(text) || otherFigures.test(text.replace(minWords, ' '))) return null
  if (draft.get('params') === null || draft.get('gpus') !== null || draft.get('tokens') !== null) return null
  const { spec } = draft.finish()
  const unused = unexplainedWords(understanding, usedWords)
  if (unused === null) return null
  const doubted = spec.gpuCount === null ? {} : { doubtedCount: spec.gpuCount }
  const memory = memoryWords.test(text) ? { asksMemory: true as const } : {}
  const least = minWords.test(text)
    ? { asksLeast: 'price' as const }
    : leastWords.test(text)
      ? { asksLeast: 'memory' as const }
      : {}
  return { kind: 'hardware', spec: { ...spec, gpuCount: null, nodes: null }, ...doubted, ...memory, ...least, unused }
}
