/** The job of a thread that has no plan: its figures, whatever kind of job it is, so that what is asked of it is answered from them. */
import { changedAmounts } from '../language/inquiries/sample-amounts.ts'
import type { InquiryOf } from '../language/inquiries/inquiry.ts'
import { type JobFigures, type JobOption, noFigures } from '../presentation/content/inquiries/job-figures.ts'
import { plainText } from '../presentation/content/message-content.ts'
import { formatCount } from '../presentation/format/number-format.ts'
import type { Spec } from '../scenario/scenario.ts'
import type { AskedQuestion, ConversationSubject } from './conversation-subject.ts'
import type { EngineContext } from './engine-context.ts'
import { answerInquiry } from './inquiry-response.ts'
import { interpretAlone } from './interpret-alone.ts'
import { figuresOfPass } from './job-of-pass.ts'
import { figuresOfSamples } from './job-of-samples.ts'
import { figuresOfService } from './job-of-service.ts'
import type { RequestContext } from './request.ts'
import { memoryOfGpus, toldOptions } from './told-option.ts'

type InquiryOfThread = NonNullable<ConversationSubject['inquiry']>

/** The figures of what the thread is about; null where it is about no job, or a question that has none. */
export function answeredJobOf(
  { subject, text }: AskedQuestion,
  request: RequestContext,
  context: EngineContext,
): JobFigures | null {
  const isOpen = subject.inquiry === null || subject.inquiry.kind === 'unsupported'
  const inquiry = (isOpen ? inquiryAgainOf(text, request, context) : null) ?? subject.inquiry
  if (inquiry === null) return null
  const said = answerInquiry({ kind: 'inquiry', inquiry }, request, context)
  const says = 'content' in said && said.content !== undefined ? plainText(said.content).split('\n') : []
  if (inquiry.kind === 'samples') return figuresOfSamples(inquiry, says, request, context)
  if (inquiry.kind === 'encoding') return figuresOfPass(inquiry, says, request, context)
  if (inquiry.kind === 'hosting') return figuresOfService(inquiry, says, request, context)
  if (inquiry.kind === 'known') return figuresOfTold(inquiry, text, request, context)
  return inquiry.kind === 'unsupported' ? { ...noFigures, kind: 'told', name: `“${inquiry.name}”`, says } : null
}

/** What holds whatever the plan is is kept by its words alone: of a job they are read once more. */
function inquiryAgainOf(text: string | null, request: RequestContext, context: EngineContext): InquiryOfThread | null {
  if (text === null) return null
  const [read] = (['command', 'message'] as const)
    .map((inputKind) => interpretAlone({ kind: 'text', text, inputKind }, request, context))
    .flatMap((each) => {
      if (each.kind !== 'inquiry') return []
      if (each.inquiry.kind === 'known') return [each.inquiry]
      // What is known of one that is outside stands in its place.
      const { generalAnswers: says = [] } = each
      return each.inquiry.kind === 'unsupported' && says.length > 0
        ? [{ kind: 'known' as const, id: each.inquiry.id, says }]
        : []
    })
  if (read === undefined) return null
  const { words } = context.catalog.inquiryFacts
  const isJob = ('job' in read && read.job !== undefined) || words.trainingJob.test(text) || words.training.test(text) || namesWork.test(text) // prettier-ignore
  return isJob ? read : null
}
/** "Predict structures for 20k sequences", "segmentation of 900 scans, 5 folds". */
const namesWork = /(?<![\w.])\d[\d.,]* ?(?:k|m|b|bn|thousand|million|billion)?\+? (?:[\p{L}-]+ ){0,2}\p{L}{3,}/iu

function figuresOfTold(
  { says, job }: InquiryOf<'known'>,
  text: string | null,
  request: RequestContext,
  context: EngineContext,
): JobFigures {
  const told = { ...noFigures, kind: 'told' as const, says, memoryOf: memoryOfGpus(context) }
  if (job === undefined) return { ...told, name: 'this job', size: sizeIn(text ?? '') }
  const optionsOn = (changes: Partial<Spec>): readonly JobOption[] => toldOptions(job, changes, request, context)
  return {
    ...told,
    name: job.name,
    options: optionsOn({}),
    on: optionsOn,
    memory: job.memoryGb === null ? null : { gb: job.memoryGb, leanGb: job.leanGb, isFull: false },
    items: job.soundHours == null ? null : { count: job.soundHours, noun: 'hour of sound' },
    size:
      job.soundHours == null
        ? null
        : { paramsB: 1.5, isAdapter: true, images: null, pixels: null, soundHours: job.soundHours, vectors: null },
    covers: job.soundHours == null ? [] : [`all ${formatCount(job.soundHours)} hours as you gave them`],
    basis: 'Recalled from runs of others, to within a factor of three, and put over to other cards by their arithmetic and bandwidth', // prettier-ignore
  }
}

/** What its files are reckoned from, as it was typed; null: no sound and no pictures are counted. */
function sizeIn(text: string): JobFigures['size'] {
  const isOfSound = /\b(?:audio|music|sound|speech|recordings?|podcasts?|songs?|voices?|calls)\b/iu.test(text)
  const { soundHours = null, images = null } = changedAmounts(text, isOfSound)
  return soundHours === null && images === null
    ? null
    : { paramsB: 1, isAdapter: true, images, pixels: null, soundHours, vectors: null }
}
