/** "A classifier of 20k leaf photos, 38 labels": what is done with pictures, where no model for it is named. */
import type { SampledModels } from '../../catalog/sampled-models.ts'
import type { Spec } from '../../scenario/scenario.ts'

type PictureTask = SampledModels['tasks'][number]

const pictures =
  /\b(?:images?|pics?|pictures?|photos?|photographs|x-?rays?|radiographs|(?:ct|mri) slices|frames|scans|slides|tiles|micrographs|crops|thumbnails|screenshots)\b/iu
/** Whether pictures may be spoken of: quick. */
export const namesPictures = (text: string): boolean => pictures.test(text)

/** They are made, read out or talked about: other models do that. */
const isOther =
  /\b(?:generat\w+|draw(?:s|ing)?|paint(?:s|ing)?|in (?:the|our|my) style|loras?|dreambooth|llms?|vlms?|llava|assistants?|language models?|chat\w*|annotat\w+|labell?ing|captions?|captioning|describ\w+|questions? (?:about|on)|vqa|ocr|handwrit\w+|extract\w*|transcri\w+|read(?:s|ing)? (?:out|the|them|text)|invoices?|receipts?|documents?|pages|pdfs?|tokens?|\d+ ?b\b|diffusion|gans?|upscal\w+|super[- ]?resolution|restor\w+|inpaint\w*|colou?ri[sz]\w+|depth|videos?|clips?)\b/iu
/** Scans in three dimensions. */
const volumes = /\b(?:3d|volumes?|volumetric|voxels?)\b|\d{2,4} ?[x×] ?\d{2,4} ?[x×] ?\d{2,4}/iu
const outlines =
  /\b(?:segment(?:s|ing|ation)?|outlin(?:e|es|ing)|masks?|delineat\w+|contours?|pixel[- ]wise|which pixels)\b/iu
const finds =
  /\b(?:detect(?:s|ing|ion|or)?|bounding boxes|boxes|locali[sz]\w+|locat(?:e|es|ing)|count(?:s|ing)? (?!of\b)\p{L}|how many [\p{L} ]{2,20} (?:are )?in (?:a|each|the) (?:image|picture|photo|frame)|find(?:s|ing)? (?:the |all )?\p{L}+ (?:in|on) |spot(?:s|ting)? (?:the )?\p{L}{4,20} (?:in|on) )/iu
const sorts =
  /\b(?:classif(?:y|ies|ier|iers|ication|ying)|classes|labels?|labelled|categor(?:y|ies|i[sz]\w+)|species|diagnos(?:e|es|is|ing)|good (?:or|and|vs\.?) (?:bad|not|broken|faulty|defect\w*)|ok (?:or|vs\.?) (?:not ok|nok)|tell(?:s|ing)? (?:apart|whether|if)|distinguish\w*|recogni[sz](?:e|es|ing) (?:which|the|what|\p{L}+))\b/iu
/** "Labelled good/bad", "tagged ok or nok": each picture as a whole has one of two names. */
const sortsWhole =
  /\b(?:labell?ed|tagged|marked|sorted|annotated)(?: as| into)? (?:good|ok|okay|pass(?:ed)?|fine|healthy|normal|yes) ?(?:\/|\||or|and|vs\.?) ?\p{L}+/iu
const likens =
  /\b(?:visual(?:ly)? (?:search|similar\w*)|image (?:search|retrieval|similarity)|(?:similar|like|duplicate|matching) (?:images|pictures|photos|products)|(?:near-?)?duplicates|reverse image|look-?alikes?|re-?identification|re-?id)\b/iu

/** Null where a model is named or sized, or what is done with the pictures is not said. */
export function pictureTaskIn(
  text: string,
  { model, params }: Pick<Spec, 'model' | 'params'>,
  { tasks }: SampledModels,
): PictureTask | null {
  if (model !== null || params !== null || isOther.test(text)) return null
  const isOfVolumes = volumes.test(text)
  const task = outlines.test(text)
    ? isOfVolumes
      ? 'outline volumes'
      : 'outline'
    : isOfVolumes
      ? null
      : likens.test(text)
        ? 'liken'
        : finds.test(text) && !sortsWhole.test(text)
          ? 'find'
          : sorts.test(text)
            ? 'sort'
            : null
  return tasks.find((each) => each.task === task) ?? null
}
