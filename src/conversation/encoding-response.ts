/** One pass over data and no training, answered. */
import type { InquiryOf } from '../language/inquiries/inquiry.ts'
import { encodingMessage } from '../presentation/content/inquiries/short-answer-messages.ts'
import { perTokenCosts } from '../recommend/inquiries/per-token.ts'
import type { Spec } from '../scenario/scenario.ts'
import type { EngineContext } from './engine-context.ts'
import type { Outcome } from './outcome.ts'
import type { RequestContext } from './request.ts'

/** Cards that people encode on, the small ones first. */
const encodingCards = ['l4', 'rtx-4090', 'l40s', 'a100-80-sxm', 'h100-sxm']
/** A model that no one of them holds is spread over as many of these as are cheapest. */
const largeCards = ['l40s', 'a100-80-sxm', 'h100-sxm', 'h200-sxm', 'b200']
const mostOnOneCard = 30e9

/** Full training of larger models moves their states to the host on a small card, which a forward pass does not need. */
const mostTrainedInFull = 2e9
const encodedAs = ({ params }: Spec): 'full' | 'lora' => ((params ?? 0) > mostTrainedInFull ? 'lora' : 'full')

/** By the speed of training the same model on one card, of which a forward pass is a third, or a half with LoRA. */
export function answerEncoding(
  { spec, unused }: InquiryOf<'encoding'>,
  request: RequestContext,
  context: EngineContext,
): Outcome {
  const asker = context.askerContext(request, null)
  const isLarge = (spec.params ?? 0) > mostOnOneCard
  const cards = spec.gpus === null ? (isLarge ? largeCards : encodingCards).map((id) => [id]) : [spec.gpus]
  const job: Spec = {
    ...spec,
    task: null,
    method: encodedAs(spec),
    optimizer: 'adamw',
    gpuCount: spec.gpuCount ?? (isLarge ? null : 1),
  }
  const costs = perTokenCosts(cards, job, (asked) => {
    const answer = context.advisor.answer({ spec: asked, setBy: {}, notes: [] }, request.today, asker)
    return answer.kind === 'recommendation' ? answer.recommendation : null
  })
  const { names } = context.renderContextOn(request)
  return {
    kind: 'answer',
    content: encodingMessage(costs, spec, encodedAs(spec), unused, names),
    detail: { kind: 'encoding', costs },
  }
}
