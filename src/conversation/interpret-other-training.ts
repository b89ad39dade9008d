/** A training that is none of a language model and of which no speed is known: what it usually takes, and how to find out. */
import { otherTrainingIn } from '../language/inquiries/other-training.ts'
import { namesAmount } from '../language/inquiries/sample-amounts.ts'
import { namesSampled } from '../language/inquiries/sampled-inquiry.ts'
import { placeMarket } from '../offers/market.ts'
import { otherTrainingSentences } from '../presentation/content/inquiries/other-training-sentences.ts'
import { priceListOf } from '../recommend/inquiries/prices.ts'
import { emptySpec } from '../scenario/scenario.ts'
import type { EngineContext } from './engine-context.ts'
import type { Interpretation } from './interpretation.ts'
import { type FoundInterpretation, inquiryOf, type ReadPart } from './part-readers.ts'
import type { InputKind, RequestContext } from './request.ts'

const id = 'other training'

/** The answer, found at the place that is its own; null where none is named, or a language model is. `isFirst`: those alone that go before the network that they name. */
export function otherTrainingOf(
  text: string,
  readPart: ReadPart,
  inputKind: InputKind,
  request: RequestContext,
  context: EngineContext,
): (isFirst: boolean) => FoundInterpretation {
  const found = otherTrainingIn(text, context.catalog.inquiryFacts.otherTrainings, inputKind === 'message')
  return (isFirst) =>
    found === null ||
    isMaskedOfKnown(text, context) ||
    isTunedOfKnown(text, context) ||
    (found.row.isBeforeItsNetwork === true) !== isFirst
      ? null
      : answerTo(found, readPart(text), request, context)
}

/** "ViT-B MAE, 800 epochs on ImageNet": of a network whose speed is known. */
const isMaskedOfKnown = (text: string, { catalog }: EngineContext): boolean =>
  /\bmae\b|\bmasked auto-?encod/iu.test(text) &&
  namesAmount(text) &&
  namesSampled(text, catalog.inquiryFacts.sampledModels)

/** "Fine-tune DINOv2 ViT-B on 70k images": its network is trained as any other is. */
const isTunedOfKnown = (text: string, { catalog }: EngineContext): boolean =>
  /\bfine-?tun/iu.test(text) &&
  !/\bpre-?train|\bself-?superv|\bssl\b|\bfrom scratch/iu.test(text) &&
  namesAmount(text) &&
  namesSampled(text, catalog.inquiryFacts.sampledModels)

function answerTo(
  found: NonNullable<ReturnType<typeof otherTrainingIn>>,
  { draft }: ReturnType<ReadPart>,
  request: RequestContext,
  context: EngineContext,
): FoundInterpretation {
  const isSized = found.row.isSized === true
  if (!isSized && (draft.get('model') !== null || draft.get('params') !== null)) return null
  const open = context.marketFor(request)
  const market = placeMarket(open, { ...emptySpec, hosting: 'data-centre' })
  const { names } = context.renderContextOn(request)
  const offerOf = (gpu: string) =>
    priceListOf({ ...emptySpec, gpus: [gpu] }, ['on_demand'], null, market).offers[0] ?? null
  return inquiryOf({ kind: 'known', id, says: otherTrainingSentences(found, offerOf, names) })
}

/** Whether it is the answer: advice on language models beside it misleads. */
export const isOtherTraining = (answer: Interpretation): boolean =>
  answer.kind === 'inquiry' && answer.inquiry.kind === 'known' && answer.inquiry.id === id
