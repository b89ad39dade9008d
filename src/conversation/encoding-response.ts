/** One pass over data and no training, answered. */
import type { InquiryOf } from '../language/inquiries/inquiry.ts'
import { encodingMessage } from '../presentation/content/inquiries/short-answer-messages.ts'
import { perTokenCosts } from '../recommend/inquiries/per-token.ts'
import type { Spec } from '../scenario/scenario.ts'
import type { EngineContext } from './engine-context.ts'
import type { Outcome } from './outcome.ts'
import type { RequestContext } from './request.ts'

/** By the speed of training the same model on one GPU, of which a forward pass is a third, or a half with LoRA. */
export function answerEncoding(
  { spec, unused }: InquiryOf<'encoding'>,
  request: RequestContext,
  context: EngineContext,
): Outcome {
  const asker = context.askerContext(request, null)
  const {
    cards: smallCards,
    largeCards,
    oneCardParams,
    fullTrainingParams,
  } = context.catalog.inquiryFacts.rules.encoding
  const isLarge = (spec.params ?? 0) > oneCardParams.base
  const method = (spec.params ?? 0) > fullTrainingParams.base ? 'lora' : 'full'
  const gpus = spec.gpus === null ? (isLarge ? largeCards : smallCards).map((id) => [id]) : [spec.gpus]
  const job: Spec = {
    ...spec,
    task: null,
    method,
    optimizer: 'adamw',
    // Texts are independent of one another: several GPUs hold a copy each.
    gpuCount: isLarge ? spec.gpuCount : 1,
    nodes: isLarge ? spec.nodes : null,
  }
  const copies = isLarge ? 1 : (spec.gpuCount ?? 1)
  const single = perTokenCosts(gpus, job, (asked) => {
    const answer = context.advisor.answer({ spec: asked, setBy: {}, notes: [] }, request.today, asker)
    return answer.kind === 'recommendation' ? answer.recommendation : null
  })
  const costs = single.map((cost) => ({
    ...cost,
    gpuCount: cost.gpuCount * copies,
    tokensPerSecond: cost.tokensPerSecond * copies,
  }))
  const { names } = context.renderContextOn(request)
  return {
    kind: 'answer',
    content: encodingMessage(costs, spec, method, unused, names),
    detail: { kind: 'encoding', costs },
  }
}
