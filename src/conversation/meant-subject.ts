/** What a question names, where the plan tells how it is meant. */
import type { Question } from '../language/questions/question.ts'
import type { Subject } from '../language/questions/subject.ts'
import type { Scenario } from '../scenario/scenario.ts'
import type { Option } from '../recommend/recommendation.ts'

/** "Why RunPod and not Lambda?": of two that are named the one that is not planned. */
export function withoutPlanned(
  topic: Question['topic'],
  subject: Subject | null,
  { provider, gpu, gpuCount }: Option,
): Subject | null {
  if (subject === null) return null
  const others = <Id>(ids: readonly Id[], planned: Id): readonly Id[] => {
    const rest = ids.filter((id) => id !== planned)
    return rest.length === 0 ? ids : rest
  }
  const providers = others(subject.providers, provider)
  // "Why RunPod and not AWS?", of a plan at neither, is of the one that is missed.
  const missed = topic === 'why' && providers.length > 1 ? providers.slice(-1) : providers
  // "Is it cheaper with 4 H100s?", where 8 are planned, is of the planned ones too.
  const isOtherCount = subject.count !== null && subject.count !== gpuCount
  return { ...subject, providers: missed, gpus: isOtherCount ? subject.gpus : others(subject.gpus, gpu) }
}

/** "What would 4 cost?": of the GPUs that are planned; "will it fit on the 3090s?": on those that somebody has. */
export function withCount(
  topic: Question['topic'],
  subject: Subject | null,
  { gpu, gpuCount }: Pick<Option, 'gpu' | 'gpuCount'>,
  isOwned: boolean,
): Subject | null {
  if (isOwned && subject?.count === null && subject.gpus.includes(gpu)) return { ...subject, count: gpuCount }
  const isCount = (topic === 'cost' || topic === 'time') && subject?.count === null && /^\d{1,4}$/u.test(subject.words)
  return isCount ? { ...subject, count: Number(subject.words) } : subject
}

/** "Cheapest without losing quality": not in 4 bits. */
export const withoutLoss = ({ topic, args }: Question, { spec, ...rest }: Scenario, { weights }: Option): Scenario =>
  topic === 'least-cost' && args?.asksLoss === true && weights === 'nf4'
    ? { ...rest, spec: { ...spec, method: 'lora', weights: 'bf16' } }
    : { ...rest, spec }
