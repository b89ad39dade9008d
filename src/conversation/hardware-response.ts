/** Which GPUs a model needs, and how much memory: an answer with its data. */
import type { MethodId } from '../catalog/training-method.ts'
import type { InquiryOf } from '../language/inquiries/inquiry.ts'
import {
  fitOfCountSentence,
  hardwareAssumptions,
  hardwareMessage,
} from '../presentation/content/inquiries/hardware-message.ts'
import { leastHardwareMessage } from '../presentation/content/inquiries/least-hardware-message.ts'
import { hardwareOfFull } from '../recommend/inquiries/hardware.ts'
import { type LeastOfMethod, leastOfMethods, lighterBeside, lighterThan } from '../recommend/inquiries/smallest.ts'
import { sequenceLengthOf } from '../recommend/search/global-batch.ts'
import type { Spec } from '../scenario/scenario.ts'
import { withLead } from './answer-line.ts'
import type { EngineContext } from './engine-context.ts'
import type { Outcome } from './outcome.ts'
import type { RequestContext } from './request.ts'

/** Whether so many GPUs do it, and which; where none of that number does, what does. */
export function answerFitOfCount(
  inquiry: InquiryOf<'hardware'>,
  request: RequestContext,
  context: EngineContext,
): Outcome {
  const { isOfCount: _, ...ofHardware } = inquiry
  const { spec } = inquiry
  const open: Spec = { ...spec, gpuCount: null, nodes: null }
  const onCount = context.advisor.hardware(spec, request.today, context.askerContext(request, null))
  const isMet = onCount.some(({ choices }) => choices.length > 0)
  const answer = answerHardware({ ...ofHardware, spec: isMet ? spec : open }, request, context)
  return withLead(answer, fitOfCountSentence(onCount, spec.gpuCount ?? 1))
}

/** The GPUs that hold a model, by method; of memory that is asked for what a recipe needs at its least. */
export function answerHardware(
  inquiry: InquiryOf<'hardware'>,
  request: RequestContext,
  context: EngineContext,
): Outcome {
  const { spec, doubtedCount, asksMemory, asksLeast, cap = null, unused } = inquiry
  const { catalog } = context
  // What is needed, and not what a batch may fill.
  const sized = asksMemory === true ? oneSequence(spec) : spec
  const hardware = (asked: Spec, most: typeof cap = null, keepsMasters: boolean | null = null) =>
    context.advisor.hardware(asked, request.today, context.askerContext(request, null), { cap: most, keepsMasters })
  const isUsualFull =
    asksMemory === true &&
    cap === null &&
    spec.method === 'full' &&
    (spec.optimizer === null || spec.optimizer === 'adamw') &&
    spec.weights !== 'fp32'
  const within = isUsualFull
    ? hardwareOfFull(sized, (asked, keepsMasters) => hardware(asked, null, keepsMasters))
    : hardware(sized, cap)
  const isMet = within.some(({ choices }) => choices.length > 0)
  const named = cap === null || isMet ? within : hardware(sized)
  const lighter = asksMemory === true && cap === null && spec.method !== 'full' ? lighterThan(spec.method) : []
  const methods = [
    ...named,
    ...lighter.flatMap((method) =>
      hardware({ ...sized, method, weights: null, optimizer: null }).map((each) => ({
        ...each,
        choices: each.choices.slice(0, 1),
      })),
    ),
  ]
  const rendering = context.renderContextOn(request)
  const assumptionsOf = (isLeast: boolean) =>
    hardwareAssumptions(spec, sequenceLengthOf(spec, catalog.batches), isLeast)
  if (asksLeast !== undefined && doubtedCount === undefined) {
    const least = leastOf(
      spec,
      methods.map(({ method }) => method),
      asksLeast === 'price',
      request,
      context,
    )
    const assumptions = assumptionsOf(true)
    const content = leastHardwareMessage(least, methods, spec, assumptions, unused, rendering)
    if (content !== null) return { kind: 'answer', content, detail: { kind: 'hardware', methods, least, assumptions } }
  }
  const objective = spec.task === null ? null : (catalog.training.objectives.get(spec.task) ?? null)
  const assumptions = assumptionsOf(asksMemory === true)
  const content = hardwareMessage(
    methods,
    spec,
    objective,
    assumptions,
    unused,
    rendering,
    doubtedCount ?? null,
    asksMemory === true,
    cap === null ? null : { ...cap, isMet },
  )
  return { kind: 'answer', content, detail: { kind: 'hardware', methods, assumptions } }
}

const oneSequence = (spec: Spec): Spec => ({
  ...spec,
  batch: spec.batch ?? 1,
  gradientCheckpointing: spec.gradientCheckpointing ?? true,
})

/** The least for each of the methods, and for what is lighter than the only one, where that takes more than a machine. */
export function leastOf(
  spec: Spec,
  methods: readonly MethodId[],
  byPrice: boolean,
  request: RequestContext,
  { advisor, askerContext }: EngineContext,
): readonly LeastOfMethod[] {
  const asker = askerContext(request, null)
  const of = (those: readonly MethodId[]) =>
    leastOfMethods(spec, those, (asked, method) => advisor.smallest(asked, method, request.today, asker), byPrice)
  const named = of(methods)
  return [...named, ...of(lighterBeside(named, gpusOfMachine))]
}
const gpusOfMachine = 8
