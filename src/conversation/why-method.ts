/** "Why QLoRA here?", "full or LoRA, why this one?": whether it was asked for, and what the other methods would take. */
import type { Question } from '../language/questions/question.ts'
import type { Advice } from '../recommend/advice/advice.ts'
import type { Option } from '../recommend/recommendation.ts'
import { formatGib } from '../presentation/format/number-format.ts'
import type { AnswerScenario } from './engine-context.ts'
import type { Scenario } from '../scenario/scenario.ts'

/** The question of which the answer holds; null where it is its own. */
export function askedInstead(question: Question, best: Option): Question | null {
  const { topic, args = {} } = question
  if (asksWhyMethod(question, best))
    return { ...question, topic: 'which-method', args: { ...args, asksWhy: args.asksWhy ?? 'why' } }
  if (topic === 'which-method' && args.asksOf === 'rank')
    return { ...question, topic: 'setting', args: { ...args, setting: 'rank' } }
  // "How much faster would H100s be, and is it worth it?" names the card: it alone is set against the plan.
  if (topic === 'bigger-gpu' && question.contrast !== undefined && isOtherCard(question, best))
    return { ...question, topic: 'what-if' }
  // "Where does the throughput number come from?": the sums of the bill say nothing of it.
  if (topic === 'math' && args.asksOfLog === 'speed' && args.asksWhere === true) return { ...question, topic: 'mfu' }
  // "What batch size and learning rate should I start with?": both are told with the rate.
  if (topic === 'which-batch' && args.asksRate === true) return { ...question, topic: 'learning' }
  return null
}

const isOtherCard = ({ subject }: Question, { gpu }: Option): boolean =>
  subject !== null && subject.gpus.length > 0 && !subject.gpus.includes(gpu)

/** The method of the plan is what the reason is asked of, and nothing else of it. */
function asksWhyMethod({ topic, subject }: Question, { method, weights }: Option): boolean {
  if ((topic !== 'why' && topic !== 'why-not') || subject === null) return false
  if (subject.gpus.length > 0 || subject.providers.length > 0) return false
  return subject.method === null ? subject.weights !== null && subject.weights === weights : subject.method === method
}

const nameOf = { lora: 'LoRA', qlora: 'QLoRA', full: 'full fine-tuning' } as const
const implied = /trains every parameter/u

/** `lora`: the plan with LoRA over a base in bf16, where there is one; `isNeed`: whether it is needed is asked. */
export function whyMethod(
  { spec, notes }: Scenario,
  { method, peakMemoryGiB }: Option,
  { answer }: Advice,
  lora: Option | null,
  isNeed: boolean,
): string {
  const note = notes.find((one) => implied.test(one))
  if (note === undefined && spec.task === 'pretrain' && method === 'full')
    return 'Because training from scratch trains every parameter: there is no trained base yet that an adapter could change.'
  const lead =
    note !== undefined
      ? `Because ${note.charAt(0).toLowerCase()}${note.slice(1)}`
      : spec.method === null
        ? 'Because it came out best for this job.'
        : `Because it was asked for: ${nameOf[method]}.`
  if (method !== 'qlora') return `${lead} ${answer}`
  const isHeld = lora !== null && lora.offload === 'none'
  const fits = isHeld
    ? `LoRA in bf16 fits too, with ${formatGib(lora.peakMemoryGiB.p50)} of ${formatGib(lora.usableMemoryGiB)} on each GPU against ${formatGib(peakMemoryGiB.p50)}; 4 bits are for cards that do not hold the weights in bf16.`
    : 'LoRA in bf16 does not fit the GPUs here, unless weights lie in the memory of the host, which is slow.'
  const verdict = isNeed
    ? `${isHeld ? 'No' : 'Yes'}: ${fits}`
    : `${lead} ${isHeld ? 'It is not needed for memory: ' : 'It is what fits: '}${fits}`
  return `${verdict} ${isHeld ? answer : (answer.split(/(?<=\.) (?=QLoRA is planned)/u)[1] ?? answer).replace(/ LoRA would take .*$/u, '')}`
}

/** The plan with LoRA over a base in bf16; null where none is found. */
export function loraInFull(scenario: Scenario, ask: AnswerScenario): Option | null {
  const answer = ask({ ...scenario, spec: { ...scenario.spec, method: 'lora', weights: null } })
  return answer.kind === 'problem' ? null : answer.recommendation.best
}
