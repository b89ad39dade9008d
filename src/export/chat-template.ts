/** How the repository that is trained writes a conversation. */
import type { ChatTemplate, ExportFacts } from '../catalog/export-facts.ts'
import type { Spec } from '../scenario/scenario.ts'

/** The template of the model's family, with a stand-in where the repository that is trained brings none. */
export function chatTemplateOf(
  { model, variant }: Pick<Spec, 'model' | 'variant'>,
  own: string | null,
  { chatTemplates }: Pick<ExportFacts, 'chatTemplates'>,
): ChatTemplate | null {
  const template = templateOfFamily(model, chatTemplates)
  if (template === null || variant === null) return template
  // A base model beside one that brings a template.
  if (isBase(variant)) return { ...template, base: template.base ?? { axolotl: 'chatml', instruct: own } }
  const { base: _, ...instruct } = template
  return instruct
}

const isBase = (name: string): boolean => /(?:^|[-_/])(?:base|pt|coder|math)$|-v0\.1$/i.test(name)

/** The row whose key is the longest beginning of the model's id; null where there is none. */
function templateOfFamily(model: string | null, families: ExportFacts['chatTemplates']): ChatTemplate | null {
  const fitting = Object.keys(families).filter((prefix) => model?.startsWith(prefix) === true)
  const [longest] = fitting.toSorted((one, other) => other.length - one.length)
  return longest === undefined ? null : (families[longest] ?? null)
}
