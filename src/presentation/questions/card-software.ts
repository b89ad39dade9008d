/** Which CUDA or ROCm and which PyTorch a card has to have, and whether a version that was named does. */
import type { Architecture } from '../../catalog/architecture.ts'
import type { QuestionContext } from './question-context.ts'

/** Of a card that is old enough. */
const anyImage = 'Any current image does.'

type Versions = Architecture['software']

/** Of the GPU that is named, or that of the plan. */
function cardSoftware({ recommendation, catalog, subject, args, renderContext: { names } }: QuestionContext): string {
  const { gpu } = recommendation.best
  // "On blackwell", "which ROCm": the card of the plan is one of many.
  const named = subject?.gpus ?? []
  const id = named.includes(gpu) ? gpu : (named[0] ?? gpu)
  const software = catalog?.gpus.get(id)?.architecture.software
  if (software === undefined) return ''
  const least = software.cuda ?? software.rocm
  const checked = verdictOf(software, args?.numbers ?? [])
  if (checked === '' && software.says === anyImage)
    return `Any current image does, such as the PyTorch template of the seller or pytorch/pytorch (PyTorch 2 with CUDA 12 or later; recalled): pin the versions that worked.${least === undefined ? '' : ` The least that knows ${names.gpu(id)} is CUDA ${least}.`}`
  const platform = software.cuda === undefined ? 'ROCm' : 'CUDA'
  const wants =
    least === undefined || software.torch === undefined
      ? ''
      : `${names.gpu(id)}: ${platform} ${least} or later, with a PyTorch of ${software.torch} or later that is built for it (recalled). `
  return `${checked}${wants}${software.says} Pick an image or a template whose name says no less, and pin the versions that worked.`
}

/** "My image has CUDA 12.4": yes or no; '' where no version was named. */
function verdictOf({ cuda, torch }: Versions, numbers: readonly { readonly words: string }[]): string {
  const versions = numbers.map(({ words }) => words).filter((words) => /^\d{1,2}\.\d{1,2}$/u.test(words))
  const checks = versions.flatMap((words) => {
    const [major = 0] = partsOf(words)
    if (major >= firstCuda) return [cuda !== undefined && isLater(words, cuda)]
    return torch === undefined || major > lastTorch ? [] : [isLater(words, torch)]
  })
  return checks.length === 0 ? '' : checks.every(Boolean) ? 'Yes. ' : 'No. '
}
/** CUDA counts from there, and PyTorch up to there. */
const [firstCuda, lastTorch] = [8, 3]

const partsOf = (version: string): readonly number[] => version.split('.').map(Number)

/** Whether a version is at least another: 2.10 is later than 2.7. */
function isLater(version: string, least: string): boolean {
  const [[major = 0, minor = 0], [leastMajor = 0, leastMinor = 0]] = [partsOf(version), partsOf(least)]
  return major > leastMajor || (major === leastMajor && minor >= leastMinor)
}

/** By the words in braces of data/questions. */
export const softwareFigures: Readonly<Record<string, (context: QuestionContext) => string>> = { cardSoftware }
