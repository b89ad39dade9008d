/** "What do I get at the end?" */
import { formatBytes } from '../format/file-sizes.ts'
import type { QuestionContext } from './question-context.ts'

/** The files that a run leaves, and where they lie. */
export function deliverableAnswer({
  files,
  recommendation: { best },
  scenario,
  renderContext,
}: QuestionContext): readonly string[] {
  const { model } = scenario.spec
  const base = model === null ? 'the model' : renderContext.names.model(model)
  const size = files === undefined ? '' : `, about ${formatBytes(files.result)}`
  return [
    best.method === 'full'
      ? `The whole model as files${size} in bf16, to be loaded like the original.`
      : `An adapter, as files${size}: it is loaded beside ${base}, which stays as it is, or merged into it.`,
    'It lies on the machine’s disk: download it, or push it to a bucket or to Hugging Face, before you delete the machine.',
  ]
}
