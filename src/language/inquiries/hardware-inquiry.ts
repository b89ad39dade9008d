/** "What card for PPO on 13B?", "which GPUs does a 405b qlora need?": a model, and neither data nor GPUs. */
import type { Inquiry, InquiryInput } from './inquiry.ts'
import { unexplainedWords } from './unexplained-words.ts'

const hardwareWords =
  /\b(?:(?:what|which|how many|how much)(?: \w+){0,2} (?:gpus?|cards?|hardware|machines?|servers?|nodes?|v?ram|memory|setup|set-up|kit|instances?|box(?:es)?|rigs?|iron)|(?:gpus?|hardware|memory|v?ram|system) (?:requirements?|needs?|needed|required)|(?:cheapest|smallest|least|lowest|minimal|weakest) (?:\w+ )?(?:gpus?|cards?|hardware|machines?|setup)|(?:really|actually|even) need (?:a |an |so )?(?:\d{1,5}|many|cluster|dozens|hundreds|big|huge)|talk me (?:out of|into)|min(?:imum|imal)? (?:gpus?|hardware|v?ram|memory|requirements?))\b/i
/** Words of the question itself, which the answer has used. */
const usedWords =
  /^(?:what|which|how|many|much|we|i|you|gpus?|cards?|hardware|machines?|servers?|v?ram|memory|setup|kit|needs?|needed|want|run|can|that|cheapest|smallest|least|lowest|weakest|box(?:es)?|rigs?|really|actually|talk me|out of it|requirements?|required|minimum|min)(?: \w+)?$/i
/** Of the cards, and no figure that is asked for. */
const leastWords = /\b(?:cheapest|most affordable)\b/iu
/** Hours or dollars need data. */
const otherFigures = /\b(?:how long|costs?|prices?|cheap\w*|expensive|fast\w*)\b|[$€£]/i

export function readHardware({ text, understanding }: InquiryInput): Inquiry | null {
  const { draft } = understanding
  if (!hardwareWords.test(text) || otherFigures.test(text.replace(leastWords, ' '))) return null
  if (draft.get('params') === null || draft.get('gpus') !== null || draft.get('tokens') !== null) return null
  const { spec } = draft.finish()
  const unused = unexplainedWords(understanding, usedWords)
  if (unused === null) return null
  const doubted = spec.gpuCount === null ? {} : { doubtedCount: spec.gpuCount }
  return { kind: 'hardware', spec: { ...spec, gpuCount: null, nodes: null }, ...doubted, unused }
}
